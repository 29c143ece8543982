"""What the dashboard says of links: how many findings of each kind, and nothing where all is well."""

from django.db.models import Count
from wagtail.admin.ui.components import Component

from .kinds import kinds
from .models import LinkFinding
from .report_views import may_see_links


class LinkHealthPanel(Component):
    name = "link_health"
    template_name = "content_app/admin/link_health_panel.html"
    order = 250

    def get_context_data(self, parent_context):
        rows = LinkFinding.objects.values_list("kind").annotate(number=Count("pk")).order_by()
        numbers = dict(rows)
        found = [(kind, numbers[kind.code]) for kind in kinds() if kind.code in numbers]
        return {"found": found}


def add_link_health(request, panels) -> None:
    if may_see_links(request.user):
        panels.append(LinkHealthPanel())
