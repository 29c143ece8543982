"""What a browser keeps of whoever comes to private content."""

from django.conf import settings
from playwright.sync_api import expect

from tests.browser.library import Library
from tests.browser.reader import DESKTOP, Reader


def test_nothing_is_stored_before_the_password_is_right(library: Library, new_context) -> None:
    reader = Reader(new_context(base_url=library.url, viewport=DESKTOP))
    reader.open(library.paths["private page"])
    password = reader.page.get_by_label("Password")
    password.fill("a guess")
    password.press("Enter")
    expect(password).to_have_attribute("aria-invalid", "true")
    assert reader.kept_in_browser() == []

    password.fill("open sesame")
    password.press("Enter")

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("For members")
    assert reader.kept_in_browser() == [settings.SESSION_COOKIE_NAME]
    assert reader.complaints == []
