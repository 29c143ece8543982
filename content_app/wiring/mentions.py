"""What has names by which texts mention it, and when these are looked for."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Revision
from wagtail.signals import page_published, page_unpublished, published, unpublished

from content_app.base import side_panels
from content_app.blog.models import BlogPostPage
from content_app.conditions.models import ConditionPage
from content_app.crosslinks.mentions import entries, keeping_up
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.crosslinks.mentions.panels import MentionsSidePanel
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person
from content_app.webinars.models import WebinarPage


def connect() -> None:
    entries.register(ConditionPage, "title", "full_name")
    entries.register(Therapy, "name")
    entries.register(Study, "name", "registry_number")
    entries.register(Person, "name", are_people=True)
    entries.register(WebinarPage, "title")
    entries.register(BlogPostPage, "title")
    entries.register(GlossaryTerm, "term", linked_page_field="page")
    side_panels.register(MentionsSidePanel)
    post_save.connect(
        keeping_up.scan_saved_version,
        sender=Revision,
        dispatch_uid="content_app.scan_saved_version",
    )
    for signal in (page_published, page_unpublished, published, unpublished):
        signal.connect(keeping_up.scan_what_changed, dispatch_uid="content_app.scan_what_changed")
    for kind in entries.kinds():
        post_delete.connect(
            keeping_up.forget_entry,
            sender=kind.model,
            dispatch_uid=f"content_app.forget_entry.{kind.model.__name__}",
        )
