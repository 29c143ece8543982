"""The v2 API of the plugin's content; the v3 preview finds the page types by itself.

Snippets have no draft filter of their own in v2, so each endpoint here lists published records only.
"""

from wagtail.api.v2.filters import FieldsFilter, OrderingFilter, SearchFilter
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from .base import clock
from .base.site_settings import SiteSettings
from .blog.questions import Question
from .callouts.models import Callout
from .crosslinks.api import (
    PublishedPageSerializer,
    PublishedSerializer,
    ReadableRichTextSerializer,
)
from .crosslinks.mentions.glossary import GlossaryTerm
from .evidence.models import Study, Therapy
from .people.models import Person


class PublishedPagesAPIViewSet(PagesAPIViewSet):
    base_serializer_class = PublishedPageSerializer


class PublishedAPIViewSet(BaseAPIViewSet):
    base_serializer_class = PublishedSerializer
    filter_backends = [FieldsFilter, OrderingFilter, SearchFilter]

    def get_queryset(self):
        # By keys, which is what searching understands.
        published = self.model.objects.published().order_by()
        return self.model.objects.filter(pk__in=published.values("pk")).order_by("pk")


class PeopleAPIViewSet(PublishedAPIViewSet):
    model = Person


class TherapiesAPIViewSet(PublishedAPIViewSet):
    model = Therapy


class StudiesAPIViewSet(PublishedAPIViewSet):
    model = Study


class CalloutsAPIViewSet(PublishedAPIViewSet):
    model = Callout

    def get_queryset(self):
        day = clock.today(SiteSettings.for_request(self.request).zone)
        showing = Callout.objects.showing_on(day)
        return super().get_queryset().filter(pk__in=showing.values("pk"))


class GlossaryAPIViewSet(PublishedAPIViewSet):
    model = GlossaryTerm


class QuestionsAPIViewSet(PublishedAPIViewSet):
    model = Question

    @classmethod
    def get_field_serializer_overrides(cls, model):
        # The rows keep the answer as text; this lets ?rich_text_format= speak of it too.
        overrides = super().get_field_serializer_overrides(model)
        return overrides | {"answer": ReadableRichTextSerializer()}


api_router = WagtailAPIRouter("content_app_api")
api_router.register_endpoint("pages", PublishedPagesAPIViewSet)
api_router.register_endpoint("images", ImagesAPIViewSet)
api_router.register_endpoint("documents", DocumentsAPIViewSet)
api_router.register_endpoint("people", PeopleAPIViewSet)
api_router.register_endpoint("therapies", TherapiesAPIViewSet)
api_router.register_endpoint("studies", StudiesAPIViewSet)
api_router.register_endpoint("callouts", CalloutsAPIViewSet)
api_router.register_endpoint("glossary", GlossaryAPIViewSet)
api_router.register_endpoint("questions", QuestionsAPIViewSet)
