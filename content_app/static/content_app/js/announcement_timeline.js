/** Brings the timeline of an announcement up to date whenever the draft that it is about has been saved. */

async function renew(timeline) {
    const response = await fetch(timeline.dataset.contentAppTimeline, { credentials: "same-origin" });
    if (response.ok) {
        const text = await response.text();
        timeline.replaceWith(document.createRange().createContextualFragment(text));
    }
}

document.addEventListener("w-autosave:success", () => {
    for (const timeline of document.querySelectorAll("[data-content-app-timeline]")) {
        if (timeline.dataset.contentAppTimeline) {
            // Without an answer the old one stays, which is as true as it was.
            renew(timeline).catch(() => {});
        }
    }
});
