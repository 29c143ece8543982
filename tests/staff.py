"""Staff at work on a small site: they write, relate, link, take away and bring back, in whatever order."""

from datetime import timedelta
from random import Random
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone
from hypothesis import note
from wagtail.models import Page, PageViewRestriction

from content_app.crosslinks.models import Relation
from content_app.scheduling import runner
from content_app.standard.models import StandardPage
from tests import builders

AN_HOUR = timedelta(hours=1)


def as_text(target):
    return builders.paragraph(f"<p>{builders.link_to(target, target.title)}</p>")


def as_address(target):
    url = target.get_full_url() or "http://localhost/outside/"
    return builders.paragraph(f'<p><a href="{url}">{target.title}</a></p>')


def as_teaser(target):
    return ("page_teaser", {"page": target.page_ptr})


def as_button(target):
    link = {"page": target.page_ptr, "label": target.title}
    return ("call_to_action", {"title": "Go", "text": "", "link": link})


def as_callout(target):
    callout = builders.make_callout(link_page=target.page_ptr, text=as_text(target)[1]["text"])
    return ("callout", {"callout": callout})


WAYS = [as_text, as_address, as_teaser, as_button, as_callout]


KINDS = [
    builders.make_standard_page,
    builders.make_post,
    builders.make_qa_post,
    builders.make_past_webinar,
    builders.make_condition,
]
WITHDRAWALS = [
    "retitle",
    "make_private",
    "unpublish",
    "delete",
    "move",
    "move_out",
    "expire",
    "rename",
]
RETURNS = ["publish", "make_public", "restore", "go_live_later"]


class Staff:
    """Chance decides what they do."""

    def __init__(self, chance: Random):
        self._chance = chance
        self.keys: list[int] = []
        self._titles, self._passed, self._now = 0, timedelta(0), timezone.now
        self._site = builders.make_site()
        targets = [self._add(builders.make_post), self._add(builders.make_standard_page)]
        pointing = self._add(
            builders.make_standard_page, body=[way(t) for t in targets for way in WAYS]
        )
        for page in targets:
            builders.relate(page, pointing)

    def do_something(self) -> None:
        step = self._chance.choice(
            [self.create, self.relate, self.link, self.take_away, self.take_away, self.bring_back]
        )
        with patch.object(timezone, "now", lambda: self._now() + self._passed):
            step()

    # What staff do

    def create(self):
        self._add(self._chance.choice(KINDS), publish=self._chance.random() < 0.5)

    def relate(self):
        page, target = self._draft(), self._page()
        note(f"relate {page} to {target}")
        if page.pk != target.pk and target.pk not in {r.target_id for r in page.relations.all()}:
            page.relations.add(Relation(target=target.page_ptr))
            self._save(page, publish=self._chance.random() < 0.7)

    def link(self):
        page, target, way = self._draft(), self._page(), self._chance.choice(WAYS)
        note(f"link {page} to {target} {way.__name__}")
        if hasattr(page, "body"):
            page.body = [*((c.block_type, c.value) for c in page.body), way(target)]
            self._save(page, publish=self._chance.random() < 0.7)

    def take_away(self):
        page, how = self._page(), self._chance.choice(WITHDRAWALS)
        note(f"{how} {page}")
        if how == "make_private":
            PageViewRestriction.objects.get_or_create(page=page.page_ptr, restriction_type="login")
        elif how == "unpublish":
            page.unpublish()
        elif how == "delete" and len(self.keys) > 2:
            page.delete()
        elif how == "move":
            self._move(page, below=self._page())
        elif how == "move_out":
            self._move(page, below=self._site.home.get_parent())
        elif how == "expire":
            page.expire_at = timezone.now() + AN_HOUR
            self._save(page, publish=True)
            self._let_hours_pass()
        elif how == "retitle":
            self._titles += 1
            page.title = f"Title {self._titles}"
            self._save(page, publish=True)
        elif how == "rename":
            self._titles += 1
            page.slug = f"renamed-{self._titles}"
            self._save(page, publish=True)

    def bring_back(self):
        page, how = self._draft(), self._chance.choice(RETURNS)
        note(f"{how} {page}")
        if how == "make_public":
            PageViewRestriction.objects.filter(page=page.page_ptr).delete()
        elif how == "restore":
            restored = self._chance.choice(page.revisions.order_by("pk")).as_object()
            if not restored.get_siblings(inclusive=False).filter(slug=restored.slug).exists():
                self._save(restored, publish=True)
        elif how == "go_live_later":
            page.go_live_at, page.expire_at = timezone.now() + AN_HOUR, None
            self._save(page, publish=True)
            self._let_hours_pass()
        else:
            page.expire_at = None
            self._save(page, publish=True)

    # How it is done

    def _add(self, make, **fields):
        self._titles += 1
        page = make(f"Title {self._titles}", **fields)
        self.keys.append(page.pk)
        return page

    def _move(self, page, below):
        is_free = not below.get_children().filter(slug=page.slug).exists()
        if isinstance(page, StandardPage) and is_free and not below.path.startswith(page.path):
            with TestCase.captureOnCommitCallbacks(execute=True):
                page.move(below, pos="last-child")

    def _let_hours_pass(self):
        self._passed += 2 * AN_HOUR
        runner.run_once()

    def _page(self):
        """One of what is still there."""
        known = Page.objects.filter(pk__in=self.keys).order_by("pk").values_list("pk", flat=True)
        self.keys = list(known)
        return Page.objects.get(pk=self._chance.choice(self.keys)).specific

    def _draft(self):
        return self._page().get_latest_revision_as_object()

    def _save(self, page, publish: bool):
        revision = page.save_revision()
        if publish:
            with TestCase.captureOnCommitCallbacks(execute=True):
                revision.publish()
