"""Reports of the admin: who may see one says so once, for its list and for its entry in the menu."""

from abc import ABC, abstractmethod

from django.urls import URLPattern, path, reverse
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView


class Report(ReportView, ABC):
    """A report that has two addresses, one of them for its rows alone, and an entry in the menu.

    Wagtail's `ViewSet` would put the names of the addresses into a namespace.
    """

    slug: str
    """Its address below reports/, and the name of its entry in the menu."""
    menu_order: int

    @staticmethod
    @abstractmethod
    def may_see(user) -> bool:
        """Whether it is in this person's menu, and opens for them."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.index_results_url_name = f"{cls.index_url_name}_results"

    def dispatch(self, request, *args, **kwargs):
        if not self.may_see(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def urls(cls) -> list[URLPattern]:
        results = cls.as_view(results_only=True)
        return [
            path(f"reports/{cls.slug}/", cls.as_view(), name=cls.index_url_name),
            path(f"reports/{cls.slug}/results/", results, name=cls.index_results_url_name),
        ]

    @classmethod
    def menu_item(cls) -> MenuItem:
        return ReportMenuItem(cls)


class ReportMenuItem(MenuItem):
    def __init__(self, report: type[Report]):
        self.report = report
        super().__init__(
            report.page_title,
            reverse(report.index_url_name),
            name=report.slug,
            icon_name=report.header_icon,
            order=report.menu_order,
        )

    def is_shown(self, request):
        return self.report.may_see(request.user)
