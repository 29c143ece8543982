"""What axe-core says of a page that is open. Its script is one that the policy of the site rightly refuses: a context
for it has `bypass_csp`."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# axe looks at the size of targets only where the tag of WCAG 2.2 is named.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# WCAG 2.2, 1.4.6: 7 to 1, and 4.5 to 1 for large text.
CONTRAST = "color-contrast-enhanced"
# One for each of what is asked for: on any page axe has something to look at for these.
ALWAYS_LOOKED_AT = {CONTRAST, "document-title", "target-size", "region"}


def assert_accessible_in_both_schemes(page: Page, *, is_page: bool = True) -> None:
    """In light colours and in dark ones, which it leaves as it is; see `assert_accessible`."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert_accessible(page, is_page=is_page)


def assert_accessible(page: Page, *, is_page: bool = True) -> None:
    """Nothing is wrong, nor left undecided. What is no page may have the same part more than once."""
    rules = {CONTRAST: {"enabled": True}, "landmark-unique": {"enabled": is_page}}
    # Of what is right, one place for each rule: to name them all takes as long as to look.
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": rules,
        "resultTypes": ["violations", "incomplete"],
    }
    found = Axe().run(page, options=options)
    assert {rule["id"] for rule in found.response["passes"]} >= ALWAYS_LOOKED_AT
    assert found.response["violations"] == [], found.generate_report()
    # Of a link beside the number of a step, axe cannot tell that it does not stand on the number.
    undecidable = set() if is_page else {CONTRAST, "color-contrast"}
    assert {rule["id"] for rule in found.response["incomplete"]} <= undecidable
