"""What the v2 API tells of each type."""

from datetime import date

import pytest

from tests.builders import (
    credit,
    link_to,
    make_callout,
    make_full_condition,
    make_past_webinar,
    make_person,
    make_post,
    make_qa_post,
    make_site,
    make_standard_page,
    make_study,
    make_term,
    make_therapy,
    relate,
)


def detail(client, page) -> dict:
    response = client.get(f"/api/v2/pages/{page.pk}/")
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.django_db
def test_a_condition(client):
    answer = detail(client, make_full_condition())

    assert answer["meta"]["type"] == "content_app.ConditionPage"
    assert answer["full_name"] == "Anti-myelin-associated glycoprotein peripheral neuropathy"
    assert answer["short_answer"].startswith("An immune reaction")
    assert [(name["name"], name["kind"]) for name in answer["other_names"]] == [
        ("Anti-MAG", "abbreviation")
    ]
    assert [(code["system"], code["code"]) for code in answer["codes"]] == [("icd-10-cm", "G61.8")]
    assert answer["reviewed_on"] == "2026-03-02"
    sections = {section["type"]: section["value"] for section in answer["sections"]}
    assert sections["symptoms"]["symptoms"] == [
        {"name": "Numb feet", "detail": "It begins in the toes."}
    ]
    (therapy,) = sections["treatment"]["therapies"]
    assert therapy["recommendation"] == "may_help_some"
    assert isinstance(therapy["therapy"], int)
    assert all(section["id"] for section in answer["sections"])


@pytest.mark.django_db
def test_a_post(client):
    ada = make_person("Ada Example")
    post = make_post(date=date(2026, 5, 4), categories=["Research"], summary="Short.")
    post.tags.add("exercise")
    credit(post, ada)

    answer = detail(client, post)

    assert answer["date"] == "2026-05-04"
    assert answer["kind"] == "article"
    assert answer["has_questions"] is False
    assert answer["tags"] == ["exercise"]
    assert answer["excerpt"] == "Short."
    assert len(answer["categories"]) == 1
    assert answer["body"][0]["type"] == "paragraph"
    assert answer["credits"][0]["credentials"] == "MD"


@pytest.mark.django_db
def test_a_webinar(client):
    answer = detail(client, make_past_webinar(host="A society"))

    assert answer["starts_at"] == "2022-06-27T23:00:00Z"
    assert answer["ends_at"] == "2022-06-28T00:00:00Z"
    assert answer["time_zone"] == "America/New_York"
    assert answer["held_on"] is None
    assert answer["state"] == "recorded"
    assert answer["standing"] == "as_planned"
    assert answer["host"] == "A society"
    assert answer["recording_url"] == "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.mark.django_db
def test_relations_carry_what_is_needed_to_follow_them(client):
    webinar = make_past_webinar("A talk")
    page = relate(make_standard_page(), webinar)

    (relation,) = detail(client, page)["relations"]

    assert relation["target"]["id"] == webinar.pk
    assert relation["target"]["title"] == "A talk"
    assert relation["target"]["meta"]["detail_url"].endswith(f"/api/v2/pages/{webinar.pk}/")


@pytest.mark.django_db
def test_records(client):
    make_person("Ada Example", affiliation="A hospital")
    make_therapy("Rituximab", kind="infusion")
    make_study("A study", countries=[("Brazil", 2018)], status="running")
    make_callout("Nerves can recover", source="A journal")

    answers = {
        name: client.get(f"/api/v2/{name}/", {"fields": "*"}).json()["items"][0]
        for name in ("people", "therapies", "studies", "callouts")
    }

    assert answers["people"]["credentials"] == "MD"
    assert answers["people"]["affiliation"] == "A hospital"
    assert answers["therapies"]["kind"] == "infusion"
    assert answers["studies"]["status"] == "running"
    assert answers["studies"]["countries"][0]["joined_in"] == 2018
    assert answers["callouts"]["source"] == "A journal"


@pytest.mark.django_db
def test_questions_have_their_address_and_their_answer_as_asked_for(client):
    target = make_standard_page("Target")
    post = make_qa_post(questions=[("Why?", f"<p>See {link_to(target, 'there')}.</p>")])

    (stored,) = client.get("/api/v2/questions/", {"fields": "*"}).json()["items"]
    query = {"fields": "*", "rich_text_format": "html"}
    (shown,) = client.get("/api/v2/questions/", query).json()["items"]

    assert stored["anchor"] == "q-why"
    assert stored["page"]["id"] == post.pk
    assert 'linktype="page"' in stored["answer"]
    assert f'href="{target.get_url()}"' in shown["answer"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "endpoint", ["people", "therapies", "studies", "callouts", "glossary", "questions"]
)
def test_lists_of_records_can_be_searched_ordered_and_paged(client, endpoint):
    make_qa_post(questions=[("Alpha?", "<p>One.</p>"), ("Beta?", "<p>Two.</p>")])
    for make in (make_person, make_therapy, make_study, make_callout, make_term):
        make("Alpha")
        make("Beta")
    address = f"/api/v2/{endpoint}/"

    found = client.get(address, {"search": "beta"}).json()
    last = client.get(address, {"order": "-id", "limit": 1}).json()
    second = client.get(address, {"offset": 1, "limit": 1}).json()

    assert found["meta"]["total_count"] == 1
    assert found["items"] == last["items"] == second["items"]


@pytest.mark.django_db
def test_every_page_type_has_a_detail(client):
    for page in make_site().pages:
        assert detail(client, page)["title"] == page.title


NONSENSE = [
    "?fields=secret",
    "?fields=(",
    "?search=%00",
    "?search=%22",
    "?search=(",
    "?order=nothing",
    "?limit=-1",
    "?x=1",
]


@pytest.mark.django_db
@pytest.mark.parametrize("endpoint", ["pages", "people", "questions"])
def test_a_request_that_makes_no_sense_breaks_nothing(client, endpoint):
    make_site()

    for query in NONSENSE:
        assert client.get(f"/api/v2/{endpoint}/{query}").status_code in {200, 400}, query
