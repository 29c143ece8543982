"""Every cell of docs/permissions.md, by the requests that the action takes."""

import csv
import io
from datetime import timedelta
from functools import cached_property

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, DraftStateMixin, Page

from content_app.announcements.models import AnnouncedPage
from content_app.blog.models import BlogPostPage
from content_app.blog.taxonomy import BlogCategory
from content_app.callouts.models import Callout
from content_app.conditions.models import ConditionPage
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.editorial.permissions_table import (
    INDEX_PAGES,
    Action,
    Answer,
    answers,
    subjects,
)
from content_app.editorial.roles import ROLES, SETTINGS_MODELS
from content_app.evidence.models import Reference, Study, Therapy
from content_app.home.models import HomePage
from content_app.people.models import Person
from content_app.webinars.models import WebinarPage
from tests import builders

from .desk import Desk, edit_url, filled_form, snippet_url, was_refused

pytestmark = pytest.mark.django_db

LISTINGS = {ConditionPage: "conditions", BlogPostPage: "posts", WebinarPage: "webinars"}
MEDIA_URLS = {"image": "wagtailimages", "document": "wagtaildocs"}

_forms: dict[type, dict] = {}


@pytest.mark.once
@pytest.mark.parametrize("model", subjects(), ids=lambda model: model.__name__)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_the_table_tells_the_truth(role, model):
    builders.make_site()
    desk = Desk(builders.make_user(role))

    assert _attempts(model)(desk, model).outcome() == answers(role, model)


class Attempts:
    """Tries each action as one member of staff, on rows that are made for it."""

    def __init__(self, desk, model):
        self.desk = desk
        self.model = model
        self.administrator = Desk(builders.make_user(username="administrator", is_superuser=True))

    def outcome(self) -> dict[Action, Answer]:
        found = {
            Action.ADD: self.add(),
            Action.EDIT_OWN: self.edit(self.make_own),
            Action.EDIT_ALL: self.edit(self.make),
            Action.PUBLISH: self.publish(),
            Action.SCHEDULE: self.schedule(),
            Action.DELETE: self.delete(),
            Action.CHOOSE: self.choose(),
            Action.EXPORT: self.export(),
        }
        return {
            action: answer if isinstance(answer, Answer) else _yes_or_no(answer)
            for action, answer in found.items()
        }

    def make_own(self, **fields):
        return self.make(**fields)

    def form_for(self, instance) -> dict:
        own = {self.label, "slug"}
        return self.form | {
            name: getattr(instance, name) for name in own if hasattr(instance, name)
        }

    @property
    def form(self) -> dict:
        """A form that is right in every field, as an administrator would load it.

        Loading it is slow, so it is loaded once a model, and sent for one row after the other: but
        for the name and the slug, it says nothing that belongs to one row alone.
        """
        if self.model not in _forms:
            form = self.administrator.open(self.make())
            _forms[self.model] = {
                name: value for name, value in form.items() if not name.startswith("loaded_")
            }
        return _forms[self.model]

    def edit(self, make) -> bool:
        instance = make()
        was_shown = not was_refused(self.desk.get(edit_url(instance)))
        self.desk.save(instance, self.form_for(instance) | {self.label: "Changed"})
        was_changed = self.newest_label(instance) == "Changed"
        assert was_shown == was_changed
        return was_changed

    def newest_label(self, instance) -> str:
        instance.refresh_from_db()
        revision = getattr(instance, "latest_revision", None)
        return getattr(revision.as_object() if revision else instance, self.label)

    def publish(self) -> Answer | bool:
        instance = self.make(publish=False)
        self.desk.save(instance, self.form_for(instance), "action-publish")
        return self.is_live(instance)

    def is_live(self, instance) -> bool:
        return type(instance).objects.get(pk=instance.pk).live

    def schedule(self) -> bool:
        """Scheduled means: it goes live by itself when its day comes, and not before."""
        instance = self.make(publish=False)
        tomorrow = f"{timezone.now() + timedelta(days=1):%Y-%m-%d %H:%M}"
        form = self.form_for(instance) | {"go_live_at": tomorrow}
        response = self.desk.save(instance, form, "action-publish")
        if isinstance(instance, AnnouncedPage) and not was_refused(response):
            self.desk.say_yes(instance)
        assert not self.is_live(instance)
        for revision in instance.revisions.filter(approved_go_live_at__isnull=False):
            revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
            revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
            revision.save()
        call_command("publish_scheduled")
        return self.is_live(instance)

    def send_delete(self, instance) -> bool:
        url = self.delete_url(instance)
        was_shown = not was_refused(self.desk.get(url))
        response = self.desk.client.post(url)
        is_gone = not type(instance).objects.filter(pk=instance.pk).exists()
        assert was_shown == is_gone or not was_refused(response)
        return is_gone

    def list_url(self) -> str | None:
        return None

    def export(self) -> bool:
        instance = self.make()
        url = self.list_url()
        if url is None or was_refused(self.desk.get(url, data={"export": "csv"})):
            return False
        rows = csv.reader(io.StringIO(_content(self.desk.get(url, data={"export": "csv"}))))
        workbook = load_workbook(io.BytesIO(_bytes(self.desk.get(url, data={"export": "xlsx"}))))
        cells = [cell for row in workbook.active.values for cell in row]
        label = getattr(instance, self.label)
        in_csv = any(label in row for row in rows)
        assert in_csv == (label in cells)
        return in_csv


