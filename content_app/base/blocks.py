"""The blocks that need nothing but words, images and addresses.

Leaf blocks are frozen into migrations by their import path, so a subclass of one would have to stay
here for ever: there are none, but for the choosers, which are frozen under Wagtail's own names.
"""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from .chooser_blocks import DocumentChooser, PageChooser, PictureBlock
from .comparisons import StructComparison
from .videos import Video, parse_video_url

INLINE_FEATURES = ["bold", "italic", "superscript", "subscript", "link", "document-link"]
PROSE_FEATURES = [*INLINE_FEATURES, "ol", "ul", "hr"]

_TABLE_OPTIONS = {"minSpareRows": 0, "startRows": 3, "startCols": 3, "height": 215, "width": 680}


class StructBlock(blocks.StructBlock):
    """Wagtail's, without the word “None” in searches, excerpts and comparisons where it holds null.

    It does where a field came later than what is stored, and where a program wrote it past the editing form.
    """

    def get_comparison_class(self):
        return StructComparison

    def get_searchable_content(self, value):
        return [
            words
            for name, block in self.child_blocks.items()
            if self.search_index and value.get(name) is not None
            for words in block.get_searchable_content(value[name])
        ]


class HeadingBlock(StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("Size"),
        choices=[("main", _("Heading")), ("sub", _("Smaller heading"))],
        default="main",
        help_text=_("Use the smaller one only below a heading."),
    )

    def get_searchable_content(self, value):
        # Wagtail would add the words of the chosen size to searches and excerpts.
        return super().get_searchable_content({"text": value["text"]})

    class Meta:
        icon = "title"
        label = _("Heading")
        label_format = "{text}"
        description = _("Starts a new part of the text; long pages list their headings at the top.")
        template = "content_app/blocks/heading.html"
        preview_value = {"text": _("Living with balance problems"), "level": "main"}


