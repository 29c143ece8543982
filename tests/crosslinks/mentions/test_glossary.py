"""Terms that staff explain, as readers find them and as editors see them suggested."""

import pytest
from django.core.exceptions import ValidationError

from content_app.base.site_settings import SiteSettings
from content_app.crosslinks.mentions.dismissals import dismiss_everywhere
from content_app.crosslinks.mentions.entries import entry_of
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.crosslinks.models import OtherName
from content_app.editorial.roles import PUBLISHERS
from tests import builders
from tests.reading import read, words_of

from .test_panel import post_about
from .test_scanning import mentioning

pytestmark = pytest.mark.django_db


@pytest.fixture
def explaining():
    SiteSettings.objects.update_or_create(
        site=builders.make_site().home.get_site(), defaults={"explains_terms": True}
    )


@pytest.fixture
def myelin(in_background):
    with in_background():
        return builders.make_term(
            "Myelin", definition="A <layer> around nerves.", other_names=[("MYL", "abbreviation")]
        )


def notes_in(page) -> dict[str, str]:
    """The definitions that readers can open, by the words at which they stand."""
    return {
        button.contents[0]: words_of(page.find(id=button["popovertarget"]))
        for button in page.select("button.ca-term")
    }


def test_readers_can_open_the_definition_at_the_first_mention(
    client, explaining, myelin, in_background
):
    sentences = ("What <b>myelin</b> is.", "More of MYL, and of myelin.")
    post = post_about(in_background, *sentences)

    page = read(client, post)

    assert notes_in(page) == {"myelin": "Myelin A <layer> around nerves."}
    assert page.select_one("b > button.ca-term + [popover]")


def test_what_a_hyphen_joins_to_a_longer_name_is_left_alone(
    client, explaining, myelin, in_background
):
    post = post_about(in_background, "Myelin-associated glycoprotein, anti-myelin; MYL is meant.")

    assert [*notes_in(read(client, post))] == ["MYL"]


def test_a_term_has_one_entry(myelin):
    again = GlossaryTerm(term="myelin", definition="Something else.", locale=myelin.locale)

    with pytest.raises(ValidationError, match="has an entry already"):
        again.full_clean()


def test_links_and_headings_are_left_alone(client, explaining, myelin, in_background):
    post = post_about(in_background, '<a href="https://example.org/">Myelin</a> there, MYL here.')

    assert [*notes_in(read(client, post))] == ["MYL"]


@pytest.mark.parametrize("publish", [True, False])
def test_nothing_is_explained_unless_the_site_says_so_and_the_term_is_published(
    client, publish, in_background
):
    with in_background():
        builders.make_term("Axon", publish=publish)
    settings, _is_new = SiteSettings.objects.get_or_create(
        site=builders.make_site().home.get_site()
    )
    settings.explains_terms = not publish
    settings.save()
    post = post_about(in_background, "The axon.")

    assert notes_in(read(client, post)) == {}


def test_it_costs_two_queries_however_many_terms_there_are(
    client, explaining, in_background, django_assert_max_num_queries
):
    with in_background():
        for name in ("Axon", "Myelin", "Synapse"):
            builders.make_term(name)
    post = post_about(in_background, "The axon, the myelin, the synapse.")
    read(client, post)
    SiteSettings.objects.update(explains_terms=False)
    with django_assert_max_num_queries(100) as without:
        read(client, post)
    SiteSettings.objects.update(explains_terms=True)

    with django_assert_max_num_queries(len(without) + 2):
        assert len(notes_in(read(client, post))) == 3


def test_a_term_with_a_page_is_suggested_as_a_link_to_it(in_background):
    with in_background():
        page = builders.make_standard_page("What nerves are made of")
        term = builders.make_term("Myelin", page=page.page_ptr)
        other = builders.make_term("Axon")
    post_about(in_background, "Myelin and axon.")

    assert mentioning(term) == {"A post"}
    assert mentioning(other) == set()


def test_a_dismissed_name_is_explained_to_readers_all_the_same(
    client, explaining, myelin, in_background
):
    post = post_about(in_background, "What myelin is.")
    with in_background():
        dismiss_everywhere(entry_of(myelin), "Myelin", builders.make_user(PUBLISHERS))

    assert [*notes_in(read(client, post))] == ["myelin"]


def test_other_names_belong_to_terms_too(myelin):
    assert OtherName.objects.get(name="MYL").glossary_term == myelin
