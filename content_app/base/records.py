"""Records: snippets with a public page of their own, shown under an index page.

A person, a study or a therapy is spoken of on many pages and edited in one place. Its address is that of the index
page of its kind, and its slug.
"""

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import path
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from . import structured_data
from .directory import PageDirectory, add_to_frame
from .metadata import Crumb, PageMetadata
from .querysets import RecordQuerySet
from .redirects import redirect_route
from .routed_page import RoutedPage
from .search_words import FoundWithoutAccentsMixin
from .slugs import SLUG_HELP, SLUG_TAKEN, SlugFromNameMixin
from .teasers import Teaser
from .text import excerpt, plain_text

SLUG_LENGTH = 120


class Record(
    SlugFromNameMixin,
    FoundWithoutAccentsMixin,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_LENGTH,
        blank=True,
        allow_unicode=True,
        help_text=SLUG_HELP,
    )

    objects = RecordQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("name"),
        FoundWithoutAccentsMixin.words_field,
        index.AutocompleteField("name"),
        index.RelatedFields("other_names", [index.SearchField("name", boost=3)]),
        index.FilterField("live"),
        index.FilterField("locale"),
        index.FilterField("locale_id"),
        index.FilterField("translation_key"),
        index.FilterField("id"),
    ]
    api_fields = [
        APIField("name", writable=True),
        APIField("slug", writable=True),
        APIField("other_names"),
    ]
    promote_panels = [FieldPanel("slug")]

    schema_type = "Thing"

    class Meta(SlugFromNameMixin.Meta):
        abstract = True
        ordering = ["name"]
        indexes = [
            # Each response asks what expires next (`validity.py`), and hardly any does.
            models.Index(
                fields=["expire_at"],
                condition=models.Q(live=True, expire_at__isnull=False),
                name="%(app_label)s_%(class)s_expiries",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="%(app_label)s_%(class)s_unique_slug",
                violation_error_message=SLUG_TAKEN,
            )
        ]

    def __str__(self):
        return self.name

    @property
    def title(self) -> str:
        """What counts more than a text: to the search that is a field of this name."""
        return self.name

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        old_slug = self._slug_known_to_readers() if fields is None or "slug" in fields else None
        super().save(*args, **kwargs)
        if old_slug and old_slug != self.slug:
            self._leave_redirects(old_slug)

    @property
    def is_known_to_readers(self) -> bool:
        """Whether it is or once was public; a name that nobody has approved yet is not shown."""
        return self.live or self.first_published_at is not None

    def get_description(self) -> str:
        """The record in plain text; the source of its excerpt."""
        return ""

    @property
    def excerpt(self) -> str:
        return excerpt(plain_text(self.get_description()))

    def get_kind_label(self) -> str:
        return str(self._meta.verbose_name)

    def get_teaser_image(self):
        return None

    def get_url(self, request: HttpRequest | None = None) -> str | None:
        """The address of the record's public page, or None while it has none."""
        return self.get_place(request) if self.live else None

    def get_place(self, request: HttpRequest | None = None) -> str | None:
        """Where its public page is while it is live; None while no page is there below which it could be shown."""
        index_page = self.get_index_page(request)
        return f"{index_page.get_url(request)}{self.slug}/" if index_page else None

    def get_index_page(self, request: HttpRequest | None):
        """The published page under which this kind of record is shown, as a base page."""
        index_model = _index_models[type(self)]
        return PageDirectory.for_request(request).first_of_type(index_model, self.locale_id)

    def get_teaser(self, request: HttpRequest | None = None) -> Teaser:
        return Teaser(
            title=str(self),
            url=self.get_url(request) or "",
            excerpt=self.excerpt,
            kind_label=self.get_kind_label(),
            image=self.get_teaser_image(),
        )

    def get_structured_data(self, url: str) -> structured_data.Entity:
        return structured_data.without_blanks(
            {"@type": self.schema_type, "@id": f"{url}#record", "name": self.name, "url": url}
        )

    def get_preview_template(self, request, mode_name):
        return f"content_app/{self._meta.model_name}.html"

    def get_preview_context(self, request, mode_name):
        if not self.locale_id:
            # The form of a new record names its language only when it is saved.
            self.locale = self.get_default_locale()
        return {
            "record": self,
            "page": self.get_index_page(request),
            "request": request,
            "metadata": PageMetadata(
                title=str(self),
                description=self.excerpt,
                canonical_url=request.build_absolute_uri(),
                language_code=self.locale.language_code,
            ),
        }

    def _slug_known_to_readers(self) -> str | None:
        """The slug in the database, if the record was ever published with it."""
        rows = type(self)._default_manager.filter(pk=self.pk, first_published_at__isnull=False)
        return rows.values_list("slug", flat=True).first() if self.pk else None

    def _leave_redirects(self, old_slug: str) -> None:
        for index_page in _index_models[type(self)].objects.filter(locale_id=self.locale_id):
            redirect_route(
                index_page,
                index_page.reverse_subpage("record", args=[old_slug]),
                index_page.reverse_subpage("record", args=[self.slug]),
            )


class RecordIndexPage(RoutedPage):
    """Lists the records of one kind and shows each at an address below its own."""

    record_model: type[Record]
    # Two of a kind would give every record two addresses.
    max_count_per_parent = 1

    class Meta:
        abstract = True

    def get_records(self):
        return self.record_model.objects.published().filter(locale_id=self.locale_id)

    def get_record(self, slug: str) -> Record | None:
        records = self.record_model.objects.readable().filter(locale_id=self.locale_id)
        return records.filter(slug=slug).first()

    def get_route_paths(self):
        """The addresses from which Wagtail leaves redirects when this page is moved or renamed."""
        routes = [self.reverse_subpage("record", args=[r.slug]) for r in self.get_records()]
        return [*super().get_route_paths(), *routes]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["records"] = self.get_records().for_teasers()
        return context

    @path("<str:slug>/", name="record")
    def record_route(self, request, slug):
        record = self.get_record(slug)
        if record is None:
            raise Http404
        self.prepare_for_rendering(request)
        metadata = self.get_metadata(request)
        url = metadata.canonical_url + self.reverse_subpage("record", args=[slug])
        metadata = metadata.below(
            Crumb(self.title, metadata.canonical_url),
            title=str(record),
            description=record.excerpt,
            canonical_url=url,
            alternates=(),
        )
        return self.render(
            request,
            context_overrides={
                "record": record,
                "metadata": metadata,
                "structured_data": [
                    record.get_structured_data(url),
                    structured_data.breadcrumb_list(metadata.trail),
                ],
            },
            template=f"content_app/{self.record_model._meta.model_name}.html",
        )

    def get_sitemap_urls(self, request=None):
        own = super().get_sitemap_urls(request)
        if not own:
            return own
        return [
            *own,
            *(
                {
                    "location": own[0]["location"] + self.reverse_subpage("record", [record.slug]),
                    "lastmod": record.last_published_at,
                }
                for record in self.get_records().only("slug", "last_published_at", "locale_id")
            ),
        ]


_index_models: dict[type[Record], type[RecordIndexPage]] = {}


def shown_under(index_model: type[RecordIndexPage]) -> type[RecordIndexPage]:
    """Class decorator: records of `index_model.record_model` have their addresses below it."""
    _index_models[index_model.record_model] = index_model
    add_to_frame(index_model)
    return index_model


def record_models() -> tuple[type[Record], ...]:
    """Every kind of record that has addresses."""
    return tuple(_index_models)
