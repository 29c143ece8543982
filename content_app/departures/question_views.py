"""The question that stands before Wagtail's own screens."""

import hashlib
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model, ProtectedError
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import HookResponseMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from .addresses import leaving_from, question_url
from .carrying_out import carry_out
from .forms import DecisionForm, RestrictionForm
from .gates import hooks_of, mark_as_decided, names_site_to_confirm
from .kinds import Action
from .leaving import Decisions, Leaving
from .listing import Entry, entries_of
from .models import Departure
from .obstacles import obstacle_in


class QuestionView(HookResponseMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "content_app/admin/departure.html"
    header_icon = "link"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.restriction_form = None

    @cached_property
    def leaving(self) -> Leaving:
        return leaving_from(self.request, self.kwargs["action"])

    @cached_property
    def entries(self) -> list[Entry]:
        return entries_of(self.leaving.referrers, self.request.user)

    @cached_property
    def form(self) -> DecisionForm:
        return DecisionForm(self.leaving, self.entries, self.request.POST or None)

    @property
    def seen(self) -> str:
        """Another one as soon as the list is another."""
        places = [
            f"{referrer.key} {mention.version} {mention.leaf.content_path} {mention.target}"
            for referrer in self.leaving.referrers
            for mention in referrer.mentions
        ]
        return hashlib.sha256("\n".join(places).encode()).hexdigest()

    def get_page_title(self):
        return self.leaving.action.label

    def get_page_subtitle(self):
        names = [str(instance) for instance in self.leaving.chosen]
        return names[0] if len(names) == 1 else _("%(count)d chosen") % {"count": len(names)}

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        if self.leaving.action is Action.RESTRICT and self.restriction_form is None:
            self.restriction_form = self._restriction_form()
        return super().get_context_data(**kwargs) | {
            "leaving": self.leaving,
            "entries": self.entries,
            "single": [(entry, *self._single_fields(entry)) for entry in self.entries],
            "form": self.form,
            "restriction_form": self.restriction_form,
            "media": self.form.media,
            "seen": self.seen,
            "is_in_menu": any(getattr(one, "show_in_menus", False) for one in self.leaving.gone),
            "back_url": self.back_url,
            "count_below": len(self.leaving.gone) - len(self.leaving.objects),
            "could_go_along": self._count_of_readable_below(),
            "other_scope_url": question_url(self.leaving.in_other_scope(), self.back_url),
            "site_name_to_type": names_site_to_confirm(self.leaving) and _site_name(),
        }

    def _single_fields(self, entry: Entry):
        return self.form.single_fields(entry) if entry.is_changeable else (None, None)

    def _count_of_readable_below(self) -> int:
        """Of pages that are unpublished: how many below them could go too."""
        leaving = self.leaving
        if leaving.action is not Action.UNPUBLISH or not leaving.is_of_pages:
            return 0
        return sum(page.get_descendants().live().count() for page in leaving.objects)

    def _restriction_form(self) -> RestrictionForm:
        return RestrictionForm(self.request.POST or None, page=self.leaving.chosen[0])

    @cached_property
    def back_url(self) -> str:
        if found := get_valid_next_url_from_request(self.request):
            return found
        first = self.leaving.chosen[0]
        if isinstance(first, Page):
            return reverse("wagtailadmin_explore", args=[first.get_parent().pk])
        viewset = getattr(type(first), "snippet_viewset", None)
        return reverse(viewset.get_url_name("list") if viewset else "wagtaildocs:index")

    def post(self, request, *args, **kwargs):
        if not self._is_answered():
            return self.get(request, *args, **kwargs)
        mark_as_decided(request)
        if response := self._run_hooks("before"):
            return response
        try:
            decisions = self.form.decisions() if self.entries else Decisions()
            departure = carry_out(self._leaving_as_answered(), decisions, user=request.user)
        except (ProtectedError, ValidationError) as error:
            messages.error(request, obstacle_in(error))
            return self.get(request, *args, **kwargs)
        self._say_what_was_done(departure, decisions.leads_on_to())
        return self._run_hooks("after") or redirect(self.back_url)

    def _is_answered(self) -> bool:
        posted = self.request.POST
        is_valid = self.form.is_valid() or not self.entries
        if self.leaving.action is Action.RESTRICT:
            self.restriction_form = self._restriction_form()
            is_valid &= self.restriction_form.is_valid()
        if posted.get("seen") != self.seen:
            text = _("The list changed in the meantime. Look at it once more.")
            messages.warning(self.request, text)
            return False
        if names_site_to_confirm(self.leaving) and posted.get("confirm_site_name") != _site_name():
            text = _("Type “%(name)s” to say that you mean it.") % {"name": _site_name()}
            messages.error(self.request, text)
            return False
        if not is_valid:
            messages.error(self.request, _("Nothing is done yet: below stands what is missing."))
        return is_valid

    def _leaving_as_answered(self) -> Leaving:
        if self.restriction_form is None:
            return self.leaving
        return replace(self.leaving, restriction=self.restriction_form.restriction())

    def _run_hooks(self, when: str):
        for name, arguments in hooks_of(self.leaving, when):
            if response := self.run_hook(name, self.request, *arguments):
                return response
        return None

    def _say_what_was_done(self, departure: Departure | None, led_on_to: Model | None) -> None:
        done = {
            Action.UNPUBLISH: _("“%(what)s” is not public any more."),
            Action.DELETE: _("“%(what)s” is deleted."),
            Action.MOVE: _("“%(what)s” is moved."),
            Action.RESTRICT: _("“%(what)s” is private now."),
        }[self.leaving.action] % {"what": self.get_page_subtitle()}
        changed = len(departure.before.get("referrers", ())) if departure else 0
        if changed:
            done += " " + ngettext(
                "%(count)d page or record that refers to it was changed.",
                "%(count)d pages or records that refer to it were changed.",
                changed,
            ) % {"count": changed}
        if led_on_to:
            done += " " + _("Readers are led on to “%(title)s”.") % {"title": led_on_to}
        buttons = []
        if departure:
            url = reverse("undo_departure", args=[departure.pk])
            buttons.append(messages.button(url, _("Undo")))
        messages.success(self.request, done, buttons=buttons)


def _site_name() -> str:
    return getattr(settings, "WAGTAIL_SITE_NAME", "wagtail")


def question_urls() -> list:
    return [path("departures/<str:action>/", QuestionView.as_view(), name="departure")]
