"""How often something was done on a day: the only thing that is kept about readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from swapper import get_model_name, set_app_prefix

set_app_prefix("wagtailcore", "wagtail")


class Kind(models.TextChoices):
    VIEW = "view", _("Views")
    REGISTRATION = "registration", _("Ways to a registration")
    NAMED = "named", _("Searches for its name")
    """Somebody searched for exactly a name of the page; no other words of a search are kept."""
    SEARCH = "search", _("Searches")
    VAIN_SEARCH = "vain_search", _("Searches without a result")


class Figure(models.Model):
    """Of a page, or of the site as a whole where there is no page. Days are those of the site's zone (TIME_ZONE)."""

    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    day = models.DateField(_("day"), db_index=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    count = models.PositiveIntegerField(_("count"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("figure about readers")
        verbose_name_plural = _("figures about readers")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["page", "kind", "day"],
                condition=models.Q(page__isnull=False),
                name="content_app_figure_of_page",
            ),
            models.UniqueConstraint(
                fields=["kind", "day"],
                condition=models.Q(page__isnull=True),
                name="content_app_figure_of_site",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.day.isoformat()}"
