from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index


class CreditedFile(models.Model):
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made this, and under which licence, as it should be shown to readers."),
    )

    class Meta:
        abstract = True


# Not `Image` and `Document`: Wagtail's own models of these names have taken the reverse accessors.
class SiteImage(CreditedFile, AbstractImage):
    """Wagtail's `description` is the alternative text that an image brings along by default."""

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_siteimage", _("Can choose image"))]


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]


class SiteDocument(CreditedFile, AbstractDocument):
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("What a reader finds in this document, in one or two sentences."),
    )

    admin_form_fields = ("title", "file", "description", "credit", "collection", "tags")
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("description"),
        index.SearchField("credit"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_sitedocument", _("Can choose document"))]
