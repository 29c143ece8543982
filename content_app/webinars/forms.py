"""The form in which staff enter a webinar's time as the clock in the webinar's own zone shows it."""

from datetime import datetime

from django.forms import ChoiceField
from django.utils.translation import gettext_lazy as _

from content_app.announcements.forms import AnnouncedPageForm
from content_app.base.site_settings import SiteSettings
from content_app.base.time_zones import is_shown_twice, time_zone_choices

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

    def get_zone_name(self, cleaned):
        is_asked = "time_zone" in self.fields
        return super().get_zone_name(cleaned) if is_asked else self.instance.time_zone
