"""The edges of fields, buttons and whatever else readers know by its edge alone: 3 to 1 (WCAG 2.2, 1.4.11).

A link with a line below its words is known by that.
"""

from playwright.sync_api import Page

LEAST_CONTRAST = 3

# The ratio is that of WCAG 2.2's glossary, "contrast ratio".
MEASURE = """(leastContrast) => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const isTransparent = (colour) => channels(colour)[3] === 0;
    const luminance = (colour) => {
        const [red, green, blue] = channels(colour)
            .map((value) => value / 255)
            .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one, other) => {
        const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (lighter + 0.05) / (darker + 0.05);
    };
    const groundOf = (element) => {
        const { backgroundColor } = getComputedStyle(element);
        return isTransparent(backgroundColor) && element.parentElement
            ? groundOf(element.parentElement)
            : backgroundColor;
    };
    const edges = [...document.querySelectorAll("a[href], button, input, select, textarea")]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, style: getComputedStyle(element) }))
        .filter(({ style }) => !style.textDecorationLine.includes("underline"))
        .filter(({ style }) => parseFloat(style.borderTopWidth) && !isTransparent(style.borderTopColor))
        .map(({ element, style }) => ({
            name: (element.getAttribute("aria-label") || element.textContent || element.name).trim(),
            ratio: contrast(style.borderTopColor, groundOf(element.parentElement)),
        }));
    return {
        count: edges.length,
        faults: edges
            .filter(({ ratio }) => ratio < leastContrast)
            .map(({ name, ratio }) => `The edge of “${name}” has ${ratio.toFixed(2)} to 1`),
    };
}"""


def faults_of_edges(page: Page) -> list[str]:
    """Whose edge is too faint for what is around it."""
    measured = page.evaluate(MEASURE, LEAST_CONTRAST)
    assert measured["count"] > 0
    return measured["faults"]
