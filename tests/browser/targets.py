"""What can be pressed: large enough for numb or trembling hands, and apart from its neighbours.

WCAG 2.2, 2.5.5: at least 44 by 44 CSS pixels; links inside a sentence are excepted. axe-core checks no more than the
24 of 2.5.8. The space between is this site's own rule.
"""

from playwright.sync_api import Page

LEAST_SIZE = 44
LEAST_SPACE = 8
HALF_A_PIXEL = 0.5
"""Browsers lay out in fractions of a pixel."""

# Folded parts are unfolded first; the menu of a phone lies over the page and has no neighbours there.
MEASURE = """([leastSize, leastSpace]) => {
    for (const details of document.querySelectorAll("details")) {
        details.open = true;
    }
    const menu = document.querySelector("[popover]:has(nav)");
    if (menu && getComputedStyle(menu).display === "none") {
        menu.showPopover();
    }
    const isInline = (element) => ["inline", "inline-block"].includes(getComputedStyle(element).display);
    const isInSentence = (element) => {
        let block = element;
        while (isInline(block)) {
            block = block.parentElement;
        }
        return block !== element && block.textContent.trim() !== element.textContent.trim();
    };
    const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter((element) => element.checkVisibility() && !isInSentence(element))
        .filter((element) => getComputedStyle(element).pointerEvents !== "none")
        .map((element) => ({
            element,
            box: element.getBoundingClientRect(),
            sheet: element.closest(":popover-open"),
            name: (element.getAttribute("aria-label") || element.textContent || element.name).trim(),
        }));
    const faults = targets
        .filter(({ box }) => Math.min(box.width, box.height) < leastSize)
        .map(({ name, box }) => `“${name}” is ${box.width} by ${box.height}`);
    targets.forEach((one, index) => {
        for (const other of targets.slice(index + 1)) {
            const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
            const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
            if (one.sheet === other.sheet && Math.max(across, down) < leastSpace) {
                faults.push(`“${one.name}” is ${Math.max(across, down)} from “${other.name}”`);
            }
        }
    });
    return { count: targets.length, faults };
}"""


def faults_of_targets(page: Page) -> list[str]:
    """What is too small to be pressed with certainty, and what stands too close to something else."""
    measured = page.evaluate(MEASURE, [LEAST_SIZE - HALF_A_PIXEL, LEAST_SPACE - HALF_A_PIXEL])
    assert measured["count"] > 0
    return measured["faults"]
