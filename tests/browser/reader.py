"""What a visitor's browser can tell about a page."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import brotli
from django_http_compression.middleware import BROTLI_QUALITY
from playwright.sync_api import BrowserContext, Page, Request, Response

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
# A desk's window at 400 % is 320 pixels wide (WCAG 2.2, 1.4.10), and some telephones less than that.
NARROW = {"width": 280, "height": 653}

# Left and right, a scroll bar takes no room in headless Chromium: what is wider than the window overflows.
OVERFLOW = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) {
        return [];
    }
    return [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > width + 0.5)
        .map((element) => `${element.tagName} ${element.className}`);
}"""

WIDE = {"letter-spacing": "0.12em", "word-spacing": "0.16em", "line-height": "1.5"}
# Each element for itself, since some have a spacing of their own.
SPACE = """(spacing) => {
    for (const element of document.querySelectorAll("body *")) {
        for (const [name, value] of Object.entries(spacing)) {
            element.style.setProperty(name, value);
        }
    }
}"""

KEPT = """async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
]"""

FOCUS = """() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    return {
        name: (element.getAttribute("aria-label") || element.innerText || element.name || "").trim(),
        tag: element.tagName,
        isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""


# A script that follows the width of the window does so with the frame after.
SETTLE = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"""


def resize(page: Page, viewport: dict) -> None:
    """Until the page has taken its new shape: who walks it by keyboard meanwhile is thrown back."""
    page.set_viewport_size(viewport)
    page.wait_for_function("width => innerWidth === width", arg=viewport["width"])
    page.evaluate(SETTLE)


class Reader:
    """A visitor with a browser of their own, who notes what goes wrong."""

    def __init__(self, context: BrowserContext):
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self._responses: list[Response] = []
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self._note_failure)
        self.page.on("response", self._note_response)

    def open(self, path: str) -> None:
        self.page.goto(path, wait_until="load")

    def heading_levels(self) -> list[int]:
        return self.page.evaluate(
            """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
                .map((heading) => Number(heading.tagName[1]))"""
        )

    def overflow(self) -> list[str]:
        return self.page.evaluate(OVERFLOW)

    @contextmanager
    def larger_letters(self) -> Iterator[None]:
        """As where somebody lets the browser enlarge texts only."""
        letters = "size => { document.documentElement.style.fontSize = size; }"
        self.page.evaluate(letters, "200%")
        yield
        self.page.evaluate(letters, "")

    @contextmanager
    def wider_spacing(self) -> Iterator[None]:
        """Letters, words and lines as far apart as readers may set them (WCAG 2.2, 1.4.12)."""
        self.page.evaluate(SPACE, WIDE)
        yield
        self.page.evaluate(SPACE, dict.fromkeys(WIDE, ""))

    def kept_in_browser(self) -> list[str]:
        """Names of cookies and of whatever else a page left behind."""
        names = [cookie["name"] for cookie in self.page.context.cookies()]
        return names + self.page.evaluate(KEPT)

    def weight(self) -> dict[str, list[int]]:
        """How many bytes each file of the page takes in production, by kind; images are left out, the site's icon too.

        The kinds are Playwright's: "document", "stylesheet", "script", "font" and so on.
        """
        sizes = defaultdict(list)
        for response in self._responses:
            kind = response.request.resource_type
            if not response.headers.get("content-type", "").startswith("image/"):
                sizes[kind].append(_size_in_production(kind, response.body()))
        return sizes

    def fonts_of(self, selector: str) -> set[str]:
        """The families of the letters in an element, as they were found in the end."""
        browser = self.page.context.new_cdp_session(self.page)
        for domain in ("DOM", "CSS"):
            browser.send(f"{domain}.enable")
        document = browser.send("DOM.getDocument")["root"]["nodeId"]
        place = {"nodeId": document, "selector": selector}
        element = browser.send("DOM.querySelector", place)["nodeId"]
        found = browser.send("CSS.getPlatformFontsForNode", {"nodeId": element})
        return {font["familyName"] for font in found["fonts"]}

    def focused(self) -> dict:
        return self.page.evaluate(FOCUS)

    def press_until(self, name: str, key: str = "Tab", at_most: int = 80) -> None:
        """Goes on by keyboard until the focus is on what has this name, seeing each step."""
        seen = []
        for _step in range(at_most):
            self.page.keyboard.press(key)
            focus = self.focused()
            seen.append(focus["name"])
            if focus["name"].startswith(name):
                assert focus["isMarked"], f"The focus on “{name}” cannot be seen."
                return
        raise AssertionError(f"“{name}” was not reached by keyboard, only {seen}.")

    def _note_console(self, message) -> None:
        # Chromium complains of each refused response too; `_note_response` knows which was meant.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def _note_failure(self, request: Request) -> None:
        # An image that was on its way when the reader went on is given up by the browser itself.
        is_given_up = request.failure == "net::ERR_ABORTED" and request.resource_type == "image"
        if not is_given_up:
            self.complaints.append(f"{request.url}: {request.failure}")

    def _note_response(self, response: Response) -> None:
        self._responses.append(response)
        is_page_itself = response.request.is_navigation_request()
        # A form that is refused says so itself.
        is_refusal = response.request.method == "POST" and response.status < 500
        if response.status >= 400 and not (is_page_itself or is_refusal):
            self.complaints.append(f"{response.url}: {response.status}")


@cache
def _size_in_production(kind: str, content: bytes) -> int:
    if kind == "document":
        return len(brotli.compress(content, quality=BROTLI_QUALITY))
    # Static files are compressed once, as well as can be; fonts are so already.
    return min(len(content), len(brotli.compress(content)))
