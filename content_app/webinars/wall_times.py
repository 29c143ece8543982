"""A start and an end as clocks in the webinar's own zone show them."""

from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from content_app.base.time_zones import in_zone, time_zone_choices, validate_moment, zone_named


class WallTimeInput(AdminDateTimeInput):
    """Wagtail's, whose picker replaces what it cannot read by the present minute; here the form says what is wrong."""

    def get_config(self):
        return super().get_config() | {"validateOnBlur": False}


class WallTimeField(forms.DateTimeField):
    """A date and time without a zone: what a clock on the wall shows.

    An input that names its offset (as the API sends it) is a moment already, and stays one.
    """

    widget = WallTimeInput
    default_validators = [validate_moment]
    default_error_messages = {
        "invalid": _("Write the date and the time like this: 2027-03-09 19:00.")
    }

    def to_python(self, value):
        moment = value
        if isinstance(value, str):
            try:
                moment = parse_datetime(value.strip())
            except ValueError:
                moment = None
        if isinstance(moment, datetime) and moment.tzinfo:
            return moment
        # Django reads a naive input in the current zone, and UTC has no skipped or doubled hours.
        with timezone.override(UTC):
            moment = super().to_python(value)
        return moment and moment.replace(tzinfo=None)


class FoldField(forms.TypedChoiceField):
    """Which time is meant of the two that clocks show when they are set back: `fold` of PEP 495, or None."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        super().__init__(
            choices=[
                (0, _("The first time, before clocks are set back (summer time)")),
                (1, _("The second time, after clocks are set back (standard time)")),
            ],
            coerce=int,
            empty_value=None,
            required=False,
            **kwargs,
        )


def fold_field(name: str) -> str:
    """The field that asks which time is meant, beside the wall time in the field `name`."""
    return f"{name}_fold"


class WallTimesForm(forms.Form):
    """Reads the wall times, in their zone, as moments."""

    starts_at = WallTimeField(
        label=_("Start"),
        required=False,
        help_text=_(
            "Year-month-day hour:minute, such as 2027-03-09 19:00, as clocks in the webinar's time "
            "zone show it."
        ),
    )
    starts_at_fold = FoldField(label=_("Which start is meant?"))
    ends_at = WallTimeField(
        label=_("End"),
        required=False,
        help_text=_("Written like the start. Left empty, the webinar is taken to last one hour."),
    )
    ends_at_fold = FoldField(label=_("Which end is meant?"))
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=time_zone_choices,
        help_text=_("The zone in which the start and the end are meant."),
    )

    wall_time_fields = ("starts_at", "ends_at")

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        zone_name = self.get_zone_name(cleaned)
        for name in self.wall_time_fields:
            wall_time = cleaned.get(name)
            if wall_time is None or wall_time.tzinfo:
                continue
            if not zone_name:
                # Without a zone nobody knows which moment this is, not even in a draft.
                cleaned[name] = None
                if not self.has_error("time_zone"):
                    self.add_error("time_zone", _("Choose the zone in which the time is meant."))
                continue
            try:
                fold = cleaned.get(fold_field(name))
                cleaned[name] = in_zone(wall_time, zone_named(zone_name), fold)
            except ValidationError as error:
                self.add_error(name, error)
        if "starts_at" in self.errors:
            # Nothing can be said of an end without the start, which the message is about.
            cleaned["ends_at"] = None
        return cleaned

    def get_zone_name(self, cleaned) -> str | None:
        return cleaned.get("time_zone")
