"""What staff can set about a site as a whole."""

from copy import copy
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.choices import normalize_choices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Site

from . import structured_data
from .blocks import PROSE_FEATURES, LinkBlock
from .memory import remembered
from .time_zones import DEFAULT_TIME_ZONE, time_zone_choices, validate_time_zone, zone_named

MONTHS_BETWEEN_REVIEWS = 12


class SocialLinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Name of the network"), max_length=60)
    url = blocks.URLBlock(label=_("Address of your page there"))

    class Meta:
        icon = "globe"
        label = _("Social link")
        label_format = "{label}"


class SiteSettings(BaseSiteSetting):
    organisation_name = models.CharField(
        _("name of the organisation"),
        max_length=120,
        blank=True,
        help_text=_("As visitors know it. Left empty, the name of the site is shown."),
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    postal_address = models.TextField(_("postal address"), blank=True)
    donate_url = models.URLField(
        _("address of the donation page"),
        blank=True,
        help_text=_("The “Donate” button at the top of every page leads here."),
    )
    footer_text = RichTextField(
        _("text at the foot of every page"),
        features=PROSE_FEATURES,
        blank=True,
        help_text=_("For instance, that the site does not replace a doctor's advice."),
    )
    footer_links = StreamField(
        [("link", LinkBlock())], verbose_name=_("links at the foot of every page"), blank=True
    )
    social_links = StreamField(
        [("social_link", SocialLinkBlock())], verbose_name=_("social networks"), blank=True
    )
    default_time_zone = models.CharField(
        _("time zone for new webinars"),
        max_length=64,
        default=DEFAULT_TIME_ZONE,
        validators=[validate_time_zone],
    )
    review_after_months = models.PositiveSmallIntegerField(
        _("months between two medical reviews"),
        default=MONTHS_BETWEEN_REVIEWS,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_(
            "So long after the last review of a page, the calendar says that it should be reviewed "
            "again."
        ),
    )
    explains_terms = models.BooleanField(
        _("explain terms of the glossary"),
        default=False,
        help_text=_(
            "Where a page speaks of a term for the first time, readers can open its definition."
        ),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("organisation_name"), FieldPanel("logo"), FieldPanel("donate_url")],
            heading=_("Identity"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldPanel("postal_address"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("footer_text"), FieldPanel("footer_links"), FieldPanel("social_links")],
            heading=_("Foot of every page"),
        ),
        FieldPanel(
            "default_time_zone",
            widget=forms.Select(choices=normalize_choices(time_zone_choices)),
            help_text=_("Offered to begin with; each webinar keeps its own."),
        ),
        FieldPanel("review_after_months"),
        FieldPanel("explains_terms"),
    ]

    class Meta:
        verbose_name = _("site settings")

    @classmethod
    def for_site(cls, site):
        if site is None:
            # No site answers this host, and what says so has a frame all the same.
            return cls()
        # A copy, since whoever is given it may change it: the form of the settings does.
        found = copy(
            remembered(
                f"settings of site {site and site.pk}",
                lambda: super(SiteSettings, cls).for_site(site),
            )
        )
        # Otherwise the database would be asked for the site that is here.
        found.site = site
        return found

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the site's own days begin and end."""
        return zone_named(self.default_time_zone)

    def get_structured_data(self, site: Site) -> structured_data.Entity:
        """The organisation as it presents itself to machines."""
        root_url = f"{site.root_url}/"
        return structured_data.organization(
            name=self.organisation_name or site.site_name or site.hostname,
            url=root_url,
            same_as=[link.value["url"] for link in self.social_links],
            email=self.contact_email,
            telephone=self.contact_phone,
            address=self.postal_address,
            logo=self.logo and urljoin(root_url, self.logo.file.url),
        )

    def get_organisation_name(self) -> str:
        return self.organisation_name or self.site.site_name or self.site.hostname


def months_between_reviews() -> int:
    """As the default site has it: staff keep one calendar, however many sites there are."""
    chosen = SiteSettings.objects.filter(site__is_default_site=True)
    months = chosen.values_list("review_after_months", flat=True).first()
    return months or MONTHS_BETWEEN_REVIEWS
