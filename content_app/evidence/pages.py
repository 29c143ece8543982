"""What pages have in common that cite references."""

from content_app.base.models import ContentPage
from content_app.base.stream_values import held_in_streams

from .citations import Citations
from .models import Reference


class CitingPage(ContentPage):
    """Numbers the references that its long texts cite, in reading order."""

    class Meta:
        abstract = True

    def get_citations(self) -> Citations:
        return Citations(held_in_streams(self, Reference))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["citations"] = self.get_citations()
        return context
