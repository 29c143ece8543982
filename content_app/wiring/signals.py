"""What is brought up to date when something is published, taken offline or deleted."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_save
from wagtail.models import PageLogEntry
from wagtail.signals import page_published, page_unpublished, published, unpublished

from content_app.announcements.publication import store_steps
from content_app.base.renditions import make_when_published
from content_app.blog.models import BlogPostPage
from content_app.blog.publication import store_questions
from content_app.callouts.models import Callout
from content_app.callouts.publication import make_images_of_callout
from content_app.conditions.indexing import index_conditions_that_name
from content_app.conditions.models import ConditionPage
from content_app.crosslinks.deleted_pages import note_address
from content_app.crosslinks.indexing import index_with_other_names
from content_app.crosslinks.likeness import compare_when_published
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.departures.expiries import note_expiry
from content_app.editorial import groups
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person
from content_app.scheduling.expiry_index import create_index
from content_app.webinars.calendar_entries import store_calendar_entry
from content_app.webinars.models import WebinarPage


def connect(app: AppConfig) -> None:
    for receiver, page_type in (
        (store_questions, BlogPostPage),
        (store_calendar_entry, WebinarPage),
        (store_steps, None),
        (compare_when_published, None),
    ):
        page_published.connect(
            receiver, sender=page_type, dispatch_uid=f"content_app.{receiver.__name__}"
        )
    for signal, model in (
        (page_published, ConditionPage),
        (published, Person),
        (published, Therapy),
        (published, Study),
        (published, GlossaryTerm),
    ):
        signal.connect(
            index_with_other_names,
            sender=model,
            dispatch_uid=f"content_app.index_other_names.{model.__name__}",
        )
    for signal in (published, unpublished):
        for model in (Therapy, Study):
            signal.connect(
                index_conditions_that_name,
                sender=model,
                dispatch_uid=f"content_app.index_conditions.{model.__name__}",
            )
    page_published.connect(make_when_published, dispatch_uid="content_app.make_renditions")
    for record_model in (Person, Therapy, Study):
        published.connect(
            make_when_published,
            sender=record_model,
            dispatch_uid=f"content_app.make_renditions.{record_model.__name__}",
        )
    published.connect(
        make_images_of_callout, sender=Callout, dispatch_uid="content_app.make_images_of_callout"
    )
    page_unpublished.connect(note_expiry, dispatch_uid="content_app.note_expiry_of_page")
    for model in (Person, Therapy, Study, Callout):
        unpublished.connect(
            note_expiry, sender=model, dispatch_uid=f"content_app.note_expiry.{model.__name__}"
        )
    pre_save.connect(note_address, sender=PageLogEntry, dispatch_uid="content_app.note_address")
    post_migrate.connect(groups.create_groups, sender=app, dispatch_uid="content_app.create_groups")
    post_migrate.connect(create_index, sender=app, dispatch_uid="content_app.create_expiry_index")
    groups.connect_index_pages()
