/**
 * Keeps the version that a form was loaded from up to date with the form's own autosaves.
 *
 * Wagtail tells only its autosave and its editing sessions. Without this, whoever presses "Publish" after an autosave
 * would be told of a newer version, made by nobody else than themselves.
 */

document.addEventListener("w-autosave:success", ({ target: form, detail: { data } }) => {
    const known = {
        loaded_revision_id: data.revision_id,
        loaded_revision_created_at: data.revision_created_at,
    };
    for (const [name, value] of Object.entries(known)) {
        const input = form.elements?.namedItem(name);
        if (input && value) {
            input.value = value;
        }
    }
});

const waiting = new WeakSet();

/**
 * A press while an autosave is on its way waits for the answer, which names the version to go on from, and of a new
 * page the address. The press takes along what was typed meanwhile, so no further autosave begins.
 */
document.addEventListener(
    "submit",
    async (event) => {
        const { target: form, submitter: button } = event;
        const autosave = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");
        // Fulfilled in any case: Wagtail turns failures into an event (as of Wagtail 8.0).
        const answered = autosave?.submitPromise;
        if (!answered) {
            return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
        if (waiting.has(form)) {
            return;
        }
        waiting.add(form);
        autosave.activeValue = false;
        await answered;
        waiting.delete(form);
        autosave.activeValue = true;
        send(form, button);
    },
    { capture: true },
);

/** Wagtail disables a button that was pressed, and a disabled button does not say what it is for. */
function send(form, button) {
    const disabled = button?.disabled;
    if (disabled) {
        button.disabled = false;
    }
    form.requestSubmit(button);
    if (disabled) {
        button.disabled = true;
    }
}
