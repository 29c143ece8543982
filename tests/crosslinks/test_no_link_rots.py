"""Whatever staff do, in whatever order: no reader is sent to a page that is not there, and relations show from both
ends or from none."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client, TestCase
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Page, PageViewRestriction

from content_app.base.querysets import is_on_a_site, only_published
from content_app.crosslinks.models import Relation
from content_app.scheduling import runner
from content_app.standard.models import StandardPage
from tests import builders
from tests.crosslinks.crawling import Crawl

EXAMPLES, STEPS = 3, 12
AN_HOUR = timedelta(hours=1)

# Any number stands for one of what there is by then.
whichever = st.integers(min_value=0, max_value=59)


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


class Editing(RuleBasedStateMachine):
    """Staff at work on a small site, which a visitor crawls after each step."""

    def __init__(self):
        super().__init__()
        self._undone_at_the_end = transaction.atomic()
        self._undone_at_the_end.__enter__()
        self._passed, self._now = timedelta(0), timezone.now
        self._clock = patch.object(timezone, "now", lambda: self._now() + self._passed)
        self._clock.start()
        self._client = Client(headers={"host": "localhost"})
        self._keys: list[int] = []
        self._addresses: set[str] = set()
        self._titles = 0

    def teardown(self):
        try:
            self._every_old_address_leads_somewhere_in_one_step()
        finally:
            self._clock.stop()
            transaction.set_rollback(True)
            self._undone_at_the_end.__exit__(None, None, None)

    @initialize()
    def begin(self):
        self._site = builders.make_site()
        for make in (builders.make_post, builders.make_standard_page, builders.make_standard_page):
            self._add(make)

    # What staff do

    @rule(
        make=st.sampled_from(
            [
                builders.make_standard_page,
                builders.make_post,
                builders.make_past_webinar,
                builders.make_condition,
            ]
        ),
        publish=st.booleans(),
    )
    def create(self, make, publish):
        self._add(make, publish=publish)

    @rule(one=whichever, other=whichever, publish=st.booleans())
    def relate(self, one, other, publish):
        page, target = self._draft(one), self._page(other)
        if page.pk != target.pk and target.pk not in {r.target_id for r in page.relations.all()}:
            page.relations.add(Relation(target=target.page_ptr))
            self._save(page, publish)

    @rule(
        one=whichever,
        other=whichever,
        way=st.sampled_from([as_text, as_address, as_teaser, as_button, as_callout]),
        publish=st.booleans(),
    )
    def link(self, one, other, way, publish):
        page = self._draft(one)
        if hasattr(page, "body"):
            page.body = [*((c.block_type, c.value) for c in page.body), way(self._page(other))]
            self._save(page, publish)

    @rule(one=whichever)
    def publish(self, one):
        self._save(self._draft(one), publish=True)

    @rule(one=whichever)
    def unpublish(self, one):
        self._page(one).unpublish()

    @rule(one=whichever, slug=st.sampled_from(["first", "second", "third"]))
    def rename(self, one, slug):
        page = self._draft(one)
        if not page.get_siblings(inclusive=False).filter(slug=slug).exists():
            page.slug = slug
            self._save(page, publish=True)

    @rule(one=whichever, other=whichever, out_of_the_site=st.booleans())
    def move(self, one, other, out_of_the_site):
        page, above = self._page(one), self._page(other)
        if out_of_the_site:
            above = self._site.home.get_parent()
        if isinstance(page, StandardPage) and page.pk != above.pk:
            is_free = not above.get_children().filter(slug=page.slug).exists()
            if is_free and not above.is_descendant_of(page) and above.depth < 5:
                with TestCase.captureOnCommitCallbacks(execute=True):
                    page.move(above.page_ptr if above.depth > 1 else above, pos="last-child")

    @rule(one=whichever)
    def delete(self, one):
        if len(self._keys) > 2:
            self._page(one).delete()

    @rule(one=whichever, of_going_live=st.booleans())
    def schedule(self, one, of_going_live):
        page = self._draft(one)
        page.go_live_at = timezone.now() + AN_HOUR if of_going_live else None
        page.expire_at = None if of_going_live else timezone.now() + AN_HOUR
        self._save(page, publish=True)

    @rule()
    def an_hour_passes(self):
        self._passed += 2 * AN_HOUR
        runner.run_once()

    @rule(one=whichever, version=whichever)
    def restore(self, one, version):
        versions = self._page(one).revisions.order_by("pk")
        restored = versions[version % len(versions)].as_object()
        if not restored.get_siblings(inclusive=False).filter(slug=restored.slug).exists():
            self._save(restored, publish=True)

    @rule(one=whichever)
    def make_private_or_public(self, one):
        restrictions = PageViewRestriction.objects.filter(page=self._page(one).page_ptr)
        if not restrictions.delete()[0]:
            restrictions.create(page=self._page(one).page_ptr, restriction_type="login")

    # What must hold

    @invariant()
    def no_reader_is_led_astray(self):
        crawl = Crawl(self._client)
        self._addresses |= crawl.pages.keys()
        assert crawl.dead == {}
        assert crawl.without_address == {}
        self._relations_show_from_both_ends(crawl)

    def _relations_show_from_both_ends(self, crawl):
        readable = {
            page.pk: page.get_url()
            for page in only_published(Page.objects.filter(pk__in=self._keys))
            if is_on_a_site(page)
        }
        # Related pages stand at the end, in a part of their own.
        shown = {
            key: crawl.pages[url].partition('<div class="ca-related">')[2].partition("</main>")[0]
            for key, url in readable.items()
        }
        for one, other in Relation.objects.values_list("owner_id", "target_id"):
            both = one in readable and other in readable
            for here, there in ((one, other), (other, one)):
                if here in readable:
                    url = readable.get(there) or Page.objects.get(pk=there).url or "outside"
                    assert (f'href="{url}"' in shown[here]) == both, (here, there)

    def _every_old_address_leads_somewhere_in_one_step(self):
        for address in sorted(self._addresses):
            response = self._client.get(address)
            if response.status_code in {301, 302} and "login" not in response.headers["Location"]:
                arrived = self._client.get(response.headers["Location"])
                asks_who_comes = "login" in arrived.headers.get("Location", "")
                assert arrived.status_code == 200 or asks_who_comes, address
            else:
                assert response.status_code in {200, 302, 404}, address

    # How it is done

    def _add(self, make, **fields):
        self._titles += 1
        self._keys.append(make(f"Title {self._titles}", **fields).pk)

    def _page(self, number: int):
        known = Page.objects.filter(pk__in=self._keys).values_list("pk", flat=True)
        self._keys = sorted(known)
        return Page.objects.get(pk=self._keys[number % len(self._keys)]).specific

    def _draft(self, number: int):
        return self._page(number).get_latest_revision_as_object()

    def _save(self, page, publish: bool):
        revision = page.save_revision()
        if publish:
            with TestCase.captureOnCommitCallbacks(execute=True):
                revision.publish()


@pytest.mark.django_db
def test_no_link_rots():
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
        ),
    )
