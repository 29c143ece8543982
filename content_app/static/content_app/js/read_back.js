/**
 * Reads a webinar's times back in words, as they are typed or picked.
 *
 * The words come from the server, where saving checks the same times by the same rules. The form works without them.
 */

const TIMES = ["starts_at", "starts_at_fold", "ends_at", "ends_at_fold", "time_zone"];
const PAUSE_IN_TYPING = 600;

class ReadBackController extends window.StimulusModule.Controller {
    static targets = ["words", "question"];

    connect() {
        // What the server wrote into the page lacks the clock of this browser.
        this.read();
    }

    disconnect() {
        clearTimeout(this.waiting);
        this.reading?.abort();
    }

    schedule({ target }) {
        if (TIMES.includes(target.name)) {
            clearTimeout(this.waiting);
            this.waiting = setTimeout(() => this.read(), PAUSE_IN_TYPING);
        }
    }

    async read() {
        this.reading?.abort();
        const reading = new AbortController();
        this.reading = reading;
        try {
            this.show(await this.ask(reading.signal));
        } catch {
            if (!reading.signal.aborted) {
                this.wordsTarget.textContent = this.wordsTarget.dataset.unreachable;
            }
        }
    }

    async ask(signal) {
        const typed = new FormData(this.element.closest("form"));
        const question = new URLSearchParams(
            TIMES.filter((name) => typed.has(name)).map((name) => [name, typed.get(name)]),
        );
        question.set("own_time_zone", Intl.DateTimeFormat().resolvedOptions().timeZone);
        const answer = await fetch(`${this.wordsTarget.dataset.address}?${question}`, {
            // Whoever is no longer logged in gets a refusal, and not the form for logging in.
            headers: { "X-Requested-With": "XMLHttpRequest" },
            signal,
        });
        if (!answer.ok) {
            throw new Error(answer.statusText);
        }
        return answer.text();
    }

    show(words) {
        this.wordsTarget.innerHTML = words;
        const { shownTwice } = this.wordsTarget.querySelector("[data-shown-twice]").dataset;
        const names = shownTwice.split(" ");
        for (const question of this.questionTargets) {
            question.hidden = !names.includes(question.dataset.about);
        }
    }
}

window.wagtail.app.register("content-app-read-back", ReadBackController);
