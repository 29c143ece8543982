from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_app.base.blocks import StructBlock
from content_app.base.chooser_blocks import RecordChooserBlock
from content_app.body.blocks import BodyBlock
from content_app.evidence.blocks import references_block


class QuestionBlock(StructBlock):
    question = blocks.CharBlock(
        label=_("Question"),
        max_length=255,
        help_text=_("In the words in which people ask it. Its address stays when you reword it."),
    )
    answer = blocks.RichTextBlock(
        label=_("Answer"), features=["bold", "italic", "link", "document-link", "ol", "ul"]
    )
    answered_by = RecordChooserBlock("content_app.Person", label=_("Who answers"), required=False)
    references = references_block()

    class Meta:
        icon = "help"
        label = _("Question and answer")
        label_format = "{question}"
        group = _("Questions")
        description = _("Makes the post a Q&A: readers can find and share each question.")
        template = "content_app/blocks/question.html"


class PostBodyBlock(BodyBlock):
    question = QuestionBlock()
