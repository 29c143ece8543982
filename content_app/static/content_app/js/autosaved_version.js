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
