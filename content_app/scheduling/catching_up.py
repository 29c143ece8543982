"""What is due is done by the next request if no runner is there to do it."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from . import heartbeat
from .runner import run_once

logger = logging.getLogger("content_app.scheduling")

BUDGET_SECONDS = 0.5
"""For how long a visitor may be kept waiting for what others have scheduled."""


class CatchUpMiddleware:
    """Stands before whatever answers, so that the page that is due is there when it is asked for.

    A runner that has been heard of cannot be taken for dead before `heartbeat.STALE_AFTER` has passed: until then there
    is nothing to look up, and a request costs nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self._alive_until: datetime | None = None

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._alive_until is None or self._alive_until <= timezone.now():
            self._catch_up()
        return self.get_response(request)

    def _catch_up(self) -> None:
        try:
            self._alive_until = heartbeat.alive_until()
            if self._alive_until is None:
                deadline = time.monotonic() + BUDGET_SECONDS
                run_once(lambda: time.monotonic() < deadline)
        except DatabaseError:
            # Whether the request can be answered all the same is not for this to decide.
            logger.exception("Could not catch up with what is due.")