class PageAttempts(Attempts):
    label = "title"

    @cached_property
    def parent(self) -> Page:
        if self.model is HomePage:
            return Page.get_first_root_node()
        site = builders.make_site()
        by_child = {ConditionPage: site.conditions, BlogPostPage: site.blog}
        return ({WebinarPage: site.webinars} | by_child).get(self.model, site.home)

    def make(self, owner=None, publish=True):
        title = f"{self.model.__name__} {Page.objects.count()}"
        fields = {"date": timezone.localdate()} if self.model is BlogPostPage else {}
        if self.model is HomePage:
            return self._existing_home(owner, publish)
        return builders.make_page(
            self.model, parent=self.parent, title=title, owner=owner, publish=publish, **fields
        )

    def _existing_home(self, owner, publish):
        home = builders.make_site().home
        HomePage.objects.filter(pk=home.pk).update(owner=owner, live=publish)
        home.refresh_from_db()
        return home

    def make_own(self, **fields):
        own = self.desk.user if self.can_own_one else None
        return self.make(owner=own, **fields)

    @cached_property
    def can_own_one(self) -> bool:
        """Whoever cannot add pages of this type never owns one."""
        return not was_refused(self.desk.get(self.add_url()))

    def add_url(self) -> str:
        return reverse(
            "wagtailadmin_pages:add",
            args=[self.model._meta.app_label, self.model._meta.model_name, self.parent.pk],
        )

    def add(self) -> bool:
        url = self.add_url()
        form = self.form | {"title": "Added", "slug": "added-here"}
        if self.model.max_count_per_parent:
            self._make_room()
        may_open_the_form = self.can_own_one
        response = self.desk.client.post(url, form, headers={"accept": "text/html"})
        was_added = self.model.objects.filter(slug="added-here", owner=self.desk.user).exists()
        assert may_open_the_form == was_added == (not was_refused(response))
        return was_added

    def _make_room(self):
        """Only so many pages of this type may stand side by side."""
        for page in self.model.objects.child_of(self.parent):
            page.delete()

    def delete_url(self, instance) -> str:
        return reverse("wagtailadmin_pages:delete", args=[instance.pk])

    def delete(self) -> Answer | bool:
        if self.model is HomePage:
            return not was_refused(self.desk.get(self.delete_url(self.make())))
        if self.model in INDEX_PAGES:
            full = self.make()
            child_model = full.allowed_subpage_models()
            if child_model:
                self._make_below(full, child_model[0])
                if self.send_delete(full):
                    return True
                if self.send_delete(self.make()):
                    return Answer.WHILE_EMPTY
        if self.send_delete(self.make()):
            return True
        if self.send_delete(self.make(publish=False)):
            return Answer.DRAFTS
        if self.can_own_one and self.send_delete(self.make_own(publish=False)):
            assert not self.send_delete(self.make_own())
            return Answer.OWN_DRAFTS
        return False

    def _make_below(self, parent, model):
        fields = {"date": timezone.localdate()} if model is BlogPostPage else {}
        builders.make_page(model, parent=parent, title="Below", **fields)

    def choose(self) -> bool:
        page = self.make(publish=False)
        url = reverse("wagtailadmin_choose_page_child", args=[page.get_parent().pk])
        return page.title in self.desk.get(url).content.decode()

    def list_url(self) -> str | None:
        name = LISTINGS.get(self.model)
        return name and reverse(f"{name}:index")


