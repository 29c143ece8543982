"""What those who schedule see first if the schedule is not kept."""

from wagtail.admin.ui.components import Component

from . import heartbeat
from .models import LedgerEntry
from .report_views import may_schedule
from .waiting_tasks import waiting_since

FAILURES_SHOWN = 5


class ScheduleNoticePanel(Component):
    name = "schedule_notice"
    template_name = "content_app/admin/schedule_notice.html"
    order = 10

    def get_context_data(self, parent_context):
        failures = LedgerEntry.objects.filter(status__in=LedgerEntry.NEEDS_SOMEBODY)
        return {
            "is_silent": not heartbeat.is_alive(),
            "last_beat": heartbeat.last_beat(),
            "failures": failures[:FAILURES_SHOWN],
            "waiting_since": waiting_since(),
        }


def add_schedule_notice(request, panels) -> None:
    if may_schedule(request.user):
        panels.append(ScheduleNoticePanel())
