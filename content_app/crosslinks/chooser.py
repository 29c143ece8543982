"""The window in which staff choose a page that belongs with theirs.

Wagtail's chooser of pages begins at the root of the tree and shows no more of a result's place than its parent, and its
views take no other columns. So this is Wagtail's chooser of anything, over the pages that show relations.
"""

from django import forms
from django.db.models import F
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin, SearchFilterMixin
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.chooser import PageStatusColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Locale, Page

from content_app.base.viewsets import EXTRA

from .pages import relating_models
from .tree_paths import tree_paths
from .widgets import RELATED_PAGE_CHOOSER, RelatedPageChooser


class PlacedTitleColumn(TitleColumn):
    """The title, with the page's type and its place in the tree below it."""

    cell_template_name = "content_app/admin/placed_title_cell.html"


class TypeFilterForm(BaseFilterForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._models = {model._meta.model_name: model for model in relating_models()}
        names = ((name, capfirst(m._meta.verbose_name)) for name, m in self._models.items())
        self.fields["page_type"] = forms.ChoiceField(
            label=_("Type"),
            required=False,
            choices=[("", _("All")), *sorted(names, key=lambda named: named[1])],
            widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
        )

    def filter(self, objects):
        chosen = self._models.get(self.cleaned_data.get("page_type"))
        return super().filter(objects.type(chosen) if chosen else objects)


class FilterForm(SearchFilterMixin, TypeFilterForm):
    pass


class TranslatedFilterForm(SearchFilterMixin, LocaleFilterMixin, TypeFilterForm):
    pass


class RelatedPagesMixin(chooser.BaseChooseView):
    per_page = 10

    @cached_property
    def has_translations(self) -> bool:
        return Locale.objects.count() > 1

    def get_filter_form_class(self):
        return TranslatedFilterForm if self.has_translations else FilterForm

    def get_object_list(self):
        pages = Page.objects.type(*relating_models())
        pages = pages.select_related("locale").defer_streamfields().specific()
        # What the state of each is made of.
        return pages.annotate_approved_schedule().prefetch_workflow_states()

    def apply_object_list_ordering(self, objects):
        return objects.order_by(F("latest_revision_created_at").desc(nulls_last=True), "-pk")

    def get_results_page(self, request):
        page = super().get_results_page(request)
        found = page.object_list = list(page.object_list)
        places = tree_paths(found)
        for result in found:
            result.place = places[result.pk]
        return page

    @property
    def title_column(self):
        return PlacedTitleColumn(
            "title",
            label=_("Title"),
            accessor="get_admin_display_title",
            url_name=self.chosen_url_name,
            link_attrs={"data-chooser-modal-choice": True},
        )

    @property
    def columns(self):
        language = Column("locale", label=_("Language"), accessor="locale.get_display_name")
        return [
            self.title_column,
            *([language] if self.has_translations else []),
            Column("date", label=_("Date"), accessor="get_date"),
            DateColumn(
                "updated",
                label=_("Updated"),
                accessor="latest_revision_created_at",
                classname=EXTRA,
            ),
            PageStatusColumn("status", label=_("Status")),
        ]


class ChooseView(RelatedPagesMixin, chooser.ChooseView):
    pass


class ChooseResultsView(RelatedPagesMixin, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.ChosenView):
    def get_display_title(self, instance):
        return instance.get_admin_display_title()


class RelatedPageChooserViewSet(ChooserViewSet):
    model = Page
    icon = RelatedPageChooser.icon
    choose_one_text = RelatedPageChooser.choose_one_text
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    register_widget = False


related_page_chooser = RelatedPageChooserViewSet(RELATED_PAGE_CHOOSER)
