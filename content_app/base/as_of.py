"""A page's preview as of another time than now, which the editor gives in the preview itself."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from . import clock
from .time_zones import in_zone

AS_OF = "as_of"
AS_OF_MODE = (AS_OF, _("At another time…"))
"""Offered among a page's preview modes, of which Wagtail makes a choice below the preview."""

_KEPT_AS = "content_app_as_of"


class AsOfForm(forms.Form):
    """Asks for the time that clocks in `zone` show."""

    moment = forms.CharField(
        label=_("Show this page as of"),
        widget=forms.TextInput(attrs={"type": "datetime-local", "required": True}),
    )

    def __init__(self, asked: str, zone: ZoneInfo):
        super().__init__({"moment": asked})
        self.zone = zone

    @classmethod
    def for_preview(cls, request: HttpRequest | None, zone: ZoneInfo) -> "AsOfForm":
        """With the time that is asked for now, or was asked for last: the editor's preview is loaded
        again with each change of the text.
        """
        now = f"{clock.now().astimezone(zone):%Y-%m-%dT%H:%M}"
        if request is None:
            return cls(now, zone)
        if "moment" not in request.GET:
            return cls(request.session.get(_KEPT_AS, now), zone)
        form = cls(request.GET["moment"], zone)
        if form.is_valid():
            request.session[_KEPT_AS] = request.GET["moment"]
        return form

    def clean_moment(self) -> datetime:
        try:
            wall_time = parse_datetime(self.cleaned_data["moment"])
        except ValueError:
            wall_time = None
        if wall_time is None or wall_time.tzinfo:
            raise ValidationError(_("Give a date and a time, such as 2027-03-09 19:00."))
        # Of an hour that clocks show twice, the first: what can be seen then is the same.
        return in_zone(wall_time, self.zone, 0)

    def get_moment(self) -> datetime:
        """In UTC; now, where the time that is asked for does not exist."""
        return self.cleaned_data["moment"] if self.is_valid() else clock.now().astimezone(UTC)
