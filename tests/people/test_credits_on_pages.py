"""A page names its people as they were on that day, and links those who have a profile."""

import pytest

from content_app.people.models import CreditRole
from tests import builders
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    return builders.make_site()


@pytest.fixture
def ada():
    return builders.make_person("Ada Example", affiliation="City Hospital")


def test_an_author_is_named_and_linked(client, ada):
    post = builders.credit(builders.make_post(), ada)

    byline = read(client, post).select_one(".ca-byline")

    assert "By Ada Example, MD" in words_of(byline)
    assert links_of(byline) == {"Ada Example, MD": ada.get_url()}


def test_a_reviewer_is_named_as_such(client, ada):
    page = builders.credit(builders.make_condition(), ada, role=CreditRole.REVIEWER)

    assert "Medically reviewed by Ada Example, MD" in words_of(read(client, page).main)


def test_a_speaker_keeps_the_credentials_and_hospital_of_that_day(client, ada):
    webinar = builders.credit(builders.make_past_webinar(), ada, role=CreditRole.SPEAKER)
    ada.credentials, ada.affiliation = "MD, PhD", "University Clinic"
    ada.save_revision().publish()

    speaker = words_of(read(client, webinar).select_one(".ca-person"))

    assert "Ada Example, MD" in speaker
    assert "PhD" not in speaker
    assert "City Hospital" in speaker
    assert "University Clinic" not in speaker


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (builders.make_post, CreditRole.AUTHOR),
        (builders.make_condition, CreditRole.REVIEWER),
        (builders.make_past_webinar, CreditRole.SPEAKER),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_who_has_no_public_profile_any_more_is_neither_named_nor_linked(client, ada, make, role):
    page = builders.credit(make(), ada, role=role)
    address = ada.get_url()
    builders.unpublish(ada)

    assert "Ada Example" not in str(read(client, page))
    assert client.get(address).status_code == 404


def test_an_answer_stays_when_who_gave_it_has_no_profile_any_more(client, ada):
    post = builders.make_qa_post(answered_by=ada)
    assert "Ada Example" in words_of(read(client, post).select_one(".ca-question"))

    builders.unpublish(ada)

    question = words_of(read(client, post).select_one(".ca-question"))
    assert "No, it is not." in question
    assert "Ada" not in str(read(client, post))


def test_a_draft_person_is_nowhere(client, site):
    draft = builders.make_person("Cleo Example", publish=False)

    assert draft.get_url() is None
    assert client.get("/people/cleo-example/").status_code == 404
    for address in (site.people.get_url(), "/search/?query=Cleo", "/sitemap.xml"):
        assert "cleo-example" not in client.get(address).content.decode()


def test_a_published_person_is_listed_found_and_in_the_sitemap(client, site, ada):
    for address in (site.people.get_url(), "/search/?query=Ada", "/sitemap.xml"):
        assert ada.get_url() in client.get(address).content.decode()


def test_without_an_index_page_people_are_named_but_not_linked(client, site, ada):
    post = builders.credit(builders.make_post(), ada)
    builders.unpublish(site.people)

    byline = read(client, post).select_one(".ca-byline")

    assert "Ada Example, MD" in words_of(byline)
    assert not byline.find("a")


def test_a_page_outlives_a_person_who_is_deleted(client, ada):
    post = builders.credit(builders.make_post("Balance"), ada)
    draft = post.save_revision()
    ada.delete()

    assert "Ada Example" not in str(read(client, post))
    draft.publish()
    assert words_of(read(client, post).h1) == "Balance"


def test_a_page_in_another_language_links_the_profile_there_is(client, ada):
    spanish = builders.translate(builders.credit(builders.make_post(), ada))

    assert links_of(read(client, spanish).select_one(".ca-byline")) == {
        "Ada Example, MD": ada.get_url()
    }
