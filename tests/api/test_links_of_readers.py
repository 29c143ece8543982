"""The APIs give no link and no key of what readers could not open."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from content_app.editorial.roles import PUBLISHERS
from tests import builders
from tests.api.test_v3_preview import bearer

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return builders.make_condition("A secret draft", publish=False)


@pytest.fixture
def private():
    document = builders.make_document("A secret document")
    document.collection = Collection.get_first_root_node().add_child(name="Members")
    document.save()
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="login"
    )
    return document


@pytest.fixture
def page(draft, private):
    published = builders.make_standard_page("Target")
    text = (
        f"<p>{builders.link_to(published, 'one')} {builders.link_to(draft, 'two')} "
        f'<a linktype="document" id="{private.pk}">three</a></p>'
    )
    links = [{"page": draft.page_ptr, "label": "four"}, {"document": private, "label": "five"}]
    post = builders.make_past_webinar(
        slides=private,
        transcript=text,
        body=[
            builders.paragraph(text),
            ("page_teaser", {"page": draft.page_ptr}),
            *(("call_to_action", {"title": "Go", "text": "", "link": link}) for link in links),
        ],
    )
    return builders.relate(post, draft, published)


@pytest.mark.parametrize("version", ["v2", "v3-preview"])
@pytest.mark.parametrize("rich_text_format", ["db_html", "html", "db_markdown", "markdown"])
def test_readers(client, page, draft, private, version, rich_text_format):
    response = client.get(
        f"/api/{version}/pages/{page.pk}/", {"rich_text_format": rich_text_format}
    )

    answer = response.json()
    assert "secret" not in response.text
    paragraph, teaser, to_page, to_document = (block["value"] for block in answer["body"])
    for text in (paragraph["text"], answer["transcript"]):
        link = {
            "db_html": 'linktype="page"',
            "html": 'href="/target/"',
            "db_markdown": "](wagtail://",
            "markdown": "](/target/)",
        }[rich_text_format]
        assert link in text
        assert text.count("<a ") + text.count("](") == 1
        assert "two" in text
        assert "three" in text
    assert (teaser["page"], to_page["link"]["page"]) == (None, None)
    assert to_document["link"]["document"] is None
    assert len(answer["relations"]) == 1
    assert answer["slides"] is None


def test_who_writes_back_gets_what_is_stored(client, page, draft):
    headers = bearer(builders.make_user(PUBLISHERS))

    answer = client.get(f"/api/v3-preview/pages/{page.pk}/", headers=headers).json()

    assert f'linktype="page" id="{draft.pk}"' in answer["transcript"]
    assert answer["body"][1]["value"]["page"] == draft.pk
    assert len(answer["relations"]) == 2
