"""Of a search nothing is kept but that there was one, whether it found something, and whose page's name it was."""

import pytest
from wagtail.models import Page, Site

from content_app.crosslinks.mentions.form_index import store_all_forms
from content_app.crosslinks.models import OtherName
from content_app.figures.models import Figure, Kind
from content_app.home.models import HomePage
from tests import builders
from tests.figures.counted import figures
from tests.visiting import visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition():
    page = builders.make_condition(
        "Anti-MAG neuropathy", other_names=[("Bell disease", OtherName.Kind.SYNONYM)]
    )
    builders.make_person("Ada Example")
    store_all_forms()
    return page


def search(text, **query):
    return visitor().get("/search/", {"query": text, **query})


@pytest.mark.parametrize("text", ["Anti-MAG neuropathy", " anti mag NEUROPATHY", "bell disease"])
def test_a_page_is_counted_whose_name_was_searched_for(condition, text):
    search(text)

    counted = figures()
    assert counted[Kind.NAMED, condition.pk] == 1
    assert counted[Kind.SEARCH, None] == 1


@pytest.mark.parametrize(
    "text", ["Ada Example", "my anti-MAG neuropathy", "neuropathy of John Doe", '"', "-"]
)
def test_no_other_words_are_kept(condition, text):
    search(text)
    kinds = {kind for kind, _page_id in figures()}

    assert kinds <= {Kind.SEARCH, Kind.VAIN_SEARCH}
    assert Figure.objects.count() == len(kinds)


def test_searches_without_a_result_are_counted_as_such():
    search("xylophone")
    search("quux")

    assert figures() == {(Kind.SEARCH, None): 2, (Kind.VAIN_SEARCH, None): 2}


def test_turning_to_the_next_results_is_no_new_search(client, condition):
    search("neuropathy", page="2")
    search("")
    client.get("/search/", {"query": "neuropathy"})

    assert figures() == {}


def test_a_page_of_another_site_is_not_counted(condition):
    elsewhere = Page.get_first_root_node().add_child(instance=HomePage(title="Elsewhere"))
    Site.objects.create(hostname="elsewhere.example", root_page=elsewhere)
    condition.move(elsewhere, pos="last-child")

    search("bell disease")

    assert figures() == {(Kind.SEARCH, None): 1, (Kind.VAIN_SEARCH, None): 1}
