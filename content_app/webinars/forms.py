"""The form in which staff enter a webinar's time as the clock in the webinar's own zone shows it."""

from datetime import datetime

from django.forms import ChoiceField
from django.utils.translation import gettext_lazy as _

from content_app.announcements.forms import AnnouncedPageForm
from content_app.base.site_settings import SiteSettings
from content_app.base.time_zones import is_shown_twice, time_zone_choices

from .states import Standing
from .time_changes import is_spent, pending_time_change
from .wall_times import WallTimesForm, fold_field


class WebinarPageForm(WallTimesForm, AnnouncedPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A change of some fields only, as the API makes it, must not ask for these others.
        for name in WallTimesForm.base_fields:
            if name not in self._meta.fields:
                del self.fields[name]
        if not self.instance.pk and self.parent_page:
            site = self.parent_page.get_site()
            if site:
                self.initial["time_zone"] = SiteSettings.for_site(site).default_time_zone
        zone = self.instance.zone
        zone_field = self.fields.get("time_zone")
        if isinstance(zone_field, ChoiceField) and zone.key != self.instance.time_zone:
            # A browser would choose the first of all zones in the place of one that is not offered.
            offered = [("", _("Choose a time zone")), *time_zone_choices()]
            zone_field.choices = offered
        for name in self.wall_time_fields:
            moment = getattr(self.instance, name)
            if isinstance(moment, datetime) and moment.tzinfo:
                local = moment.astimezone(zone)
                self.initial[name] = local.replace(tzinfo=None)
                if is_shown_twice(moment, zone):
                    self.initial[fold_field(name)] = local.fold
        if is_spent(self.instance.time_change_reason, self.instance):
            self.initial["time_change_reason"] = ""

    def get_zone_name(self, cleaned):
        is_asked = "time_zone" in self.fields
        return super().get_zone_name(cleaned) if is_asked else self.instance.time_zone

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