class SnippetAttempts(Attempts):
    builders = {
        Person: builders.make_person,
        Therapy: builders.make_therapy,
        Study: builders.make_study,
        Callout: builders.make_callout,
        GlossaryTerm: builders.make_term,
        Reference: lambda label: builders.make_reference(label),
        BlogCategory: lambda label: builders.make_category(label),
    }

    @property
    def label(self) -> str:
        names = {field.name for field in self.model._meta.fields}
        return next(name for name in ("name", "title", "term", "text") if name in names)

    @property
    def has_drafts(self) -> bool:
        return issubclass(self.model, DraftStateMixin)

    def make(self, publish=True):
        label = f"{self.model.__name__} {self.model.objects.count()}"
        fields = {"publish": publish} if self.has_drafts else {}
        return self.builders[self.model](label, **fields)

    def add(self) -> bool:
        url = snippet_url(self.model, "add")
        form = self.form | {self.label: "Added", "slug": "added"}
        was_shown = not was_refused(self.desk.get(url))
        response = self.desk.client.post(url, form, headers={"accept": "text/html"})
        was_added = self.model.objects.filter(**{self.label: "Added"}).exists()
        assert was_shown == was_added == (not was_refused(response))
        return was_added

    def publish(self):
        if self.has_drafts:
            return super().publish()
        return Answer.ON_SAVING if self.edit(self.make) else False

    def schedule(self):
        return self.has_drafts and super().schedule()

    def delete_url(self, instance) -> str:
        return snippet_url(self.model, "delete", instance.pk)

    def delete(self) -> bool:
        return self.send_delete(self.make())

    def choose(self) -> bool:
        instance = self.make()
        chooser = self.model.snippet_viewset.chooser_viewset
        chosen = self.desk.get(reverse(chooser.get_url_name("chosen"), args=[instance.pk]))
        listed = self.desk.get(reverse(chooser.get_url_name("choose")))
        return getattr(instance, self.label) in listed.content.decode() and chosen.json()["result"][
            "id"
        ] == str(instance.pk)

    def list_url(self) -> str:
        return snippet_url(self.model, "list")


