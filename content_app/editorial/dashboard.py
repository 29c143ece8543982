"""The first panel that staff see: what they can begin with."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Site
from wagtail.permissions import policy_registry

from content_app.blog.models import BlogPostPage
from content_app.callouts.models import Callout
from content_app.conditions.models import ConditionPage
from content_app.people.models import Person
from content_app.webinars.models import WebinarPage


@dataclass(frozen=True)
class Task:
    label: str | Promise
    icon: str
    url: str


PAGE_TASKS = (
    (BlogPostPage, Task(_("Write a post or a Q&A"), "edit", "posts:choose_parent")),
    (ConditionPage, Task(_("Write a condition page"), "doc-full", "conditions:choose_parent")),
    (WebinarPage, Task(_("Announce a webinar"), "calendar-alt", "webinars:choose_parent")),
)
RECORD_TASKS = (
    (Callout, Task(_("Add a “Did You Know?”"), "lightbulb", "add")),
    (Person, Task(_("Add a person"), "user", "add")),
)


class WhatNextPanel(Component):
    name = "what_next"
    template_name = "content_app/admin/what_next.html"
    order = 50

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {
            "tasks": list(tasks_for(user)),
            "publishes": any(may_publish(user, model) for model, _task in PAGE_TASKS),
        }


def add_what_next_panel(request, panels) -> None:
    panels.append(WhatNextPanel())


def admin_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("content_app/css/admin.css"))


def tasks_for(user) -> Iterator[Task]:
    for model, task in PAGE_TASKS:
        if pages_with_right(user, "add").type(*model.allowed_parent_page_models()).exists():
            yield Task(task.label, task.icon, reverse(task.url))
    for record_model, task in RECORD_TASKS:
        if policy_registry.get_by_type(record_model).user_has_permission(user, "add"):
            url_name = record_model.snippet_viewset.get_url_name(task.url)
            yield Task(task.label, task.icon, reverse(url_name))
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site and site.root_page.permissions_for_user(user).can_edit():
        url = reverse("wagtailadmin_pages:edit", args=[site.root_page_id])
        yield Task(_("Change the home page"), "home", url)


def may_publish(user, model) -> bool:
    parents = model.allowed_parent_page_models()
    return pages_with_right(user, "publish").type(*parents).exists()


def pages_with_right(user, action: str):
    policy = policy_registry.get_by_type(BlogPostPage.base_page_model)
    return policy.instances_user_has_any_permission_for(user, {action})
