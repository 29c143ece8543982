"""The addresses below a condition page at which its summary is read, printed and had as a PDF."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.routable_page.models import path

from content_app.base.metadata import Crumb
from content_app.base.routed_page import RoutedPage

from .qr_code import qr_code_svg
from .summary import can_be_summarised, summarise
from .summary_pdf import make_pdf
from .summary_wording import wording

PREVIEW_MODE = "summary"

# What file systems refuse in names, and what ends a header.
_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')


class SummarisedPage(RoutedPage):
    """A page of which there is a summary on a sheet of paper."""

    preview_modes = [
        *RoutedPage.preview_modes,
        (PREVIEW_MODE, gettext_lazy("Summary to take to a doctor")),
    ]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if can_be_summarised(self):
            url = self.get_url(request) or ""
            context["summary_url"] = url + self.reverse_subpage("summary")
            context["summary_pdf_url"] = url + self.reverse_subpage("summary_pdf")
        return context

    @path("summary/", name="summary")
    def summary_route(self, request: HttpRequest) -> HttpResponse:
        if not can_be_summarised(self):
            raise Http404
        return self._render_summary(request)

    @path("summary/pdf/", name="summary_pdf")
    def summary_pdf_route(self, request: HttpRequest) -> HttpResponse:
        """Where the PDF cannot be made, the summary to print, which says so."""
        if not can_be_summarised(self):
            raise Http404
        self.prepare_for_rendering(request)
        language = self.locale.language_code
        with translation.override(language):
            pdf = make_pdf(self, request)
        if pdf is None:
            response = self._render_summary(request, pdf_failed=True)
            response.status_code = 503
            return response
        response = HttpResponse(pdf, content_type="application/pdf")
        disposition = content_disposition_header(
            as_attachment=False, filename=f"{self._get_file_name()}.pdf"
        )
        response.headers["Content-Disposition"] = disposition or "inline"
        response.headers["Content-Language"] = language
        # RFC 6596: search engines are to show the page, which says more.
        url = iri_to_uri(self.get_full_url(request))
        response.headers["Link"] = f'<{url}>; rel="canonical"'
        return response

    def serve_preview(self, request, mode_name):
        if mode_name == PREVIEW_MODE:
            return self._render_summary(request)
        return super().serve_preview(request, mode_name)

    def get_route_paths(self):
        """The addresses from which Wagtail leaves redirects when this page is moved or renamed."""
        routes = [self.reverse_subpage(name) for name in ("summary", "summary_pdf")]
        return [*super().get_route_paths(), *routes]

    def _render_summary(self, request: HttpRequest, *, pdf_failed: bool = False):
        response = self.render(request, template="content_app/condition_summary.html")
        context = response.context_data
        summary = summarise(self, request)
        metadata = context["metadata"]
        title = _("Summary: %(title)s") % {"title": self.title}
        context |= {
            "summary": summary,
            "words": wording(summary),
            "qr_code": qr_code_svg(summary.url),
            "pdf_failed": pdf_failed,
            # Its canonical address stays that of the page, where search engines are to lead.
            "metadata": metadata.below(
                Crumb(self.title, metadata.canonical_url), title=title, alternates=()
            ),
            "structured_data": [],
        }
        return response

    def _get_file_name(self) -> str:
        return " ".join(_NOT_IN_FILE_NAMES.sub(" ", self.title).split())[:120]
