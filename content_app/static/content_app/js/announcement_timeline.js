/** Brings the timeline of an announcement up to date whenever the draft that it is about has been saved. */

async function renew(timeline, key) {
    const address = timeline.dataset.contentAppTimeline.replace("/0/", `/${key}/`);
    const response = await fetch(address, { credentials: "same-origin" });
    if (response.ok) {
        const answer = new DOMParser().parseFromString(await response.text(), "text/html");
        // The region itself stays: a new one would not be read out.
        timeline.replaceChildren(...answer.querySelector("[data-content-app-timeline]").childNodes);
    }
}

document.addEventListener("w-autosave:success", ({ detail: { data } }) => {
    for (const timeline of document.querySelectorAll("[data-content-app-timeline]")) {
        // Without an answer the old one stays, which is as true as it was.
        renew(timeline, data.pk).catch(() => {});
    }
});
