"""Whatever staff do, in whatever order: a reader is given from the cache what would be made anew, and so is whoever is
shown kept parts in a response made for them."""

import re
from difflib import unified_diff
from random import Random

import pytest
from django.db import transaction
from django.test import Client, TestCase
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from content_app.page_cache.kept import let_go_of_all
from tests.crosslinks.crawling import Crawl
from tests.page_cache.kept_pages import kept, with_a_session
from tests.staff import Staff

EXAMPLES, STEPS = 2, 8
# No page of it is kept, but whatever it finds is.
SEARCH = "/search/?query=title"


# A feed without entries says that it is of this very moment.
UPDATED = re.compile(r"<(updated|lastBuildDate)>[^<]*</")


def text_of(response) -> str:
    has_entries = "<item>" in response.text or "<entry>" in response.text
    return response.text if has_entries else UPDATED.sub("", response.text)


def difference(address, given, made) -> str:
    lines = (text_of(response).splitlines() for response in (given, made))
    return "\n".join(unified_diff(*lines, "given", address, n=0, lineterm=""))


class Reader:
    def __init__(self):
        self._client = Client(headers={"host": "localhost"})
        # What is asked for with credentials is made for this one reader.
        self._made_anew = Client(headers={"host": "localhost", "authorization": "none"})
        self._out_of_parts = with_a_session(headers={"host": "localhost"})

    def reads_everything(self) -> None:
        Crawl(self._client)
        assert "Title" in self._client.get(SEARCH).text

    def is_given_what_would_be_made(self) -> None:
        for address in sorted({SEARCH, *kept("localhost")}):
            made = self._made_anew.get(address)
            for reader in (self._client, self._out_of_parts):
                given = reader.get(address)
                assert text_of(given) == text_of(made), difference(address, given, made)


@pytest.mark.django_db
@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(seed=st.integers(min_value=0, max_value=9_999))
def test_never_stale(seed):
    with transaction.atomic():
        # What an example before this one kept is about rows that were taken back.
        let_go_of_all()
        staff, reader = Staff(Random(seed)), Reader()
        for _step in range(STEPS):
            reader.reads_everything()
            with TestCase.captureOnCommitCallbacks(execute=True):
                staff.do_something()
            reader.is_given_what_would_be_made()
        transaction.set_rollback(True)
