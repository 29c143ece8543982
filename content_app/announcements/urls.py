"""Addresses in the admin, for Wagtail's hook `register_admin_urls`."""

from django.urls import path

from .approval_views import ApproveView
from .publishing_views import PublishView, TimelineView


def announcement_urls() -> list:
    return [
        path(
            f"announcements/<int:page_id>/{action}/", view.as_view(), name=f"announcement_{action}"
        )
        for action, view in {
            "timeline": TimelineView,
            "publish": PublishView,
            "approve": ApproveView,
        }.items()
    ]
