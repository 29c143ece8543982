"""The form in which staff enter a webinar's time as the clock in the webinar's own zone shows it."""

from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateTimeInput

from content_app.base.site_settings import SiteSettings
from content_app.base.time_zones import in_zone, time_zone_choices, zone_named

from .states import Standing
from .time_changes import is_spent, pending_time_change


class WallTimeField(forms.DateTimeField):
    """A date and time without a zone: what a clock on the wall shows.

    An input that names its offset (as the API sends it) is a moment already, and stays one.
    """

    widget = AdminDateTimeInput

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


class WebinarPageForm(WagtailAdminPageForm):
    starts_at = WallTimeField(
        label=_("Start"),
        required=False,
        help_text=_("Date and time as clocks in the webinar's time zone show them."),
    )
    ends_at = WallTimeField(
        label=_("End"),
        required=False,
        help_text=_("Left empty, the webinar is taken to last one hour."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=time_zone_choices,
        help_text=_("The zone in which the start and the end are meant."),
    )

    wall_time_fields = ("starts_at", "ends_at")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A change of some fields only, as the API makes it, must not ask for these others.
        for name in (*self.wall_time_fields, "time_zone"):
            if name not in self._meta.fields:
                del self.fields[name]
        if not self.instance.pk and self.parent_page:
            site = self.parent_page.get_site()
            if site:
                self.initial["time_zone"] = SiteSettings.for_site(site).default_time_zone
        zone = self.instance.zone
        if "time_zone" in self.fields and zone.key != self.instance.time_zone:
            # A browser would choose the first of all zones in the place of one that is not offered.
            offered = [("", _("Choose a time zone")), *time_zone_choices()]
            self.fields["time_zone"].choices = offered
        for name in self.wall_time_fields:
            moment = getattr(self.instance, name)
            if isinstance(moment, datetime) and moment.tzinfo:
                self.initial[name] = moment.astimezone(zone).replace(tzinfo=None)
        if is_spent(self.instance.time_change_reason, self.instance):
            self.initial["time_change_reason"] = ""

    def clean(self):
        cleaned = super().clean()
        is_asked = "time_zone" in self.fields
        zone_name = cleaned.get("time_zone") if is_asked else self.instance.time_zone
        for name in self.wall_time_fields:
            wall_time = cleaned.get(name)
            if wall_time is None or wall_time.tzinfo:
                continue
            if not zone_name:
                # Without a zone nobody knows which moment this is; the zone's own message says so.
                cleaned[name] = None
                continue
            try:
                cleaned[name] = in_zone(wall_time, zone_named(zone_name))
            except ValidationError as error:
                self.add_error(name, error)
        if "starts_at" in self.errors:
            # Nothing can be said of an end without the start, which the message is about.
            cleaned["ends_at"] = None
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        # Only now does the instance hold the new time, and only a complete one can be compared.
        if not self.errors and not self.is_deferred_validation:
            self._ask_for_reason()

    def _ask_for_reason(self):
        """A published webinar does not change its time without a word to those who noted it down.

        Where it is called off, its notice says why already.
        """
        webinar = self.instance
        change = pending_time_change(webinar)
        if change is None or change.reason or webinar.standing != Standing.AS_PLANNED:
            return
        if change.is_under_way(change.changed_at):
            self._add_error_beside(
                "starts_at",
                _(
                    "This webinar has begun. Do you mean its end? If it begins at another time after "
                    "all, say why in “reason for the new time”."
                ),
            )
        elif webinar.time_change_reason:
            self._add_error_beside(
                "time_change_reason",
                _("This was the reason for an earlier change. Say why the time changes again."),
            )
        else:
            self._add_error_beside(
                "time_change_reason", _("Tell readers why the time has changed.")
            )

    def _add_error_beside(self, name, message):
        """A change of some fields only may not have the one that the message is about."""
        self.add_error(name if name in self.fields else None, message)
