"""Groups and workflows: made where they are missing, and left alone afterwards."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Workflow,
    WorkflowPage,
)
from wagtail.permissions import policy_registry

from content_app.blog.models import BlogIndexPage
from content_app.conditions.models import ConditionIndexPage
from content_app.editorial.groups import create_groups
from content_app.editorial.roles import (
    MANAGE,
    MEDICAL_REVIEWERS,
    PUBLISHERS,
    ROLES,
    WEBINAR_EDITORS,
    WRITERS,
)
from content_app.editorial.workflows import PATHS
from content_app.webinars.models import WebinarIndexPage
from tests import builders

from .desk import Desk, filled_form

pytestmark = pytest.mark.django_db


def rights_on(page, role) -> set[str]:
    granted = GroupPagePermission.objects.filter(group__name=role.name, page_id=page.pk)
    return {row.permission.codename.removesuffix("_page") for row in granted}


def migrate_again():
    config = apps.get_app_config("content_app")
    create_groups(sender=config, using="default")


def test_every_role_is_a_group_after_migrate():
    assert {role.name for role in ROLES} <= set(Group.objects.values_list("name", flat=True))
    receivers = [
        receiver
        for receiver in post_migrate.receivers
        if "content_app.create_groups" in receiver[0]
    ]
    assert len(receivers) == 1


def test_what_staff_change_in_a_group_stays():
    site = builders.make_site()
    writers = Group.objects.get(name=WRITERS.name)
    writers.permissions.clear()
    GroupPagePermission.objects.filter(group=writers).delete()
    workflow = Workflow.objects.get(name=PATHS[0].name)
    workflow.workflow_tasks.all().delete()
    WorkflowPage.objects.filter(page_id=site.blog.pk).delete()

    migrate_again()

    assert not writers.permissions.exists()
    assert rights_on(site.conditions, WRITERS) == set()
    assert not workflow.workflow_tasks.exists()
    assert not WorkflowPage.objects.filter(page_id=site.blog.pk).exists()


def test_a_group_that_was_deleted_comes_back_with_its_rights_on_the_pages_that_stand():
    site = builders.make_site()
    Group.objects.get(name=WEBINAR_EDITORS.name).delete()

    migrate_again()

    assert rights_on(site.webinars, WEBINAR_EDITORS) == set(MANAGE)
    assert rights_on(site.conditions, WEBINAR_EDITORS) == set()


@pytest.mark.parametrize("model", [get_image_model(), get_document_model()])
def test_a_group_may_upload_from_the_beginning(model):
    """Wagtail looks for these rights on models of its own."""
    Group.objects.get(name=WRITERS.name).delete()

    migrate_again()

    writer = builders.make_user(WRITERS)
    policy = policy_registry.get_by_type(model)
    assert policy.user_has_permission(writer, "add")


def test_migrating_another_app_alone_does_not_need_these_tables():
    class NothingIsMigrated:
        def get_model(self, label):
            raise LookupError

    Group.objects.filter(name__in=[role.name for role in ROLES]).delete()

    create_groups(sender=None, using="default", apps=NothingIsMigrated())

    assert not Group.objects.filter(name=WRITERS.name).exists()


# Where the rights begin


def test_an_index_page_made_by_code_has_its_rights_and_its_workflow():
    site = builders.make_site()

    assert rights_on(site.conditions, WRITERS) == {"add"}
    assert rights_on(site.conditions, MEDICAL_REVIEWERS) == {"change"}
    assert rights_on(site.home, WRITERS) == set()
    assert site.conditions.get_workflow().name == "Medical review and publication"
    assert site.webinars.get_workflow().name == "Webinar publication"


def test_an_index_page_made_in_the_admin_has_its_rights():
    home = builders.make_site().home
    publisher = Desk(builders.make_user(PUBLISHERS))
    url = reverse("wagtailadmin_pages:add", args=["content_app", "blogindexpage", home.pk])
    form = filled_form(publisher.get(url), BlogIndexPage) | {"title": "News", "slug": "news"}

    publisher.client.post(url, form, headers={"accept": "text/html"})

    page = BlogIndexPage.objects.get(slug="news")
    assert rights_on(page, WRITERS) == {"add"}
    assert page.get_workflow().name == "Medical review and publication"


@pytest.mark.parametrize("model", [ConditionIndexPage, BlogIndexPage, WebinarIndexPage])
def test_a_translated_index_page_has_its_rights(model):
    builders.make_site()
    spanish = Locale.objects.create(language_code="es")

    translation = model.objects.get().copy_for_translation(spanish, copy_parents=True)

    assert rights_on(translation, WRITERS) == {"add"}
    assert WorkflowPage.objects.filter(page_id=translation.pk).exists()


def test_what_is_loaded_from_a_file_is_taken_as_it_is(tmp_path):
    """`loaddata` brings the rights of its pages along, or means that they have none."""
    site = builders.make_site()
    file = tmp_path / "pages.json"
    call_command("dumpdata", "content_app.conditionindexpage", "wagtailcore.page", output=str(file))
    GroupPagePermission.objects.all().delete()

    call_command("loaddata", str(file), verbosity=0)

    assert rights_on(site.conditions, WRITERS) == set()


def test_the_steps_ask_groups_of_this_project():
    steps = {
        step.name: {role.name for role in step.approved_by} for path in PATHS for step in path.steps
    }

    assert steps == {
        task.name: set(task.groups.values_list("name", flat=True))
        for task in GroupApprovalTask.objects.filter(name__in=steps)
    }