class MediaAttempts(Attempts):
    label = "title"

    @property
    def kind(self) -> str:
        return "image" if self.model is get_image_model() else "document"

    def url(self, action: str, *args) -> str:
        kind = "" if action in {"add", "delete", "edit"} else "_chooser"
        return reverse(f"{MEDIA_URLS[self.kind]}{kind}:{action}", args=args)

    def make(self, uploaded_by=None):
        make = builders.make_image if self.kind == "image" else builders.make_document
        instance = make(f"{self.kind} {self.model.objects.count()}")
        instance.uploaded_by_user = uploaded_by
        instance.save()
        return instance

    def make_own(self):
        return self.make(uploaded_by=self.desk.user)

    def add(self) -> bool:
        url = self.url("add")
        file = self.make().file
        was_shown = not was_refused(self.desk.get(url))
        with file.open() as content:
            self.desk.client.post(url, {"title": "Added", "file": content, "tags": ""})
        was_added = self.model.objects.filter(uploaded_by_user=self.desk.user).exists()
        assert was_shown == was_added
        return was_added

    def edit(self, make) -> bool:
        instance = make()
        url = self.url("edit", instance.pk)
        was_shown = not was_refused(self.desk.get(url))
        data = {"title": "Changed", "collection": instance.collection_id, "tags": ""}
        data |= {f"focal_point_{name}": "" for name in ("x", "y", "width", "height")}
        self.desk.client.post(url, data)
        was_changed = self.newest_label(instance) == "Changed"
        assert was_shown == was_changed
        return was_changed

    def publish(self):
        return Answer.ON_SAVING if self.edit(self.make_own) else False

    def schedule(self):
        return False

    def delete_url(self, instance) -> str:
        return self.url("delete", instance.pk)

    def delete(self) -> Answer | bool:
        if self.send_delete(self.make()):
            return True
        return Answer.OWN if self.send_delete(self.make_own()) else False

    def choose(self) -> bool:
        instance = self.make()
        listed = self.desk.get(self.url("choose"))
        chosen = self.desk.get(self.url("chosen", instance.pk))
        return instance.title in listed.content.decode() and chosen.status_code == 200


class SettingsAttempts(Attempts):
    def outcome(self):
        site = builders.make_site().home.get_site()
        names = [self.model._meta.app_label, self.model._meta.model_name]
        url = reverse("wagtailsettings:edit", args=[*names, site.pk])
        # In the form that a test fills in, a plan has no steps.
        form = filled_form(self.administrator.get(url), self.model)
        stored = self.model.objects.filter(site=site).values()
        before = stored.get()
        was_shown = not was_refused(self.desk.get(url))
        self.desk.client.post(url, form | {"organisation_name": "Changed"})
        was_changed = stored.all().get() != before
        assert was_shown == was_changed
        return dict.fromkeys(Action, Answer.NO) | {Action.EDIT_ALL: _yes_or_no(was_changed)}


class RedirectAttempts(Attempts):
    label = "old_path"

    def make(self):
        number = Redirect.objects.count()
        return Redirect.objects.create(
            old_path=f"/old-{number}", redirect_link="https://example.org/new/"
        )

    make_own = make

    def _form(self, **fields) -> dict:
        return {
            "old_path": "/added",
            "site": "",
            "redirect_link": "https://example.org/new/",
        } | fields

    def add(self) -> bool:
        url = reverse("wagtailredirects:add")
        was_shown = not was_refused(self.desk.get(url))
        self.desk.client.post(url, self._form())
        was_added = Redirect.objects.filter(old_path="/added").exists()
        assert was_shown == was_added
        return was_added

    def edit(self, make) -> bool:
        instance = make()
        url = reverse("wagtailredirects:edit", args=[instance.pk])
        was_shown = not was_refused(self.desk.get(url))
        self.desk.client.post(
            url, self._form(old_path=instance.old_path, redirect_link="https://example.org/other/")
        )
        was_changed = (
            Redirect.objects.get(pk=instance.pk).redirect_link == "https://example.org/other/"
        )
        assert was_shown == was_changed
        return was_changed

    def publish(self):
        return Answer.ON_SAVING if self.edit(self.make) else False

    def schedule(self):
        return False

    def delete_url(self, instance) -> str:
        return reverse("wagtailredirects:delete", args=[instance.pk])

    def delete(self) -> bool:
        return self.send_delete(self.make())

    def choose(self):
        return False

    def list_url(self) -> str:
        return reverse("wagtailredirects:index")


def _attempts(model) -> type[Attempts]:
    if model is Redirect:
        return RedirectAttempts
    if model in SETTINGS_MODELS:
        return SettingsAttempts
    if model in (get_image_model(), get_document_model()):
        return MediaAttempts
    return PageAttempts if issubclass(model, AbstractPage) else SnippetAttempts


def _yes_or_no(value: bool) -> Answer:
    return Answer.YES if value else Answer.NO


def _bytes(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def _content(response) -> str:
    return _bytes(response).decode()
