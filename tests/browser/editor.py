"""What an editor does in Wagtail's admin, in the words of an editor.

Fields are named as in the models, because labels are translated and the names are not; buttons and
tabs go by what they say, since that is what an editor looks for.
"""

import re
from contextlib import suppress

from django.conf import settings
from django.test import Client
from playwright.sync_api import FrameLocator, Locator, Page, expect

UNFOLDED_WITHIN = 8_000

# How many looks at the form, as it was before anybody typed, Wagtail still has to take.
COUNT_FIRST_LOOKS = """
    window.firstLooksToCome = 0;
    document.addEventListener("w-unsaved:ready", () => (window.firstLooksToCome += 1));
    document.addEventListener("w-unsaved:watch-edits", () => (window.firstLooksToCome -= 1));
"""


class Part:
    """A part of an editing form: all of it, a row, a block or a single field.

    `depth` counts the blocks around it, so that a field is never mistaken for one of the same name
    in a block further in.
    """

    def __init__(self, page: Page, root: Locator, depth: int = 0):
        self.page = page
        self.root = root
        self.depth = depth

    def field(self, name: str) -> "Part":
        return Part(self.page, self._inside(f'@data-contentpath="{name}"'), self.depth)

    # Fields

    def fill(self, text: str) -> None:
        self.root.locator("input:not([type=hidden]), textarea").first.fill(text)

    def select(self, label: str) -> None:
        self.root.locator("select").select_option(label=label)

    def write(self, text: str) -> None:
        """Rich text."""
        editable = self.root.locator("[contenteditable=true]")
        editable.click()
        editable.press("ControlOrMeta+End")
        self.page.keyboard.insert_text(text)
        self._expect_written(text)

    def write_link(self, words: str, target: str) -> None:
        """Words that lead to the page with the title `target`, at the end of a rich text."""
        self.write(words)
        for _letter in words:
            self.page.keyboard.press("Shift+ArrowLeft")
        self.page.keyboard.press("ControlOrMeta+k")
        Chooser(self.page).search_and_pick(target)
        self._expect_written('"LINK"')

    def choose(self, title: str) -> None:
        """One of the records that there are."""
        self._open_chooser().pick(title)
        self._expect_chosen(title)

    def choose_page(self, title: str) -> None:
        self._open_chooser().search_and_pick(title)
        self._expect_chosen(title)

    def create(self, title: str, **facts: str) -> None:
        """A new record, made without leaving the form; it is shown as `title` from then on.

        `facts` are what to type, by field.
        """
        self._open_chooser().create(facts)
        self._expect_chosen(title)

    # Blocks

    def add_block(self, kind: str) -> "Part":
        """A block at the end of a stream, chosen by its name from the menu of blocks."""
        place = self._children().count()
        option = self.page.get_by_role("option", name=kind, exact=True)
        self._open_menu_of_blocks(option)
        option.click()
        return self._child(place)

    def item(self, place: int) -> "Part":
        """The item of a list at this place, added where there are fewer."""
        while self._children().count() <= place:
            number = self._children().count()
            self.root.locator(".c-sf-add-button").last.click()
            expect(self._children()).to_have_count(number + 1)
        return self._child(place)

    # How it is done

    def _open_menu_of_blocks(self, option: Locator) -> None:
        self._press(self.root.locator(".c-sf-add-button").last, option)

    def _press(self, button: Locator, appears: Locator) -> None:
        """On a busy machine the press can come while the block before is still unfolding, and be lost.

        It is pressed again then, as anybody would.
        """
        for _press in range(3):
            button.click()
            with suppress(AssertionError):
                expect(appears).to_be_visible(timeout=UNFOLDED_WITHIN)
                return

    def _inside(self, condition: str) -> Locator:
        return self.root.locator(
            f"xpath=.//*[{condition}][count(ancestor::*[@data-streamfield-child]) = {self.depth}]"
        )

    def _children(self) -> Locator:
        return self._inside("@data-streamfield-child")

    def _child(self, place: int) -> "Part":
        child = self._children().nth(place)
        expect(child).to_be_visible()
        return Part(self.page, child, self.depth + 1)

    def _open_chooser(self) -> "Chooser":
        chooser = Chooser(self.page)
        self._press(self.root.get_by_role("button", name=re.compile("^Choose")), chooser.window)
        return chooser

    def _expect_chosen(self, title: str) -> None:
        expect(self.root.locator(".chooser__title")).to_have_text(title)

    def _expect_written(self, text: str) -> None:
        """The editor of rich text hands over what was typed a moment later."""
        stored = self.root.locator("input[type=hidden]").first
        expect(stored).to_have_value(re.compile(re.escape(text)))


class Chooser:
    """The window in which something is chosen or made."""

    def __init__(self, page: Page):
        self.window = page.locator(".modal-content")

    def pick(self, title: str) -> None:
        self.window.get_by_role("link", name=title, exact=True).click()
        expect(self.window).to_be_hidden()

    def search_and_pick(self, title: str) -> None:
        self.window.get_by_role("textbox", name="Search term").fill(title)
        # The results replace the tree a moment after the last letter.
        expect(self.window.get_by_role("alert")).to_contain_text("match")
        self.pick(title)

    def create(self, facts: dict[str, str]) -> None:
        self.window.get_by_role("tab", name="Create").click()
        for name, text in facts.items():
            self.window.locator(f'#tab-create [name$="{name}"]').fill(text)
        self.window.get_by_role("button", name="Create", exact=True).click()
        expect(self.window).to_be_hidden()


