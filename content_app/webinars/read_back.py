"""What the editor is told about the times in the form, as they stand there at the moment."""

from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from content_app.base.time_zones import is_shown_twice, is_time_zone, zone_named

from .time_in_words import (
    LONG_DURATION,
    duration_in_words,
    end_in_words,
    own_clock_in_words,
    read_back_zones,
    start_in_words,
)
from .times import validate_order
from .wall_times import WallTimesForm


class ReadBackForm(WallTimesForm):
    """Reads the times as the page's own form will, so that its messages are those of saving."""

    own_time_zone = forms.CharField(required=False, widget=forms.HiddenInput)
    """That of the editor's browser, which is the clock on their wall."""

    @classmethod
    def of(cls, form: forms.BaseForm) -> "ReadBackForm":
        """Reads what the editing form shows, whether that was typed or stored."""
        names = [name for name in WallTimesForm.base_fields if name in form.fields]
        return cls({name: form[name].value() for name in names})

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                validate_order(cleaned["starts_at"], cleaned["ends_at"])
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned

    @cached_property
    def understood(self) -> dict:
        """What is not refused, by field."""
        self.full_clean()
        return self.cleaned_data

    @property
    def sentences(self) -> list[str]:
        """The start in words, the end, and the editor's own clock; none without a start that is understood."""
        start, zone = self.understood.get("starts_at"), self._zone
        if not start or not zone:
            return []
        sentences = [start_in_words(start, zone, read_back_zones())]
        if "ends_at" in self.understood:
            sentences.append(end_in_words(start, self.understood["ends_at"], zone))
        own_zone_name = self.understood.get("own_time_zone")
        if own_zone_name and is_time_zone(own_zone_name):
            sentences.append(own_clock_in_words(start, ZoneInfo(own_zone_name)))
        return sentences

    @property
    def hints(self) -> list[str]:
        start, end = self.understood.get("starts_at"), self.understood.get("ends_at")
        if start and end and end - start > LONG_DURATION:
            return [
                _("It would last %(duration)s. Is the end right?")
                % {"duration": duration_in_words(end - start)}
            ]
        return []

    @property
    def shown_twice(self) -> list[str]:
        """The fields whose time clocks show twice, so that the editor has to say which one is meant."""
        zone = self._zone
        return [
            name
            for name in self.wall_time_fields
            if self.has_error(name, "ambiguous_time")
            or (zone and (moment := self.understood.get(name)) and is_shown_twice(moment, zone))
        ]

    @property
    def _zone(self) -> ZoneInfo | None:
        name = self.understood.get("time_zone")
        return zone_named(name) if name else None
