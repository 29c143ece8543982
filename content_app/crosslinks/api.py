"""What the v2 API says of the pages and records that something points to: no more than readers can open.

Wagtail's own serializers name the target of a foreign key, with its title, whether it is published or not.
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
)
from wagtail.models import Page

from content_app.base.directory import PageDirectory


def published_among(targets: Iterable[Model], request: HttpRequest) -> set[Model]:
    targets = set(targets)
    directory = PageDirectory.for_request(request)
    directory.look_up(target.pk for target in targets if isinstance(target, Page))
    return {
        target
        for target in targets
        if (
            directory.get_page(target.pk)
            if isinstance(target, Page)
            else getattr(target, "live", True)
        )
    }


class PublishedRelatedField(RelatedField):
    def to_representation(self, value):
        if not published_among([value], self.context["request"]):
            return None
        return super().to_representation(value)


class PublishedChildRelationField(ChildRelationField):
    """Rows of a page, without those that lead to what is not published."""

    def to_representation(self, value):
        serializer = self.serializer_class(context=self.context)
        targets = {row: set(_targets(row)) for row in value.all()}
        published = published_among(set().union(*targets.values()), self.context["request"])
        return [
            serializer.to_representation(row)
            for row, leads_to in targets.items()
            if leads_to <= published
        ]


class PublishedTargetsMixin:
    serializer_related_field = PublishedRelatedField

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
