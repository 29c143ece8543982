/**
 * The side panel "Links" of the editor.
 *
 * What it shows was saved; so it is loaded when the panel opens, and again after each autosave. A click waits until
 * what was typed is saved, and the editor is loaded anew to show the link.
 */

const PATIENCE = 15_000;

class MentionsPanel {
    constructor(panel) {
        this.panel = panel;
        this.form = document.querySelector("[data-edit-form]");
        this.hasEdits = false;
        this.isSaving = false;
        this.wasTypedMeanwhile = false;
        this.panel.addEventListener("show", () => this.load());
        this.watchEdits();
        document.addEventListener("w-autosave:success", () => {
            if (!this.panel.hidden) this.load();
        });
        panel.addEventListener("click", (event) => {
            const button = event.target.closest("button[data-address]");
            if (button) this.act(button);
        });
        // The first save of a new page puts another region in the place of the one that knew no page.
        new MutationObserver(() => {
            if (!this.panel.hidden) this.load();
        }).observe(panel, { childList: true });
        if (!this.panel.hidden) this.load();
    }

    get region() {
        return this.panel.querySelector("[data-content-app-mentions]");
    }

    /**
     * When an autosave is done, Wagtail takes all that is in the form for saved, what was typed in the meantime too.
     */
    watchEdits() {
        const { form } = this;
        form?.addEventListener("w-unsaved:add", () => (this.hasEdits = true));
        form?.addEventListener("w-unsaved:clear", () => (this.hasEdits = false));
        form?.addEventListener("w-autosave:save", () => {
            this.isSaving = true;
            this.wasTypedMeanwhile = false;
        });
        form?.addEventListener("input", () => (this.wasTypedMeanwhile ||= this.isSaving));
        form?.addEventListener("w-autosave:success", () => (this.hasEdits = this.isSaving = false));
        form?.addEventListener("w-autosave:error", () => (this.isSaving = false));
    }

    get isSaved() {
        return !(this.hasEdits || this.isSaving || this.wasTypedMeanwhile);
    }

    async load() {
        if (!this.region.dataset.contentAppMentions) return;
        const source = await this.fetched();
        if (source === null) return this.say(this.region.dataset.unreachable);
        const answer = new DOMParser().parseFromString(source, "text/html");
        // The region itself stays: a new one would not be read out.
        this.region.replaceChildren(...answer.body.childNodes);
        this.count(this.region.querySelectorAll("[data-content-app-mention]").length);
    }

    /** The keyboard goes on where it was: at the entry that took the place of the one that is gone. */
    async loadKeepingPlace(button) {
        const entries = () => [...this.region.querySelectorAll("li")];
        const place = entries().indexOf(button.closest("li"));
        const isUnfolded = this.dismissed?.open;
        await this.load();
        if (isUnfolded && this.dismissed) this.dismissed.open = true;
        const next = entries().slice(0, place + 1).pop()?.querySelector("button");
        (next?.checkVisibility() ? next : this.region).focus();
    }

    get dismissed() {
        return this.region.querySelector("details[data-content-app-dismissed]");
    }

    async fetched() {
        try {
            const response = await fetch(this.region.dataset.contentAppMentions);
            // The editor's session may have ended: its sign-in page does not belong here.
            return response.ok && !response.redirected ? await response.text() : null;
        } catch {
            return null;
        }
    }

    count(number) {
        const toggle = document.querySelector(
            `[data-side-panel-toggle="${this.panel.dataset.sidePanel}"]`,
        );
        const counter = toggle?.querySelector("[data-side-panel-toggle-counter]");
        if (counter) {
            counter.textContent = number;
            counter.hidden = !number;
        }
    }

    async act(button) {
        const { address, reload, ...data } = button.dataset;
        button.disabled = true;
        try {
            if (!(await this.saved())) return this.say(this.region.dataset.unsaved);
            const body = new URLSearchParams(data);
            body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
            const response = await fetch(address, { method: "POST", body });
            if (response.ok && reload) return window.location.reload();
            if (response.ok) return await this.loadKeepingPlace(button);
            const answer = await response.json().catch(() => ({}));
            this.say(answer.message || this.region.dataset.unreachable);
        } catch {
            this.say(this.region.dataset.unreachable);
        } finally {
            button.disabled = false;
        }
    }

    /** Whether all that was typed is saved, which an autosave that is under way may still do. */
    async saved() {
        const end = Date.now() + PATIENCE;
        const isAutosaving = this.form?.dataset.controller.includes("w-autosave");
        while (!this.isSaved && isAutosaving && Date.now() < end) {
            await new Promise((resolve) => setTimeout(resolve, 200));
        }
        return this.isSaved;
    }

    say(words) {
        this.region.querySelector("[role=alert], [data-waiting]")?.remove();
        const message = document.createElement("p");
        message.setAttribute("role", "alert");
        message.className = "help-block help-warning";
        message.textContent = words;
        this.region.prepend(message);
    }
}

document.addEventListener("DOMContentLoaded", () => {
    for (const region of document.querySelectorAll("[data-content-app-mentions]")) {
        new MentionsPanel(region.closest("[data-side-panel]"));
    }
});