class CaptionedImageBlock(StructBlock):
    image = PictureBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("Shown below the image: what it tells, and whose it is."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with a description for people who cannot see it.")
        template = "content_app/blocks/image.html"


class QuoteBlock(StructBlock):
    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(
        label=_("Who said it"), required=False, max_length=200, help_text=_("Name and role.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's own words, set apart from the text.")
        template = "content_app/blocks/quote.html"
        preview_value = {"text": _("I take the stairs one at a time."), "attribution": ""}


class SimpleListBlock(StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("bulleted", _("Bullets")), ("numbered", _("Numbers, where the order matters"))],
        default="bulleted",
    )
    items = blocks.ListBlock(
        blocks.RichTextBlock(features=INLINE_FEATURES, label=_("Item")), label=_("Items")
    )

    def get_searchable_content(self, value):
        return super().get_searchable_content({"items": value["items"]})

    class Meta:
        icon = "list-ul"
        label = _("List")
        description = _("Short items below each other.")
        template = "content_app/blocks/list.html"


class TableEditorBlock(WagtailTableBlock):
    """Wagtail's; takes what its editor did not send as no table, where Wagtail answers with an error page.

    Frozen into migrations under Wagtail's own name.
    """

    def value_from_form(self, value):
        try:
            table = super().value_from_form(value)
        except (ValueError, RecursionError):
            return None
        return table if self._is_table(table) else None

    def clean(self, value):
        """Raises ValidationError where readers would miss something (WCAG 2.2, 1.3.1); a draft may lack it."""
        if self._is_table(value) and not self.is_deferred_validation:
            faults = list(self._faults_of(value))
            if faults:
                raise ValidationError(faults)
        return super().clean(value)

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        return "wagtail.contrib.table_block.blocks.TableBlock", args, kwargs

    @classmethod
    def _faults_of(cls, table) -> Iterator[ValidationError]:
        if not cls._has_headings(table):
            yield ValidationError(
                _(
                    "Choose under “Table headers” whether the first row or the first column holds the "
                    "headings, and write them there."
                )
            )
        if not str(table.get("table_caption") or "").strip():
            yield ValidationError(_("Give the table a caption that says what it shows."))

    @staticmethod
    def _has_headings(table) -> bool:
        rows, choice = table["data"], str(table.get("table_header_choice"))
        first_row = rows[0] if rows else []
        first_column = [row[0] for row in rows if row]
        headings = {
            "row": [first_row],
            "column": [first_column],
            "both": [first_row, first_column],
        }.get(choice, [[]])
        return all(any(str(cell or "").strip() for cell in cells) for cells in headings)

    @staticmethod
    def _is_table(value) -> bool:
        return (
            isinstance(value, dict)
            and isinstance(value.get("data"), list)
            and all(isinstance(row, list) for row in value["data"])
            and all(isinstance(value.get(name) or [], list) for name in ("cell", "mergeCells"))
        )


class TableBlock(StructBlock):
    table = TableEditorBlock(
        label=_("Table"),
        table_options=_TABLE_OPTIONS,
        help_text=_("Give the table a caption and say which row or column holds the headings."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Figures or facts in rows and columns.")
        template = "content_app/blocks/table.html"


class VideoValue(blocks.StructValue):
    @property
    def video(self) -> Video | None:
        """The video, or None where a draft's address is not one yet."""
        try:
            return parse_video_url(self.get("url") or "")
        except ValidationError:
            return None


class VideoBlock(StructBlock):
    url = blocks.URLBlock(
        label=_("Address of the video"),
        help_text=_("A video on YouTube or Vimeo, or a video file (.mp4, .webm)."),
    )
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    still = PictureBlock(
        label=_("Still image"),
        required=False,
        help_text=_("Shown until the reader presses play; nothing is loaded from outside before."),
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=PROSE_FEATURES,
        help_text=_("What is said and shown, for people who cannot hear or see the video."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned.get("url"):
            try:
                parse_video_url(cleaned["url"])
            except ValidationError as error:
                raise blocks.StructBlockValidationError(block_errors={"url": error}) from error
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")
        label_format = "{title}"
        description = _("A video that loads nothing from outside until the reader presses play.")
        template = "content_app/blocks/video.html"
        value_class = VideoValue


class DocumentBlock(StructBlock):
    document = DocumentChooser(label=_("Document"))
    label = blocks.CharBlock(
        label=_("Text of the link"),
        required=False,
        max_length=200,
        help_text=_("Left empty, the document's own title is shown."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to download.")
        template = "content_app/blocks/document.html"


class LinkBlock(StructBlock):
    """One destination: a page of this site, a document, or an address elsewhere."""

    page = PageChooser(label=_("Page of this site"), required=False)
    document = DocumentChooser(label=_("or a document"), required=False)
    url = blocks.URLBlock(label=_("or an address elsewhere"), required=False)
    label = blocks.CharBlock(
        label=_("Text of the link"),
        required=False,
        max_length=200,
        help_text=_("Left empty, the title of the page or document is shown."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        given = [name for name in ("page", "document", "url") if cleaned.get(name)]
        message = None
        if len(given) > 1:
            message = _("Choose one destination only, and clear the others.")
        elif not self.is_deferred_validation:
            if not given:
                message = _("Choose a page or a document, or give an address.")
            elif given == ["url"] and not cleaned.get("label"):
                error = ValidationError(_("Say in words where this address leads."))
                raise blocks.StructBlockValidationError(block_errors={"label": error})
        if message:
            error = ValidationError(message)
            raise blocks.StructBlockValidationError(block_errors={(given or ["page"])[-1]: error})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label}"


class CallToActionBlock(StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)
    link = LinkBlock(label=_("Where the button leads"))

    class Meta:
        icon = "pick"
        label = _("Call to action")
        label_format = "{title}"
        description = _("A short invitation with a button, such as to join a registry.")
        template = "content_app/blocks/call_to_action.html"


class PageTeaserBlock(StructBlock):
    page = PageChooser(label=_("Page"))

    class Meta:
        icon = "doc-empty"
        label = _("Pointer to a page")
        description = _("Title, excerpt and link of another page; left out while it is not public.")
        template = "content_app/blocks/page_teaser.html"


class DisclosureBlock(StructBlock):
    summary = blocks.CharBlock(
        label=_("Line that is always shown"),
        max_length=160,
        default=_("Medical disclaimer"),
    )
    text = blocks.RichTextBlock(label=_("Text that unfolds"), features=PROSE_FEATURES)

    class Meta:
        icon = "help"
        label = _("Disclaimer or detail that unfolds")
        label_format = "{summary}"
        description = _("A line that the reader can open, such as a medical disclaimer.")
        template = "content_app/blocks/disclosure.html"
