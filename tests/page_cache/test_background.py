"""What tasks find out after a publication shows, also where readers came before they were through."""

import pytest
from django.test import Client
from django_tasks import default_task_backend

from content_app.base.site_settings import SiteSettings
from content_app.conditions.models import ConditionPage
from content_app.crosslinks.mentions.form_index import store_all_forms
from content_app.crosslinks.mentions.models import EntryForm
from tests import builders
from tests.page_cache.kept_pages import address_of, made_anew

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(settings):
    """Nobody works at it but `work`."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return default_task_backend


@pytest.fixture
def work(queue, django_capture_on_commit_callbacks):
    """Does what waits in the queue, and lets readers open a page before each task."""

    def work_beside_readers_of(page) -> None:
        Client().get(address_of(page))
        while waiting := [result for result in queue.results if not result.task.run_after]:
            queue.results.remove(waiting[0])
            with django_capture_on_commit_callbacks(execute=True):
                waiting[0].task.call(*waiting[0].args, **waiting[0].kwargs)
            Client().get(address_of(page))

    return work_beside_readers_of


def test_a_term_is_explained_on_pages_that_were_read_before_it_was_looked_for(
    queue, work, client, django_capture_on_commit_callbacks
):
    post = builders.make_post(body=[builders.paragraph("<p>About myelin.</p>")])
    SiteSettings.objects.update_or_create(site=post.get_site(), defaults={"explains_terms": True})
    queue.clear()
    with django_capture_on_commit_callbacks(execute=True):
        builders.make_term("Myelin")

    work(post)

    assert "What is wrapped around a nerve fibre." in made_anew(post)
    assert client.get(address_of(post)).text == made_anew(post)


def test_so_it_is_when_the_names_of_all_terms_are_looked_for_anew(
    client, django_capture_on_commit_callbacks
):
    post = builders.make_post(body=[builders.paragraph("<p>About myelin.</p>")])
    SiteSettings.objects.update_or_create(site=post.get_site(), defaults={"explains_terms": True})
    builders.make_term("Myelin")
    EntryForm.objects.all().delete()
    client.get(address_of(post))

    with django_capture_on_commit_callbacks(execute=True):
        store_all_forms()

    assert "What is wrapped around a nerve fibre." in client.get(address_of(post)).text


def test_a_condition_shows_with_the_therapy_that_it_names_once_that_is_written_down(
    queue, work, client, django_capture_on_commit_callbacks
):
    therapy = builders.make_therapy()
    entry = {
        "therapy": therapy,
        "recommendation": "may_help_some",
        "what_is_known": "",
        "cautions": "",
        "references": [],
    }
    treatment = {"caveat": "", "introduction": "", "therapies": [entry], "body": []}
    queue.clear()
    with django_capture_on_commit_callbacks(execute=True):
        # As a program makes it: published with its first save, and without a revision.
        builders.make_site().conditions.add_child(
            instance=ConditionPage(title="Numb feet", sections=[("treatment", treatment)])
        )

    work(therapy)

    assert "Numb feet" in made_anew(therapy)
    assert client.get(address_of(therapy)).text == made_anew(therapy)
