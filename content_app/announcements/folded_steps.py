"""What the steps of a plan say of themselves while they are folded; js/announcement_steps.js says it."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import pgettext
from wagtail.blocks.struct_block import StructBlockAdapter

from .moments import Anchor


class FoldedBlockAdapter(StructBlockAdapter):
    @cached_property
    def media(self):
        return super().media + forms.Media(js=["content_app/js/announcement_steps.js"])


class StepBlockAdapter(FoldedBlockAdapter):
    """Says of a step that it is switched off."""

    js_constructor = "content_app.AnnouncementStepBlock"

    def js_args(self, block):
        name, child_blocks, meta = super().js_args(block)
        return [name, child_blocks, meta | {"off": pgettext("step of a plan", "off")}]


class MomentBlockAdapter(FoldedBlockAdapter):
    """Says “at the start”, and not “0 minutes after the start”."""

    js_constructor = "content_app.AnnouncementMomentBlock"

    def js_args(self, block):
        name, child_blocks, meta = super().js_args(block)
        very_moments = {anchor.value: anchor.very_moment for anchor in Anchor}
        return [name, child_blocks, meta | {"veryMoments": very_moments}]


class PageMomentBlockAdapter(MomentBlockAdapter):
    """Says a fixed time where there is one, since that is what counts."""

    js_constructor = "content_app.AnnouncementPageMomentBlock"
