"""The pages that mention something, on one screen, to link from where staff choose."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from content_app.crosslinks.versions import VersionKind, is_locked_for, may_publish

from .addresses import entry_named
from .entries import Entry, Target, targets_of
from .linking import link_in_versions
from .scanning import mentions_of
from .suggestions import Suggestion, suggestion_of
from .texts import latest_version

AT_ONCE = 50
"""More sentences than these nobody reads in one go; the rest follows."""


@dataclass(frozen=True)
class MentioningPage:
    page: Page
    suggestion: Suggestion
    is_published_at_once: bool
    """Whether a link that this user adds is online with that."""


class MentioningPagesView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "content_app/admin/pages_that_mention.html"
    page_title = gettext_lazy("Pages that mention it")
    header_icon = "link"

    def dispatch(self, request, *args, **kwargs):
        policy = policy_registry.get_by_type(Page)
        if not policy.user_has_any_permission(request.user, {"add", "change", "publish"}):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def entry(self) -> Entry:
        entry = entry_named(self.kwargs["key"])
        if entry is None:
            raise Http404
        return entry

    @cached_property
    def target(self) -> Target:
        target = targets_of([self.entry], self.request).get(self.entry)
        if target is None:
            raise Http404
        return target

    def get_page_subtitle(self):
        return self.target.title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": self.page_title, "sublabel": self.target.title},
        ]

    def get_context_data(self, **kwargs):
        editable = self._editable()
        pages, locked = self._open_and_locked(editable)
        number = editable.count()
        return super().get_context_data(**kwargs) | {
            "target": self.target,
            "pages": [found for page in pages if (found := self._mentioning(page))],
            "more": number - len(pages) - locked,
            "others": mentions_of(self.entry).count() - number + locked,
        }

    def post(self, request, *args, **kwargs):
        chosen = {int(pk) for pk in request.POST.getlist("page") if pk.isdecimal() and len(pk) < 10}
        published = drafts = 0
        for page in self._editable().filter(pk__in=sorted(chosen)[:AT_ONCE]):
            key = request.POST.get(f"place-{page.pk}", "")
            changed = link_in_versions(page, self.entry, self.target, key, request.user)
            published += VersionKind.LIVE in changed
            drafts += bool(changed) and VersionKind.LIVE not in changed
        self._say(published, drafts, len(chosen) - published - drafts)
        return redirect(request.path)

    def _editable(self) -> PageQuerySet:
        """Without those that are the user's to edit for the time of a review only: each would have to be asked."""
        policy = policy_registry.get_by_type(Page)
        pages = policy.instances_user_has_permission_for(self.request.user, "change")
        mentioning = mentions_of(self.entry).values("page_id")
        return pages.filter(pk__in=mentioning, alias_of=None).order_by("path")

    def _open_and_locked(self, editable: PageQuerySet) -> tuple[list[Page], int]:
        """As many pages as are shown, and how many locked ones were passed over on the way to them."""
        pages: list[Page] = []
        locked = 0
        for page in editable.specific().iterator(AT_ONCE):
            if is_locked_for(page, self.request.user):
                locked += 1
            else:
                pages.append(page)
            if len(pages) == AT_ONCE:
                break
        return pages, locked

    def _mentioning(self, page: Page) -> MentioningPage | None:
        suggestion = suggestion_of(latest_version(page), self.entry, self.target)
        if suggestion is None:
            return None
        return MentioningPage(page, suggestion, page.live and may_publish(page, self.request.user))

    def _say(self, published: int, drafts: int, unchanged: int) -> None:
        if published:
            text = ngettext(
                "%(number)s page has the link now, and is published with it.",
                "%(number)s pages have the link now, and are published with it.",
                published,
            )
            messages.success(self.request, text % {"number": published})
        if drafts:
            text = ngettext(
                "%(number)s page has the link in its draft.",
                "%(number)s pages have the link in their drafts.",
                drafts,
            )
            messages.success(self.request, text % {"number": drafts})
        if unchanged:
            text = ngettext(
                "%(number)s page was changed meanwhile, or is locked, and has no link yet.",
                "%(number)s pages were changed meanwhile, or are locked, and have no link yet.",
                unchanged,
            )
            messages.warning(self.request, text % {"number": unchanged})
        if not (published or drafts or unchanged):
            messages.warning(self.request, _("Tick the pages that shall have the link."))


def mentioning_urls() -> list:
    return [
        path("mentions/of/<str:key>/", MentioningPagesView.as_view(), name="pages_that_mention")
    ]
