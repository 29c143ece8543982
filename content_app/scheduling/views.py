from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import heartbeat
from .models import LedgerEntry


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """For whoever watches the site: 503 while nothing keeps the schedule."""
    beat_at, is_alive = heartbeat.last_beat(), heartbeat.is_alive()
    answer = {
        "scheduler": "alive" if is_alive else "silent",
        "last_heard_of": beat_at and beat_at.isoformat(),
        "failed": LedgerEntry.objects.filter(status__in=LedgerEntry.NEEDS_SOMEBODY).count(),
    }
    return JsonResponse(answer, status=200 if is_alive else 503)
