"""Pages with addresses of their own below them."""

from wagtail.contrib.routable_page.models import RoutablePageMixin

from . import parts, shown
from .models import ContentPage


class RoutedPage(RoutablePageMixin, ContentPage):
    class Meta:
        abstract = True

    def serve(self, request, view=None, args=None, kwargs=None):
        """What `ContentPage.serve` does, which Wagtail's mixin passes over: its route to the page itself is a view too.

        Only the page itself is said to be shown, not what stands below it.
        """
        response = parts.respond(
            self, request, lambda: self._make_route(request, view, args, kwargs)
        )
        if view is None or view == self.index_route:
            response.shown_page_id = self.pk  # type: ignore[attr-defined]
        return response

    def _make_route(self, request, view, args, kwargs):
        shown.note_whole()
        return super().serve(request, view, args, kwargs)
