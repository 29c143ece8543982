/** What is pleasanter with a script; every page is complete without it. */

const WIDE = "(min-width: 66rem)";
const MINUTE = 60_000;
const TO_THE_MINUTE = "2027-03-09T19:00".length;

/** The player replaces the still on the reader's own page, and only when the reader asks for it. */
function playInPlace(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
        return;
    }
    const link = event.currentTarget;
    const address = new URL(link.dataset.embedUrl);
    address.searchParams.set("autoplay", "1");
    const player = document.createElement("iframe");
    player.src = address.href;
    player.title = link.dataset.title;
    player.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
    // The players refuse to start when they are not told which site shows them.
    player.referrerPolicy = "strict-origin-when-cross-origin";
    event.preventDefault();
    link.parentElement.replaceChildren(player);
    player.focus();
}

/** Marks the part that is being read in the list "On this page". */
function followReader(contents) {
    const links = new Map();
    for (const link of contents.querySelectorAll('a[href^="#"]')) {
        const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (part) {
            links.set(part, link);
        }
    }
    let current = null;
    let waiting = false;
    const update = () => {
        waiting = false;
        // High enough that the next part has not reached it where somebody jumped to a short one.
        const line = window.innerHeight / 8;
        let reached = null;
        for (const [part, link] of links) {
            if (part.getBoundingClientRect().top <= line) {
                reached = link;
            }
        }
        if (reached !== current) {
            current?.removeAttribute("aria-current");
            reached?.setAttribute("aria-current", "true");
            current = reached;
        }
    };
    const schedule = () => {
        if (!waiting) {
            waiting = true;
            requestAnimationFrame(update);
        }
    };
    window.addEventListener("scroll", schedule, { passive: true });
    update();
}

/** Adds the visitor's time to a webinar's own, where the clocks of the two show different ones at that moment. */
function addOwnTime(when) {
    const { dateTime } = when.querySelector("time");
    const start = new Date(dateTime);
    const ownClock = new Date(start - start.getTimezoneOffset() * MINUTE).toISOString();
    if (ownClock.slice(0, TO_THE_MINUTE) === dateTime.slice(0, TO_THE_MINUTE)) {
        return;
    }
    // In the page's words, on a clock of twelve or twenty-four hours as the visitor has set it.
    const language = when.closest("[lang]")?.lang || [];
    const { hourCycle } = new Intl.DateTimeFormat([], { hour: "numeric" }).resolvedOptions();
    const day = { weekday: "long", month: "long", day: "numeric" };
    const hour = hourCycle.startsWith("h2") ? "2-digit" : "numeric";
    const time = document.createElement("time");
    time.dateTime = dateTime;
    time.textContent = [day, { hour, minute: "2-digit", hourCycle }]
        .map((parts) => new Intl.DateTimeFormat(language, parts).format(start))
        .join(", ");
    const [before, after] = when.dataset.ownTime.split("{time}");
    const words = document.createElement("span");
    words.className = "ca-when__own";
    words.append(before, time, after);
    when.append(words);
}

/** Hands the page on by the device's own sheet; where there is none, or it fails, the address is there to be pasted. */
function offerSharing(template) {
    const canShare = "share" in navigator;
    if (!canShare && !navigator.clipboard) {
        return;
    }
    const { share: url, title } = template.dataset;
    const part = template.content.firstElementChild.cloneNode(true);
    const [button, status] = part.children;
    const copy = async () => {
        try {
            await navigator.clipboard.writeText(url);
            status.textContent = status.dataset.copied;
        } catch {
            status.textContent = status.dataset.notCopied.replace("{address}", url);
        }
    };
    const share = async () => {
        try {
            await navigator.share({ title, url });
        } catch (reason) {
            // The reader closed the sheet.
            if (reason.name !== "AbortError") {
                await copy();
            }
        }
    };
    button.querySelector(canShare ? "[data-copy]" : "[data-sheet]").remove();
    button.addEventListener("click", canShare ? share : copy);
    template.replaceWith(part);
}

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

for (const when of document.querySelectorAll("[data-own-time]")) {
    addOwnTime(when);
}

for (const link of document.querySelectorAll("[data-embed-url]")) {
    link.addEventListener("click", playInPlace);
}

for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
}

for (const template of document.querySelectorAll("[data-share]")) {
    offerSharing(template);
}

for (const section of document.querySelectorAll("[data-feedback]")) {
    new Feedback(section);
}

for (const contents of document.querySelectorAll("[data-contents]")) {
    const wide = window.matchMedia(WIDE);
    const fold = () => {
        contents.open = wide.matches;
        // Nothing to press where the list is always there; its name is that of the navigation too.
        contents.querySelector("summary").inert = wide.matches;
    };
    wide.addEventListener("change", fold);
    fold();
    followReader(contents);
    contents.addEventListener("click", (event) => {
        if (event.target.closest("a") && !wide.matches) {
            contents.open = false;
        }
    });
}
