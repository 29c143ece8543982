"""Two people work on the same page or record at once."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail import hooks
from wagtail.models import AbstractPage

from content_app.editorial.roles import PUBLISHERS
from tests import builders

from .desk import Desk, filled_form, messages_in, snippet_url

KINDS = {
    "condition": builders.make_condition,
    "post": builders.make_post,
    "webinar": builders.make_webinar,
    "standard page": builders.make_standard_page,
    "person": builders.make_person,
    "therapy": builders.make_therapy,
    "study": builders.make_study,
    "callout": builders.make_callout,
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def first(db):
    return Desk(builders.make_user(PUBLISHERS, "first", first_name="Fiona", last_name="First"))


@pytest.fixture
def second(db):
    return Desk(builders.make_user(PUBLISHERS, "second", first_name="Sam", last_name="Second"))


@pytest.fixture(params=["condition", "callout"])
def page_or_record(request, db):
    return KINDS[request.param]()


def name_field(instance) -> str:
    return "name" if hasattr(instance, "name") else "title"


def newest_name(instance) -> str:
    return getattr(newest(instance), name_field(instance))


def newest(instance):
    instance.refresh_from_db()
    return instance.latest_revision.as_object()


def type_name(form: dict, instance, words: str) -> dict:
    return form | {name_field(instance): words}


def warning_link(response) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return soup.select_one(".messages li.warning a")["href"]


def field_value(response, name) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    field = soup.select_one(f'form[data-edit-form] [name="{name}"]')
    return field.get("value") if field.name == "input" else field.get_text()


EVERY_KIND_AND_ACTION = [(kind, None) for kind in KINDS] + [
    (kind, action)
    for kind in ("condition", "callout")
    for action in ("action-publish", "action-submit")
]


@pytest.mark.parametrize(("kind", "action"), EVERY_KIND_AND_ACTION)
def test_whoever_saves_second_is_told_sees_what_changed_and_can_save_on_purpose(
    kind, action, first, second
):
    instance = KINDS[kind]()
    field = name_field(instance)
    form_of_first, form_of_second = first.open(instance), second.open(instance)

    first.save(instance, type_name(form_of_first, instance, "By Fiona"))
    told = second.save(instance, type_name(form_of_second, instance, "By Sam"), action)

    assert told.status_code == 200
    assert "Fiona First saved a newer version" in messages_in(told)
    assert field_value(told, field) == "By Sam"
    assert newest_name(instance) == "By Fiona"
    comparison = second.get(warning_link(told))
    assert comparison.status_code == 200
    assert "By Fiona" in comparison.content.decode()

    again = form_of_second | {
        name: field_value(told, name)
        for name in (field, "loaded_revision_id", "loaded_revision_created_at")
    }
    assert second.save(instance, again, action).status_code == 302
    assert newest_name(instance) == "By Sam"
    names = [getattr(revision.as_object(), field) for revision in instance.revisions.order_by("pk")]
    assert names[-2:] == ["By Fiona", "By Sam"]
    if action == "action-publish":
        assert getattr(type(instance).objects.get(pk=instance.pk), field) == "By Sam"
    if action == "action-submit":
        assert instance.workflow_in_progress


def test_a_save_from_the_newest_version_says_nothing(page_or_record, first):
    form = first.open(page_or_record)

    assert (
        first.save(page_or_record, type_name(form, page_or_record, "By Fiona")).status_code == 302
    )
    assert newest_name(page_or_record) == "By Fiona"


def test_publishing_counts_as_saving(page_or_record, first, second):
    form_of_second = second.open(page_or_record)

    first.save(
        page_or_record,
        type_name(first.open(page_or_record), page_or_record, "By Fiona"),
        "action-publish",
    )
    told = second.save(page_or_record, type_name(form_of_second, page_or_record, "By Sam"))

    assert "Fiona First saved a newer version" in messages_in(told)


def test_autosave_is_told_too_and_saves_nothing(page_or_record, first, second):
    form_of_second = second.open(page_or_record)

    first.save(
        page_or_record,
        type_name(first.open(page_or_record), page_or_record, "By Fiona"),
        autosave=True,
    )
    refused = second.save(
        page_or_record, type_name(form_of_second, page_or_record, "By Sam"), autosave=True
    )

    assert refused.status_code == 400
    assert refused.json()["error_code"] == "invalid_revision"
    assert newest_name(page_or_record) == "By Fiona"


def test_autosave_does_not_settle_the_matter_after_the_warning(page_or_record, first, second):
    form_of_second = second.open(page_or_record)
    first.save(page_or_record, type_name(first.open(page_or_record), page_or_record, "By Fiona"))

    told = second.save(page_or_record, form_of_second)

    form = BeautifulSoup(told.content, "html.parser").select_one("form[data-edit-form]")
    assert "w-autosave" not in form["data-controller"].split()


def test_a_version_that_autosave_has_written_over_is_not_taken_for_the_one_that_was_opened(
    page_or_record, first, second
):
    """Autosave keeps the id of its revision, and changes what is in it."""
    form_of_first = first.open(page_or_record)
    saved = first.save(
        page_or_record, type_name(form_of_first, page_or_record, "By F"), autosave=True
    ).json()
    form_of_second = second.open(page_or_record)
    first.save(
        page_or_record,
        type_name(form_of_first, page_or_record, "By Fiona")
        | {"overwrite_revision_id": saved["revision_id"]},
        autosave=True,
    )

    told = second.save(page_or_record, type_name(form_of_second, page_or_record, "By Sam"))

    assert "Fiona First saved a newer version" in messages_in(told)
    comparison = second.get(warning_link(told))
    assert comparison.status_code == 200
    assert "By Fiona" in comparison.content.decode()


@pytest.mark.parametrize("kind", ["condition", "callout"])
def test_a_first_version_that_autosave_has_written_over_is_shown_itself(kind, first, second):
    page_or_record = KINDS[kind](publish=False)
    only_revision = page_or_record.latest_revision
    only_revision.user = first.user
    only_revision.save()
    form_of_second = second.open(page_or_record)
    first.save(
        page_or_record,
        type_name(first.open(page_or_record), page_or_record, "By Fiona")
        | {"overwrite_revision_id": only_revision.pk},
        autosave=True,
    )

    told = second.save(page_or_record, type_name(form_of_second, page_or_record, "By Sam"))

    assert "See the newest version" in messages_in(told)
    shown = second.get(warning_link(told))
    assert shown.status_code == 200
    assert "By Fiona" in shown.content.decode()


def test_a_version_that_nobody_made_is_the_systems(page_or_record, second):
    form = second.open(page_or_record)
    page_or_record.save_revision()

    told = second.save(page_or_record, form)

    assert "saved by the system" in messages_in(told)


def test_ones_own_other_window_is_called_that(page_or_record, first):
    form = first.open(page_or_record)
    first.save(page_or_record, type_name(first.open(page_or_record), page_or_record, "Window 2"))

    assert "in another window" in messages_in(first.save(page_or_record, form))


def test_the_first_version_of_all_is_noticed_too(first, second):
    """A page that code has made may have no version yet when both open it."""
    page = builders.make_condition()
    page.revisions.all().delete()
    type(page).objects.filter(pk=page.pk).update(latest_revision=None, live_revision=None)
    form_of_first, form_of_second = first.open(page), second.open(page)
    assert "loaded_revision_id" not in form_of_second

    first.save(page, type_name(form_of_first, page, "By Fiona"))
    told = second.save(page, type_name(form_of_second, page, "By Sam"))

    assert "Fiona First saved a newer version" in messages_in(told)
    assert newest_name(page) == "By Fiona"


@pytest.mark.parametrize("autosave", [False, True])
def test_a_save_that_comes_in_while_the_other_is_under_way_is_noticed(
    page_or_record, first, second, autosave
):
    """Wagtail reads the newest version early, and runs its hooks before it saves."""
    kind = "page" if isinstance(page_or_record, AbstractPage) else "snippet"
    form = second.open(page_or_record)

    def somebody_else_saves(request, edited):
        if request.method == "POST":
            edited = type(page_or_record).objects.get(pk=page_or_record.pk)
            setattr(edited, name_field(page_or_record), "By Fiona")
            edited.save_revision(user=first.user)

    with hooks.register_temporarily(f"before_edit_{kind}", somebody_else_saves):
        second.save(page_or_record, type_name(form, page_or_record, "By Sam"), autosave=autosave)

    assert newest_name(page_or_record) == "By Fiona"


def test_an_older_version_is_not_brought_back_blindly(page_or_record, first, second):
    old = page_or_record.latest_revision
    first.save(page_or_record, type_name(first.open(page_or_record), page_or_record, "Second"))
    if isinstance(page_or_record, AbstractPage):
        url = reverse("wagtailadmin_pages:revisions_revert", args=[page_or_record.pk, old.pk])
    else:
        url = snippet_url(type(page_or_record), "revisions_revert", page_or_record.pk, old.pk)
    form = filled_form(second.get(url), type(page_or_record))
    first.save(page_or_record, type_name(first.open(page_or_record), page_or_record, "Third"))

    told = second.client.post(url, form)

    assert "Fiona First saved a newer version" in messages_in(told)
    assert newest_name(page_or_record) == "Third"


def test_a_version_that_cannot_be_read_from_the_form_is_no_error(page_or_record, first, second):
    form = second.open(page_or_record) | {"loaded_revision_id": "1' OR 1"}
    first.save(page_or_record, type_name(first.open(page_or_record), page_or_record, "By Fiona"))

    assert "Fiona First" in messages_in(second.save(page_or_record, form))


@pytest.mark.parametrize(
    ("kind", "field"), [("webinar", "registration_url"), ("callout", "link_url")]
)
def test_mistakes_and_the_newer_version_are_both_told(kind, field, first, second):
    instance = KINDS[kind]()
    form = second.open(instance) | {field: "nonsense"}
    first.save(instance, type_name(first.open(instance), instance, "By Fiona"))

    told = second.save(instance, form, "action-publish")

    assert "Fiona First saved a newer version" in messages_in(told)
    assert field_value(told, field) == "nonsense"
    assert "Enter a valid URL" in told.content.decode()


# Locked or deleted meanwhile


def lock(page_or_record, user):
    page_or_record.locked = True
    page_or_record.locked_by = user
    page_or_record.save(update_fields=["locked", "locked_by"])


def test_a_lock_that_was_set_meanwhile_is_told_and_nothing_typed_is_lost(
    page_or_record, first, second
):
    form = second.open(page_or_record)
    lock(page_or_record, first.user)

    told = second.save(page_or_record, type_name(form, page_or_record, "By Sam"))

    assert told.status_code == 200
    assert "could not be saved as it is locked" in messages_in(told)
    assert field_value(told, name_field(page_or_record)) == "By Sam"


def test_a_lock_does_not_hide_a_newer_version(page_or_record, first, second):
    form = second.open(page_or_record)
    first.save(page_or_record, type_name(first.open(page_or_record), page_or_record, "By Fiona"))
    page_or_record.refresh_from_db()
    lock(page_or_record, first.user)

    told = second.save(page_or_record, type_name(form, page_or_record, "By Sam"))

    assert "Fiona First saved a newer version" in messages_in(told)
    assert "locked" in messages_in(told)
    assert newest_name(page_or_record) == "By Fiona"


def test_autosave_says_that_it_is_locked(page_or_record, first, second):
    form = second.open(page_or_record)
    lock(page_or_record, first.user)

    refused = second.save(page_or_record, form, autosave=True)

    assert json.loads(refused.content)["error_code"] == "locked"


@pytest.mark.parametrize("autosave", [False, True])
def test_what_was_deleted_meanwhile_is_not_found(page_or_record, second, autosave):
    form = second.open(page_or_record)
    type(page_or_record).objects.get(pk=page_or_record.pk).delete()

    assert second.save(page_or_record, form, autosave=autosave).status_code == 404
