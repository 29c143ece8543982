"""The preview of Wagtail's next API: reading for everyone, writing with a token within one's rights."""

import pytest
from wagtail.models import APIToken, PageViewRestriction, get_page_models

from content_app.base.models import ContentPage
from content_app.blog.models import BlogPostPage
from content_app.editorial.roles import PUBLISHERS, WEBINAR_EDITORS, WRITERS
from content_app.webinars.models import WebinarPage
from tests.builders import (
    make_past_webinar,
    make_post,
    make_site,
    make_user,
    unpublish,
)

PAGES = "/api/v3-preview/pages/"


def bearer(user) -> dict[str, str]:
    _token, plaintext = APIToken.create_token(user=user, name="test")
    return {"authorization": f"Bearer {plaintext}"}


def new_post(**fields) -> dict:
    meta = {"parent_id": make_site().blog.pk, "type": "content_app.BlogPostPage"}
    action = fields.pop("action", None)
    if action:
        meta["action"] = action
    return {"meta": meta, "title": "By the API", "date": "2026-05-04"} | fields


def send(client, method: str, address: str, data: dict, user=None):
    return getattr(client, method)(
        address,
        data,
        content_type="application/json",
        headers=bearer(user) if user else {},
    )


@pytest.mark.django_db
def test_everyone_reads_published_pages_only(client):
    post = make_post("Published")
    hidden = [make_post("A draft", publish=False), unpublish(make_post("Offline"))]
    private = make_post("Private")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")

    query = {"type": "content_app.BlogPostPage"}
    listed = client.get(PAGES, query).json()["items"]

    assert [item["id"] for item in listed] == [post.pk]
    for page in [*hidden, private]:
        assert client.get(f"{PAGES}{page.pk}/").status_code == 404


@pytest.mark.django_db
def test_a_session_gives_no_more_than_everyone_has(client):
    client.force_login(make_user(is_superuser=True))
    draft = make_post(publish=False)

    assert client.get(f"{PAGES}{draft.pk}/").status_code == 404


@pytest.mark.django_db
def test_every_page_type_describes_how_it_is_read_and_written(client):
    headers = bearer(make_user(PUBLISHERS))
    ours = [model for model in get_page_models() if issubclass(model, ContentPage)]
    assert ours

    for model in ours:
        response = client.get(f"/api/v3-preview/schema/{model._meta.label}/", headers=headers)
        assert response.status_code == 200, model
        schemas = response.json()
        told = set(schemas["read"]["properties"])
        assert {field.name for field in model.api_fields} <= told, model
        writable = {field.name for field in model.api_fields if getattr(field, "writable", False)}
        asked = {name.removesuffix("_id") for name in schemas["create"]["properties"]}
        assert writable <= asked, model


@pytest.mark.django_db
def test_writing_needs_a_token(client):
    assert send(client, "post", PAGES, new_post()).status_code == 401
    assert not BlogPostPage.objects.exists()


@pytest.mark.django_db
def test_a_writer_makes_drafts_and_does_not_publish(client):
    writer = make_user(WRITERS)

    draft = send(client, "post", PAGES, new_post(), writer)
    refused = send(client, "post", PAGES, new_post(title="Live", action="publish"), writer)

    assert draft.status_code == 201
    assert BlogPostPage.objects.get(title="By the API").live is False
    assert refused.status_code == 403
    assert not BlogPostPage.objects.live().exists()


@pytest.mark.django_db
def test_a_publisher_publishes_and_visitors_read_it(client):
    response = send(client, "post", PAGES, new_post(action="publish"), make_user(PUBLISHERS))

    assert response.status_code == 201, response.text
    assert "By the API" in client.get("/blog/by-the-api/").text


@pytest.mark.django_db
def test_nobody_writes_where_they_have_no_rights(client):
    editor = make_user(WEBINAR_EDITORS)
    post = make_post("Untouched")

    created = send(client, "post", PAGES, new_post(), editor)
    meta = {"type": "content_app.BlogPostPage"}
    changed = send(client, "patch", f"{PAGES}{post.pk}/", {"meta": meta, "title": "x"}, editor)

    assert {created.status_code, changed.status_code} <= {403, 404}
    assert list(BlogPostPage.objects.values_list("title", flat=True)) == ["Untouched"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"date": "yesterday"},
        {"kind": "rumour"},
        {"title": ""},
        {"body": [{"type": "video", "value": {"url": "https://example.org/", "title": "x"}}]},
        {"body": [{"type": "no-such-block", "value": "x"}]},
    ],
)
def test_what_the_form_refuses_is_refused_here_too(client, wrong):
    response = send(client, "post", PAGES, new_post(**wrong), make_user(PUBLISHERS))

    assert response.status_code == 422, response.text
    assert not BlogPostPage.objects.exists()


@pytest.mark.django_db
def test_scripts_do_not_get_into_texts(client):
    body = [{"type": "paragraph", "value": {"text": '<p onclick="x()">Hi<script>x()</script></p>'}}]

    send(client, "post", PAGES, new_post(body=body, action="publish"), make_user(PUBLISHERS))

    page = client.get("/blog/by-the-api/").text
    assert "Hi" in page
    assert "onclick" not in page
    assert "<script>x" not in page


@pytest.mark.django_db
def test_the_title_of_a_webinar_can_be_changed_alone(client):
    webinar = make_past_webinar("Before")
    data = {"meta": {"type": "content_app.WebinarPage", "action": "publish"}, "title": "After"}

    response = send(client, "patch", f"{PAGES}{webinar.pk}/", data, make_user(PUBLISHERS))

    assert response.status_code == 200, response.text
    changed = WebinarPage.objects.get(pk=webinar.pk)
    assert changed.title == "After"
    assert (changed.starts_at, changed.ends_at) == (webinar.starts_at, webinar.ends_at)
    assert changed.time_zone == webinar.time_zone


@pytest.mark.django_db
def test_a_start_with_its_offset_is_the_moment_that_it_says(client):
    webinar = make_past_webinar()
    data = {
        "meta": {"type": "content_app.WebinarPage", "action": "publish"},
        "starts_at": "2022-06-27T18:00:00-04:00",
    }

    response = send(client, "patch", f"{PAGES}{webinar.pk}/", data, make_user(PUBLISHERS))

    assert response.status_code == 200, response.text
    assert WebinarPage.objects.get().starts_at.isoformat() == "2022-06-27T22:00:00+00:00"
