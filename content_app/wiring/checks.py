"""System checks."""

from django.core.checks import register

from content_app.base.checks import check_host
from content_app.feedback.checks import check_feedback
from content_app.figures.checks import check_figures
from content_app.link_health.checks import check_link_health
from content_app.page_cache.checks import check_page_cache


def connect() -> None:
    register(check_host)
    register(check_link_health)
    register(check_page_cache)
    register(check_feedback)
    register(check_figures)
