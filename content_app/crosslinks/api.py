"""What the v2 API says of what something points to: no more than readers can open.

Wagtail's own serializers name the target of a foreign key, with its title, whether it is published or not, and give
texts as they are stored.
"""

from collections.abc import Iterable

from django.db.models import ForeignKey, Model
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.api.v2.serializers import (
    BaseSerializer,
    ChildRelationField,
    PageSerializer,
    RelatedField,
    RichTextFieldSerializer,
)
from wagtail.api.v2.serializers import StreamField as StreamFieldSerializer
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .published_content import readable_stream
from .resolver import LinkResolver
from .rich_text import readable_source


def published_among(targets: Iterable[Model], request: HttpRequest | None) -> set[Model]:
    targets = set(targets)
    resolver = LinkResolver.for_request(request)
    resolver.directory.look_up(target.pk for target in targets if isinstance(target, Page))
    return {target for target in targets if _is_published(target, resolver)}


def published_rows(rows: Iterable[Model], request: HttpRequest | None) -> list[Model]:
    """The rows below a page, such as its relations, that lead to nothing unpublished."""
    targets = {row: set(_targets(row)) for row in rows}
    published = published_among(set().union(*targets.values()), request)
    return [row for row, leads_to in targets.items() if leads_to <= published]


def _is_published(target: Model, resolver: LinkResolver) -> bool:
    if isinstance(target, Page):
        return target.pk in resolver.directory.published_pages
    if isinstance(target, get_document_model()):
        return bool(resolver.to_document(target.pk).url)
    return getattr(target, "live", True)


class PublishedRelatedField(RelatedField):
    def to_representation(self, value):
        if not published_among([value], self.context["request"]):
            return None
        return super().to_representation(value)


class PublishedChildRelationField(ChildRelationField):
    """Rows of a page, without those that lead to what is not published."""

    def to_representation(self, value):
        serializer = self.serializer_class(context=self.context)
        rows = published_rows(value.all(), self.context["request"])
        return [serializer.to_representation(row) for row in rows]


class ReadableRichTextSerializer(RichTextFieldSerializer):
    def to_representation(self, value):
        resolver = LinkResolver.for_request(self.context.get("request"))
        return super().to_representation(readable_source(value, resolver))


class ReadableStreamSerializer(StreamFieldSerializer):
    def to_representation(self, value):
        resolver = LinkResolver.for_request(self.context.get("request"))
        return super().to_representation(readable_stream(value, resolver))


class PublishedTargetsMixin:
    serializer_related_field = PublishedRelatedField
    serializer_field_mapping = BaseSerializer.serializer_field_mapping | {
        RichTextField: ReadableRichTextSerializer,
        StreamField: ReadableStreamSerializer,
    }

    def build_relational_field(self, field_name, relation_info):
        field_class, kwargs = super().build_relational_field(field_name, relation_info)
        if field_class is ChildRelationField:
            field_class = PublishedChildRelationField
        return field_class, kwargs


class PublishedSerializer(PublishedTargetsMixin, BaseSerializer):
    pass


class PublishedPageSerializer(PublishedTargetsMixin, PageSerializer):
    pass


def _targets(row: Model) -> Iterable[Model]:
    fields = (field for field in row._meta.get_fields() if isinstance(field, ForeignKey))
    chosen = (getattr(row, f.name) for f in fields if not isinstance(f, ParentalKey))
    return filter(None, chosen)
