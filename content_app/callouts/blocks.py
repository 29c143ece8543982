from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_app.base.chooser_blocks import RecordChooserBlock


class CalloutBlock(blocks.StructBlock):
    callout = RecordChooserBlock("content_app.Callout", label=_("Callout"))

    class Meta:
        icon = "lightbulb"
        label = _("“Did You Know?”")
        description = _("A callout in the text; left out while it is a draft or past its dates.")
        template = "content_app/blocks/callout.html"
