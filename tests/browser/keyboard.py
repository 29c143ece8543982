"""A page walked by keyboard alone, from its top until the focus leaves it.

WCAG 2.2: the first stop leads past the frame (2.4.1), everything is reached (2.1.1), nothing holds the focus (2.1.2),
in the order of the page (2.4.3), and the focus is seen (2.4.7) and not beneath anything (2.4.12, the stricter one).
"""

from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page, expect

# Pixels: what stands no farther below is in the same row.
HALF_A_ROW = 24

# Pixels: narrower windows show nothing beside the text (44rem in content_app/styles).
WIDTH_OF_COLUMNS = 704

SKIP = "Skip to the content"
TAKES_FOCUS = "a[href], button, input, select, textarea, summary, iframe, [tabindex='0']"

# Kept on the page, so that each step asks for one thing only.
FIND = """(takesFocus) => {
    window.nameOf = (element) =>
        (element.getAttribute("aria-label") || element.innerText || element.name || element.tagName).trim();
    window.targets = [...document.querySelectorAll(takesFocus)].filter(
        (element) =>
            element.checkVisibility({ visibilityProperty: true }) && !element.disabled && !element.closest("[inert]"),
    );
    return window.targets.map(window.nameOf);
}"""

# Chromium goes on from what last had the focus, even where that has lost it.
TO_THE_TOP = """() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
}"""

LOOK = """() => {
    const element = document.activeElement;
    if (element === document.body) {
        return null;
    }
    const style = getComputedStyle(element);
    const box = [...element.getClientRects()].find(({ width }) => width) || element.getBoundingClientRect();
    const middle = (start, end, most) => (Math.max(start, 0) + Math.min(end, most)) / 2;
    const across = middle(box.left, box.right, innerWidth);
    const down = middle(box.top, box.bottom, innerHeight);
    const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
    const cutsOff = (frame) => {
        const { display, overflowX } = getComputedStyle(frame);
        const { left, right } = frame.getBoundingClientRect();
        const isTooNarrow = box.left - ring < left - 0.5 || box.right + ring > right + 0.5;
        return isTooNarrow && overflowX !== "visible" && display !== "contents";
    };
    let frame = element.parentElement;
    while (frame !== document.body && !cutsOff(frame)) {
        frame = frame.parentElement;
    }
    const uppermost = document.elementFromPoint(across, down);
    return {
        place: window.targets.indexOf(element),
        name: window.nameOf(element),
        is_marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && frame === document.body,
        is_seen: uppermost !== null && element.contains(uppermost),
        is_in_content: element.closest("main") !== null,
        is_in_head: element.closest(".site-header") !== null,
        across,
        down: down + scrollY,
    };
}"""


@dataclass(frozen=True)
class Stop:
    name: str
    place: int
    """Among all that takes the focus, in the order of the document; -1 for what should not."""
    is_marked: bool
    """By an outline whose sides no frame around it cuts off."""
    is_seen: bool
    is_in_content: bool
    is_in_head: bool
    across: float
    down: float
    """The middle of what can be seen of it, in pixels of the page."""


def next_stop(page: Page, key: str = "Tab") -> Stop | None:
    """Where the key leads; None past the end of the page."""
    page.keyboard.press(key)
    found = page.evaluate(LOOK)
    return found and Stop(**found)


def begin_at_the_top(page: Page) -> None:
    """As where a page was just opened: the next key leads to the first that takes the focus."""
    page.evaluate(TO_THE_TOP)


def faults_of_walk(page: Page, first: str = SKIP) -> list[str]:
    """Walks a page from where the focus is, at its top or that of a sheet over it; scrolling must take no time."""
    names = page.evaluate(FIND, TAKES_FOCUS)
    stops: list[Stop] = []
    # Past the end the focus is nowhere, or at the top again: Chromium does either.
    while (stop := next_stop(page)) and not (stops and stop.place == 0):
        stops.append(stop)
        if len(stops) > len(names):
            break
    faults = [f"The focus on “{stop.name}” is not marked" for stop in stops if not stop.is_marked]
    faults += [f"“{stop.name}” is covered" for stop in stops if not stop.is_seen]
    if [stop.place for stop in stops] != [*range(len(names))]:
        faults.append(f"Reached are {[stop.name for stop in stops]}, and there are {names}")
    if not stops or stops[0].name != first:
        faults.append(f"The first stop is not “{first}”")
    is_one_column = page.viewport_size["width"] < WIDTH_OF_COLUMNS
    return faults + _out_of_order([stop for stop in stops if is_one_column or stop.is_in_head])


def _out_of_order(stops: list[Stop]) -> list[str]:
    """Of what stands in rows, as all does where there is one column: on the screen the order may be another."""
    return [
        f"“{following.name}” follows “{stop.name}”, and stands before it"
        for stop, following in pairwise(stops)
        if following.down < stop.down - HALF_A_ROW
        or (abs(following.down - stop.down) < HALF_A_ROW and following.across < stop.across)
    ]


def assert_skip_link_leads_into_content(page: Page) -> None:
    page.get_by_role("link", name=SKIP).press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    following = next_stop(page)
    assert following
    assert following.is_in_content
