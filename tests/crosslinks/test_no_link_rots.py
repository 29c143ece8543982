"""Whatever staff do, in whatever order: no reader is sent to a page that is not there, and relations show from both
ends or from none."""

from random import Random

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from content_app.base.querysets import is_on_a_site, only_published
from content_app.crosslinks.models import Relation
from tests.crosslinks.crawling import Crawl
from tests.staff import Staff

EXAMPLES, STEPS = 3, 10


class Reader:
    """Follows all links of the site that `staff` work on."""

    def __init__(self, staff: Staff):
        self._staff = staff
        self._client = Client(headers={"host": "localhost"})
        self._addresses: set[str] = set()

    def is_not_led_astray(self) -> None:
        crawl = Crawl(self._client)
        self._addresses |= crawl.pages.keys()
        assert crawl.dead == {}
        assert crawl.without_address == {}
        self._relations_show_from_both_ends(crawl)

    def _relations_show_from_both_ends(self, crawl):
        readable = {
            page.pk: page.get_url()
            for page in only_published(Page.objects.filter(pk__in=self._staff.keys))
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

    def gets_somewhere_from_every_old_address_in_one_step(self) -> None:
        for address in sorted(self._addresses):
            response = self._client.get(address)
            if response.status_code in {301, 302} and "login" not in response.headers["Location"]:
                arrived = self._client.get(response.headers["Location"])
                asks_who_comes = "login" in arrived.headers.get("Location", "")
                assert arrived.status_code == 200 or asks_who_comes, address
            else:
                assert response.status_code in {200, 302, 404}, address


@pytest.mark.django_db
@settings(max_examples=EXAMPLES)
@given(seed=st.integers(min_value=0, max_value=9_999))
def test_no_link_rots(seed):
    with transaction.atomic():
        staff = Staff(Random(seed))
        reader = Reader(staff)
        for _step in range(STEPS):
            staff.do_something()
            reader.is_not_led_astray()
        reader.gets_somewhere_from_every_old_address_in_one_step()
        transaction.set_rollback(True)
