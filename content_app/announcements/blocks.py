"""The plan of an announcement, as staff write it: one block a step."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_app.base.time_zones import validate_moment

from .moments import Anchor, FixedMoment, Moment, RelativeMoment, Unit
from .placements import Placement

LARGEST_AMOUNT = 1000


class MomentValue(blocks.StructValue):
    def as_moment(self) -> Moment | None:
        """None where a draft leaves a part of it out."""
        if isinstance(at := self.get("at"), datetime):
            return FixedMoment(at)
        amount, unit, anchor = self.get("amount"), self.get("unit"), self.get("anchor")
        if amount is None or not unit or not anchor:
            return None
        return RelativeMoment(amount, Unit(unit), Anchor(anchor))


class MomentBlock(blocks.StructBlock):
    amount = blocks.IntegerBlock(
        label=_("How many"),
        min_value=0,
        max_value=LARGEST_AMOUNT,
        default=0,
    )
    unit = blocks.ChoiceBlock(label=_("Unit"), choices=Unit.choices, default=Unit.WEEKS.value)
    anchor = blocks.ChoiceBlock(
        label=_("Counted from"), choices=Anchor.choices, default=Anchor.BEFORE_START.value
    )

    class Meta:
        form_attrs = {"class": "content-app-moment"}
        label_format = "{amount} {unit} {anchor}"
        value_class = MomentValue


class PublicationMomentBlock(MomentBlock):
    """A page cannot go online after it is online, and has nothing to announce when all is over."""

    anchor = blocks.ChoiceBlock(
        label=_("Counted from"),
        choices=[(Anchor.BEFORE_START.value, Anchor.BEFORE_START.label)],
        default=Anchor.BEFORE_START.value,
    )


class FixedTimeBlock(blocks.DateTimeBlock):
    """Keeps what is no time, as the API may be sent it, until it is refused; Wagtail drops it or fails.

    Frozen into migrations under Wagtail's own name.
    """

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except (TypeError, ValueError):
            moment = None
        return moment or (str(value) if value else None)

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.DateTimeBlock", args, kwargs


class PageMomentBlock(MomentBlock):
    """Of a page that has no start and no end of its own."""

    anchor = blocks.ChoiceBlock(
        label=_("Counted from"),
        choices=[(Anchor.AFTER_PUBLICATION.value, Anchor.AFTER_PUBLICATION.label)],
        default=Anchor.AFTER_PUBLICATION.value,
    )
    at = FixedTimeBlock(
        label=_("Or at this time"),
        required=False,
        validators=[validate_moment],
        help_text=_("Filled in, this counts instead. It is what your own clock shows."),
    )


class StepBlock(blocks.StructBlock):
    begins = MomentBlock(label=_("Begins"))
    is_on = blocks.BooleanBlock(
        label=_("This step is on"),
        required=False,
        default=True,
        help_text=_("Switched off, it stays in the plan and does nothing."),
    )

    class Meta:
        label_format = "{begins}"


class PublicationStepBlock(StepBlock):
    begins = PublicationMomentBlock(label=_("When"))


class ShownStepBlock(StepBlock):
    ends = MomentBlock(
        label=_("Ends"),
        default={"amount": 0, "unit": Unit.MINUTES.value, "anchor": Anchor.AFTER_END.value},
    )

    class Meta:
        form_layout = ["begins", "ends", "is_on"]
        label_format = "{begins} – {ends}"


class PageStepBlock(StepBlock):
    begins = PageMomentBlock(label=_("Begins"))
    ends = PageMomentBlock(
        label=_("Ends"),
        default={
            "amount": 2,
            "unit": Unit.WEEKS.value,
            "anchor": Anchor.AFTER_PUBLICATION.value,
            "at": None,
        },
    )

    class Meta:
        form_layout = ["begins", "ends", "is_on"]
        label_format = "{begins} – {ends}"


_ICONS = {
    Placement.PAGE: "doc-full",
    Placement.FEED: "list-ul",
    Placement.CONDITIONS: "first-aid",
    Placement.BANNER: "comment",
    Placement.HOME: "home",
}

_DESCRIPTIONS = {
    Placement.PAGE: _("When you press “Publish” before this moment, the page waits for it."),
    Placement.FEED: _("For those who read by feed reader."),
    Placement.CONDITIONS: _(
        "A notice near the top of the conditions that are related to the page."
    ),
    Placement.BANNER: _("One line at the top of every page."),
    Placement.HOME: _("A place of its own on the home page."),
}


def _step(block: type[StepBlock], placement: Placement, **facts) -> StepBlock:
    facts = {"description": _DESCRIPTIONS[placement]} | facts
    return block(label=placement.label, icon=_ICONS[placement], **facts)


class PlanBlock(blocks.StreamBlock):
    """Of any page. It goes online on the date of its own, and is in the feed of its kind, if that has one."""

    conditions = _step(PageStepBlock, Placement.CONDITIONS)
    banner = _step(PageStepBlock, Placement.BANNER)
    home = _step(PageStepBlock, Placement.HOME)

    class Meta:
        required = False
        collapsed = True


class EventPlanBlock(blocks.StreamBlock):
    """Of what has a start and an end, from which its steps count."""

    page = _step(PublicationStepBlock, Placement.PAGE)
    feed = _step(StepBlock, Placement.FEED)
    conditions = _step(ShownStepBlock, Placement.CONDITIONS)
    banner = _step(
        ShownStepBlock,
        Placement.BANNER,
        description=_("One line at the top of every page; it ends with the webinar at the latest."),
    )
    home = _step(ShownStepBlock, Placement.HOME)

    class Meta:
        required = False
        collapsed = True
        block_counts = {Placement.PAGE.value: {"max_num": 1}}
