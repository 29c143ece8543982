"""Texts that are there and cannot be read: a frame that shows nothing beyond its edges cuts them off.

WCAG 2.2, 1.4.4, 1.4.10 and 1.4.12: without loss of content. What leaves the window is looked for elsewhere
(`Reader.overflow`), and what scrolls is not lost.
"""

from playwright.sync_api import Page

# What is for screen readers alone is laid out in a frame of one pixel.
FIND = """() => {
    const HIDES = ["hidden", "clip"];
    const isForEarsAlone = ({ width, height }) => Math.min(width, height) <= 1;
    const framesAround = (element) => {
        const frames = [];
        for (let frame = element; frame !== document.body; frame = frame.parentElement) {
            const { overflowX, overflowY } = getComputedStyle(frame);
            if (HIDES.includes(overflowX) || HIDES.includes(overflowY)) {
                frames.push(frame.getBoundingClientRect());
            } else if (overflowX !== "visible") {
                break;
            }
        }
        return frames.some(isForEarsAlone) ? [] : frames;
    };
    const isBeyond = (line, frame) =>
        line.left < frame.left - 1 ||
        line.right > frame.right + 1 ||
        // Letters stand in the middle of a line's box, which may be higher than the line.
        line.top < frame.top - line.height / 4 ||
        line.bottom > frame.bottom + line.height / 4;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const cut = [];
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (!text.data.trim() || !text.parentElement.checkVisibility()) {
            continue;
        }
        const frames = framesAround(text.parentElement);
        if (!frames.length) {
            continue;
        }
        range.selectNodeContents(text);
        const lines = [...range.getClientRects()];
        if (lines.some((line) => frames.some((frame) => isBeyond(line, frame)))) {
            cut.push(`“${text.data.trim()}” is cut off`);
        }
    }
    return cut;
}"""


def texts_cut_off(page: Page) -> list[str]:
    return page.evaluate(FIND)
