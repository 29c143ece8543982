"""What every page of this plugin has in common."""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.api import APIField
from wagtail.images import get_image_model_string
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from . import clock, parts, shown, structured_data
from .as_of import AS_OF, AS_OF_MODE, AsOfForm
from .contents import ContentsEntry
from .directory import PageDirectory, paths_above
from .metadata import PageMetadata, page_metadata
from .preloading import preload
from .querysets import PublishedPageManager
from .search_words import FoundWithoutAccentsMixin
from .site_settings import SiteSettings
from .teasers import Teaser
from .text import excerpt
from .time_zones import DEFAULT_TIME_ZONE, validate_date, validate_not_ahead, zone_named


class ContentPage(FoundWithoutAccentsMixin, Page):
    """A page with a summary, a lead image, a teaser, breadcrumbs and structured data."""

    # By default each page type is reached from Page under its bare class name, which two apps cannot
    # share: a host often has a HomePage of its own.
    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, related_name="%(app_label)s_%(class)s"
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_(
            "One to three plain sentences, shown wherever other pages point here. Left empty, the "
            "beginning of the text is used."
        ),
    )
    generated_summary = models.TextField(editable=False, blank=True)
    lead_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown at the top of the page, in lists, and when the page is shared."),
    )

    objects = PublishedPageManager()

    search_fields = [
        *Page.search_fields,
        FoundWithoutAccentsMixin.words_field,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
    ]
    api_fields = [
        APIField("summary", writable=True),
        APIField("excerpt"),
        APIField("lead_image", writable=True),
        APIField(
            "lead_image_thumbnail",
            serializer=ImageRenditionField("fill-640x400", source="lead_image"),
        ),
    ]

    lead_panels = [
        TitleFieldPanel("title"),
        MultiFieldPanel(
            [FieldPanel("summary"), FieldPanel("lead_image")], heading=_("Summary and image")
        ),
    ]

    preview_modes = [("", _("Now")), AS_OF_MODE]
    password_required_template = "content_app/password_required.html"  # noqa: S105 - a template
    related_heading = _("More to read")
    """The heading under which other pages point to pages of this type."""
    related_order = 100
    asks_readers = False
    """Whether readers are asked at its end if it was helpful."""
    offers_registration = False
    """Whether readers can register for something on pages of this type."""
    is_subject = False
    """Whether it is what others speak about, as a condition is; readers may want to hear of more."""
    prefetched_relations: tuple[str, ...] = ()
    """The rows below the page that its template and its structured data read."""
    is_on_plain_branch = False
    """Whether neither this page nor one above it is known to be an alias."""
    schema_type = "WebPage"
    """The schema.org type under which the page presents itself."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._keep_summary_of_text()
        super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        # The draft of a page that is public is saved as a revision alone.
        self._keep_summary_of_text()
        return super().save_revision(*args, **kwargs)

    def _keep_summary_of_text(self) -> None:
        """In the row, so that listings need not load and walk the body of every page."""
        self.generated_summary = excerpt(self.get_plain_text())

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the times of the page are meant."""
        site = self.get_site()
        return SiteSettings.for_site(site).zone if site else zone_named(DEFAULT_TIME_ZONE)

    @property
    def excerpt(self) -> str:
        return self.summary or self.generated_summary

    def get_plain_text(self) -> str:
        """The page's running text, without markup; the source of its generated summary."""
        return ""

    def get_contents(self) -> list[ContentsEntry]:
        """The parts of a long page, for "On this page"; a short page has none."""
        return []

    def get_date(self) -> date | None:
        """The day that a reader connects with this page."""
        return None

    def get_schema_type(self) -> str:
        return self.schema_type

    def get_kind_label(self) -> str:
        """What kind of thing this is, in a reader's word; empty where the title says it already."""
        return ""

    def get_teaser(self, request: HttpRequest | None = None) -> Teaser:
        return Teaser(
            title=self.title,
            url=self.get_url(request) or "",
            excerpt=self.excerpt,
            kind_label=self.get_kind_label(),
            date=self.get_date(),
            image=self.lead_image,
            meta_lines=tuple(self.get_meta_lines()),
            language=self._language_if_foreign(),
        )

    def _language_if_foreign(self) -> str:
        code = self.locale.language_code
        return "" if code == get_language() else code

    def get_meta_lines(self) -> Iterable[str]:
        """Short facts for the teaser, such as who speaks."""
        return []

    def get_metadata(self, request: HttpRequest) -> PageMetadata:
        return page_metadata(self, request)

    def get_structured_data(self, metadata: PageMetadata) -> list[structured_data.Entity]:
        """What this page says of itself to machines; each type adds to it."""
        page = structured_data.web_page(
            url=metadata.canonical_url,
            name=self.title,
            description=metadata.description,
            language=metadata.language_code,
            dateModified=structured_data.iso(self.last_published_at),
            publisher={"@id": metadata.publisher["@id"]} if metadata.publisher else None,
            **{"@type": self.get_schema_type()},
        )
        if not metadata.breadcrumbs:
            return [page]
        return [page, structured_data.breadcrumb_list(metadata.trail)]

    def get_context(self, request, *args, **kwargs):
        self.prepare_for_rendering(request)
        context = super().get_context(request, *args, **kwargs)
        metadata = self.get_metadata(request)
        context["metadata"] = metadata
        context["contents"] = self.get_contents()
        context["structured_data"] = self.get_structured_data(metadata)
        return context

    def serve_password_required_response(self, request, form, action_url):
        """As Wagtail does, but without the page in the context: its title and summary are private too."""
        context = {"form": form, "action_url": action_url, "page_id": self.pk}
        return TemplateResponse(request, self.password_required_template, context)

    def serve(self, request, *args, **kwargs):
        """Says which page is shown, for whoever counts or keeps the response, in `shown_page_id`."""
        response = parts.respond(self, request, lambda: self._make(request, *args, **kwargs))
        response.shown_page_id = self.pk  # type: ignore[attr-defined]
        return response

    def _make(self, request, *args, **kwargs):
        # A subclass that shows what is not watched must say so by noting it (`shown.py`).
        shown.note_whole()
        return super().serve(request, *args, **kwargs)

    def make_preview_request(
        self, original_request=None, preview_mode=None, extra_request_attrs=None
    ):
        if preview_mode != AS_OF:
            return super().make_preview_request(original_request, preview_mode, extra_request_attrs)
        form = AsOfForm.for_preview(original_request, self.zone)
        attributes = {**(extra_request_attrs or {}), "as_of_form": form}
        with clock.at(form.get_moment()):
            return super().make_preview_request(original_request, preview_mode, attributes)

    def prepare_for_rendering(self, request: HttpRequest) -> None:
        """Load together what the page, its head and the site's frame show."""
        site_settings = SiteSettings.for_request(request)
        preload([self, site_settings], PageDirectory.for_request(request), around=self)
        if self.pk and self.prefetched_relations:
            prefetch_related_objects([self], *self.prefetched_relations)

    def route(self, request, path_components):
        """Wagtail's route in one look-up: `Page.route` takes two for each level of the address."""
        if not path_components:
            return super().route(request, path_components)
        _own, *url_paths = accumulate(path_components, "{}{}/".format, initial=self.url_path)
        below = Page.objects.filter(url_path__in=url_paths, path__startswith=self.path)
        # Slugs say nothing new, but have an index, where the database would read all pages for the rest.
        branch = list(below.filter(slug__in=path_components).order_by("depth"))
        if not branch:
            raise Http404
        nearest = branch[-1]
        model = nearest.specific_class
        if model is None or not issubclass(model, ContentPage):
            return super().route(request, path_components)
        page = model.objects.select_related("locale").get(pk=nearest.pk)
        page.is_on_plain_branch = not any(above.alias_of_id for above in [self, *branch])
        remaining = path_components[nearest.depth - self.depth :]
        return page.route(request, remaining)

    def get_view_restrictions(self):
        """What Wagtail's own method finds, in one query less where `route` has seen that no page of
        the branch is an alias: an alias is as private as the page that it repeats.
        """
        if not self.is_on_plain_branch:
            return super().get_view_restrictions()
        paths = [*paths_above(self), self.path]
        return PageViewRestriction.objects.filter(page__path__in=paths)


class ReviewedMixin(models.Model):
    """When a professional last checked the medical content; who did is a credit of the page."""

    reviewed_on = models.DateField(
        _("medically reviewed on"),
        null=True,
        blank=True,
        validators=[validate_date, validate_not_ahead],
        help_text=_("The day on which a reviewer last confirmed that the content is right."),
    )

    review_panels = [FieldPanel("reviewed_on")]
    review_api_fields = [APIField("reviewed_on", writable=True)]

    class Meta:
        abstract = True