class EditingForm(Part):
    """The form of a page or a snippet."""

    def __init__(self, page: Page):
        super().__init__(page, page.locator("form[data-edit-form]"))
        expect(self.root).to_be_visible()

    def field(self, name: str) -> Part:
        inside = f'@data-contentpath="{name}" and not(ancestor::*[@data-inline-panel-child])'
        return Part(self.page, self._inside(inside), self.depth)

    def fill_title(self, title: str) -> None:
        self.field("title").fill(title)

    def open_tab(self, label: str) -> None:
        self.page.get_by_role("tab", name=label, exact=True).click()

    def add_row(self, relation: str) -> Part:
        """One more row in a list below the form, such as a related page."""
        rows = self.root.locator(f"#id_{relation}-FORMS > [data-inline-panel-child]")
        place = rows.count()
        self.root.locator(f"#id_{relation}-ADD").click()
        expect(rows).to_have_count(place + 1)
        return Part(self.page, rows.nth(place))

    def wait_until_watched(self) -> None:
        """
        Wagtail takes what is typed in the first two seconds for what was there before. It looks
        twice, since the controller `w-init`, when it takes its own name from the form, connects
        `w-unsaved` once more.
        """
        self._wait_until("unsaved.initialFormData && window.firstLooksToCome <= 0")

    def open_preview(self) -> FrameLocator:
        """The preview beside the form, which follows what is typed from now on."""
        self.wait_until_watched()
        self._unfold_preview()
        return self.page.frame_locator("#w-preview-iframe")

    def open_preview_in_new_tab(self) -> Page:
        """
        Wagtail opens what an update on its way has sent, which may be of before anything was
        typed. So the preview beside the form has to have the title first.
        """
        beside = self.open_preview()
        title = self.page.locator("#id_title").input_value()
        expect(beside.get_by_text(title).first).to_be_attached()
        with self.page.context.expect_page() as opened:
            self.page.get_by_role("link", name="Preview in new tab").click()
        opened.value.wait_for_load_state()
        return opened.value

    def save_draft(self) -> None:
        self._wait_for_autosave()
        self.page.get_by_role("button", name="Save draft").click()
        self._expect_message("saved")

    def publish(self) -> None:
        self._press_publish()
        self._expect_message("published")

    def ask_to_publish(self) -> Locator:
        """The page that says first what will happen."""
        self._press_publish()
        preflight = self.page.locator(".content-app-preflight")
        expect(preflight).to_be_visible()
        return preflight

    def publish_at_once(self) -> None:
        """Whatever its plan says, and whatever may be missing."""
        preflight = self.ask_to_publish()
        for box in preflight.get_by_label("Publish it all the same").all():
            box.check()
        preflight.get_by_role("button", name=re.compile("^Publish( now instead)?$")).click()
        self._expect_message("published")

    def _press_publish(self) -> None:
        self._wait_for_autosave()
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Publish", exact=True).click()

    def _unfold_preview(self) -> None:
        """Wagtail remembers from form to form whether it was unfolded."""
        button = self.page.get_by_role("button", name="Toggle preview")
        if button.get_attribute("aria-expanded") != "true":
            button.click()
        expect(button).to_have_attribute("aria-expanded", "true")

    def _expect_message(self, word: str) -> None:
        expect(self.page.locator(".messages .success")).to_contain_text(word)

    def _wait_for_autosave(self) -> None:
        """Until nothing is on its way to the server, and nothing is about to be.

        Wagtail saves a draft half a second after the last change. What a press of a button in between
        comes to is a matter of test_saving.py.
        """
        self._wait_until("unsaved.formData === unsaved.initialFormData && !autosave.submitPromise")

    def _wait_until(self, condition: str) -> None:
        """`condition` speaks of Wagtail's controllers of the form, in JavaScript."""
        form = self.root.element_handle()
        self.page.wait_for_function(
            f"""form => {{
                const controller = (name) =>
                    window.wagtail.app.getControllerForElementAndIdentifier(form, name);
                const [unsaved, autosave] = [controller("w-unsaved"), controller("w-autosave")];
                return unsaved && autosave && ({condition});
            }}""",
            arg=form,
        )


class Desk:
    """The admin, as somebody who is logged in sees it."""

    def __init__(self, page: Page, server_url: str):
        self.page = page
        self.page.add_init_script(COUNT_FIRST_LOOKS)
        self.server_url = server_url

    def log_in(self, username: str, password: str) -> None:
        self._open()
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self._menu).to_be_visible()

    def come_back(self, user) -> None:
        """With the cookie of an earlier login: the form is slow, and one test of it is enough."""
        client = Client()
        client.force_login(user)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key}
        self.page.context.add_cookies([{**cookie, "url": self.server_url}])
        self._open()
        expect(self._menu).to_be_visible()

    def start(self, listing: str, button: str) -> EditingForm:
        """A new page or snippet, by the button of the listing in the main menu."""
        self._menu.get_by_role("link", name=listing, exact=True).click()
        self.page.get_by_role("link", name=button, exact=True).click()
        return EditingForm(self.page)

    def edit(self, listing: str, title: str) -> EditingForm:
        self._menu.get_by_role("link", name=listing, exact=True).click()
        self.page.locator("main").get_by_role("link", name=title, exact=True).click()
        return EditingForm(self.page)

    def _open(self) -> None:
        self.page.goto(f"{self.server_url}/admin/")

    @property
    def _menu(self) -> Locator:
        return self.page.get_by_role("navigation", name="Main menu")
