import struct

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

UNDECODABLE = (OSError, SyntaxError, ValueError, EOFError, struct.error)


class DecodableImageField(WagtailImageField):
    """Wagtail reads the head of a file under a guard, but decodes the rest of it without one."""

    def check_image_pixel_size(self, f: File) -> None:
        try:
            super().check_image_pixel_size(f)
        except UNDECODABLE as error:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error


class SiteImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if description := self.fields.get("description"):
            description.help_text = _(
                "What the picture shows, in a sentence, for people who cannot see it."
            )
        # Wagtail's factory makes the field, and the form that edits an uploaded image has none.
        if field := self.fields.get("file"):
            self.fields["file"] = DecodableImageField(
                label=field.label, required=field.required, widget=field.widget
            )
