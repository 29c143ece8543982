"""The v2 API tells everyone what everyone may read, and no more."""

import pytest
from wagtail.models import PageViewRestriction

from content_app.people.models import CreditRole
from tests.builders import (
    credit,
    make_callout,
    make_condition,
    make_person,
    make_post,
    make_qa_post,
    make_site,
    make_study,
    make_term,
    make_therapy,
    relate,
    unpublish,
)

PAGES = "/api/v2/pages/"


def items(client, address: str, **query) -> list[dict]:
    response = client.get(address, {"limit": 20} | query)
    assert response.status_code == 200, response.text
    return response.json()["items"]


@pytest.mark.django_db
def test_drafts_private_pages_and_what_was_taken_offline_are_left_out(client):
    make_site()
    before = len(items(client, PAGES))
    hidden = [make_post("A draft", publish=False), unpublish(make_post("Offline"))]
    private = make_post("Private")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")

    assert len(items(client, PAGES)) == before
    for page in [*hidden, private]:
        assert client.get(f"{PAGES}{page.pk}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("endpoint", "make"),
    [
        ("people", make_person),
        ("therapies", make_therapy),
        ("studies", make_study),
        ("callouts", make_callout),
        ("glossary", make_term),
    ],
)
def test_records_that_are_drafts_are_left_out(client, endpoint, make):
    make("A draft", publish=False)
    offline = unpublish(make("Offline"))
    published = make("Published")

    listed = items(client, f"/api/v2/{endpoint}/")

    assert [item["id"] for item in listed] == [published.pk]
    assert client.get(f"/api/v2/{endpoint}/{offline.pk}/").status_code == 404


@pytest.mark.django_db
def test_questions_of_posts_that_nobody_can_read_are_left_out(client):
    make_qa_post("A draft", publish=False)
    unpublish(make_qa_post("Offline"))
    private = make_qa_post("Private")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    published = make_qa_post("Published")

    listed = items(client, "/api/v2/questions/", fields="page")

    assert [item["page"]["id"] for item in listed] == [published.pk]


@pytest.mark.django_db
def test_relations_lead_to_published_pages_only(client):
    draft = make_condition("A secret draft", publish=False)
    private = make_condition("A secret page")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    condition = make_condition("CIDP")
    post = relate(make_post(), draft, private, condition)

    response = client.get(f"{PAGES}{post.pk}/")

    related = response.json()["relations"]
    assert [relation["target"]["title"] for relation in related] == ["CIDP"]
    assert "secret" not in response.text


@pytest.mark.django_db
def test_credits_name_people_with_a_public_profile_only(client):
    hidden, shown = make_person("Hidden"), make_person("Shown")
    post = credit(make_post(), hidden, shown, role=CreditRole.AUTHOR)
    unpublish(hidden)

    credits_shown = client.get(f"{PAGES}{post.pk}/").json()["credits"]

    assert [entry["person"]["id"] for entry in credits_shown] == [shown.pk]
    assert credits_shown[0]["role"] == "author"


@pytest.mark.django_db
def test_other_targets_that_are_not_published_are_null(client):
    draft = make_condition("A secret draft", publish=False)
    home = make_site().home
    home.featured_condition = draft
    home.save_revision().publish()
    callout = make_callout(link_page=draft.page_ptr)
    ada = make_person("A secret person")
    make_qa_post(answered_by=ada)
    unpublish(ada)

    for address, name in [
        (f"{PAGES}{home.pk}/", "featured_condition"),
        (f"/api/v2/callouts/{callout.pk}/", "link_page"),
    ]:
        response = client.get(address)
        assert response.json()[name] is None
        assert "secret" not in response.text
    assert items(client, "/api/v2/questions/", fields="answered_by")[0]["answered_by"] is None


@pytest.mark.django_db
def test_what_is_written_in_a_draft_stays_there(client):
    post = make_post("Published words")
    post.title = "Words of the draft"
    post.save_revision()

    assert client.get(f"{PAGES}{post.pk}/").json()["title"] == "Published words"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_can_write(client, method):
    post = make_post()

    for address in (PAGES, f"{PAGES}{post.pk}/", "/api/v2/people/"):
        assert getattr(client, method)(address).status_code in {404, 405}
