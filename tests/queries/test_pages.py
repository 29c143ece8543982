"""No page asks the database once per item: with thirty it asks as often as with three."""

import pytest

from content_app.crosslinks.models import OtherName, Relation
from content_app.people.models import Credit, CreditRole
from tests.builders import (
    link_to,
    make_callout,
    make_condition,
    make_image,
    make_past_webinar,
    make_person,
    make_post,
    make_reference,
    make_site,
    make_standard_page,
    make_study,
    make_therapy,
    paragraph,
)
from tests.queries.counting import FEW, MANY, assert_same_and_few, queries_of


def each(number: int, make, title: str) -> list:
    return [make(f"{title} {n}") for n in range(number)]


def page_with_relations(make, number: int):
    """Related posts, webinars and conditions with images, in both directions."""
    page = make(f"Related {number}")
    image = make_image()
    others = [
        make_other(f"{number} other {n}", lead_image=image, body=[])
        for n in range(number // 3)
        for make_other in (make_post, make_past_webinar)
    ]
    others += [
        make_condition(f"{number} other {n}", lead_image=image) for n in range(number - len(others))
    ]
    for n, other in enumerate(others):
        owner, target = (page, other) if n % 2 else (other, page)
        Relation.objects.create(owner=owner.page_ptr, target=target.page_ptr)
    return page


def post_with_suggestions(number: int):
    """A post that says little, about a condition and in a category that many others share."""
    condition = make_condition(f"Shared {number}")
    posts = [
        make_post(f"{number} about it {n}", body=[], categories=[f"Shared {number}"])
        for n in range(number)
    ]
    for post in posts:
        Relation.objects.create(owner=post.page_ptr, target=condition.page_ptr)
    return posts[0]


def page_with_texts(make, number: int, field: str = "body"):
    """References cited, pages pointed to by blocks and by links in rich text, callouts, lists."""
    targets = each(number, lambda title: make_standard_page(title, body=[]), f"Target {number}")
    references = each(number, make_reference, "Reference")
    callouts = each(number, make_callout, "Callout")
    body = [
        block
        for target, reference, callout in zip(targets, references, callouts, strict=True)
        for block in (
            paragraph(f"<p>{link_to(target, 'there')}</p>", references=[reference]),
            ("page_teaser", {"page": target.page_ptr}),
            ("callout", {"callout": callout}),
            ("list", {"kind": "bulleted", "items": [f"{link_to(target, 'there')}"]}),
            (
                "call_to_action",
                {"title": "Go", "text": "", "link": {"page": target.page_ptr, "label": ""}},
            ),
        )
    ]
    if field == "sections":
        body = [("free_text", {"heading": "One", "body": body})]
    return make(f"Texts {number}", **{field: body})


def page_with_people(make, number: int, role: CreditRole):
    page = make(f"People {number}")
    photo = make_image()
    for n in range(number):
        person = make_person(f"Person {number} {n}", photo=photo)
        Credit.objects.create(page=page.page_ptr, person=person, role=role)
    return page


def post_with_questions(number: int):
    people = each(number, make_person, f"Answers {number}")
    target = make_standard_page(f"Target of {number}")
    return make_post(
        f"Questions {number}",
        body=[
            (
                "question",
                {
                    "question": f"Question {n}?",
                    "answer": f"<p>{link_to(target, 'there')}</p>",
                    "answered_by": person,
                    "references": [make_reference(f"Reference {n}")],
                },
            )
            for n, person in enumerate(people)
        ],
    )


def condition_with_entries(number: int):
    """Therapies, studies, symptoms, tests, figures, links, names and codes."""
    targets = each(number, lambda title: make_standard_page(title, body=[]), f"Linked {number}")
    return make_condition(
        f"Entries {number}",
        other_names=[(f"Name {n}", OtherName.Kind.SYNONYM) for n in range(number)],
        codes=[("mesh", f"D{n}") for n in range(number)],
        sections=[
            (
                "symptoms",
                {"symptoms": [{"name": f"Sign {n}", "detail": ""} for n in range(number)]},
            ),
            (
                "diagnosis",
                {"tests": [{"name": f"Test {n}", "shows": "<p>x</p>"} for n in range(number)]},
            ),
            (
                "treatment",
                {
                    "therapies": [
                        {
                            "therapy": therapy,
                            "recommendation": "recommended",
                            "what_is_known": f"<p>{link_to(target, 'there')}</p>",
                            "references": [make_reference(f"Reference {therapy}")],
                        }
                        for therapy, target in zip(
                            each(number, make_therapy, f"Therapy {number}"), targets, strict=True
                        )
                    ]
                },
            ),
            (
                "research",
                {
                    "studies": [
                        make_study(f"Study {number} {n}", countries=[("Brazil", 2018)])
                        for n in range(number)
                    ]
                },
            ),
            (
                "more_information",
                {"links": [{"page": target.page_ptr, "label": ""} for target in targets]},
            ),
        ],
    )


PAGES = {
    "condition, relations": lambda n: page_with_relations(make_condition, n),
    "condition, texts": lambda n: page_with_texts(make_condition, n, "sections"),
    "condition, people": lambda n: page_with_people(make_condition, n, CreditRole.REVIEWER),
    "condition, entries": condition_with_entries,
    "post, relations": lambda n: page_with_relations(make_post, n),
    "post, suggestions": post_with_suggestions,
    "post, texts": lambda n: page_with_texts(make_post, n),
    "post, people": lambda n: page_with_people(make_post, n, CreditRole.AUTHOR),
    "post, questions": post_with_questions,
    "webinar, relations": lambda n: page_with_relations(make_past_webinar, n),
    "webinar, texts": lambda n: page_with_texts(make_past_webinar, n),
    "webinar, people": lambda n: page_with_people(make_past_webinar, n, CreditRole.SPEAKER),
    "standard, relations": lambda n: page_with_relations(make_standard_page, n),
    "standard, texts": lambda n: page_with_texts(make_standard_page, n),
}


@pytest.mark.django_db
@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES.keys())
def test_pages(client, make):
    make_site()
    few, many = make(FEW), make(MANY)

    assert_same_and_few(queries_of(client, few), queries_of(client, many))
