/**
 * "Was this page helpful?", answered without leaving the page.
 *
 * What a reader would see on the next page is shown in its place. Where nothing comes back, all that was typed stays.
 */

class Feedback {
    constructor(section) {
        this.words = section.dataset;
        this.message = section.querySelector("[data-feedback-message]");
        this.body = section.querySelector("[data-feedback-body]");
        this.isSending = false;
        section.addEventListener("submit", (event) => {
            event.preventDefault();
            if (!this.isSending) this.send(event.target, event.submitter);
        });
    }

    async send(form, button) {
        this.isSending = true;
        this.message.textContent = this.words.sending;
        const answer = await this.answerTo(form, button);
        this.isSending = false;
        if (!answer) {
            this.message.textContent = this.words.unreachable;
            return;
        }
        const body = answer.querySelector("[data-feedback-body]");
        this.body.replaceChildren(...body.childNodes);
        const message = answer.querySelector("[data-feedback-message]");
        this.message.className = message.className;
        this.message.textContent = message.textContent;
        // The button that had the focus is gone.
        const wrong = this.body.querySelector("[aria-invalid]");
        (wrong ?? this.message).focus();
    }

    async answerTo(form, button) {
        const data = new URLSearchParams(new FormData(form));
        if (button?.name) data.append(button.name, button.value);
        try {
            const response = await fetch(form.action, { method: "POST", body: data });
            const page = new DOMParser().parseFromString(await response.text(), "text/html");
            return page.querySelector("[data-feedback-answer]");
        } catch {
            return null;
        }
    }
}

for (const section of document.querySelectorAll("[data-feedback]")) {
    new Feedback(section);
}
