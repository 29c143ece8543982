"""What a reader's browser is told, and what it is not asked to keep."""

import pytest
from django.urls import reverse

PUBLIC = ["/", "/robots.txt", "/sitemap.xml", "/no-such-page/", "/es/no-such-page/"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_readers_get_no_cookie_and_one_answer_for_everybody(client, path):
    response = client.get(path)

    assert not response.cookies
    assert not {"cookie", "accept-language"} & {
        name.strip().lower() for name in response.headers.get("Vary", "").split(",")
    }


@pytest.mark.django_db
def test_what_staff_get_is_kept_out_of_shared_caches(admin_client):
    response = admin_client.get("/no-such-page/")

    assert "private" in response.headers["Cache-Control"]
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.django_db
def test_the_login_still_varies_with_the_cookie_that_it_sets(client):
    response = client.get(reverse("wagtailadmin_login"))

    assert "csrftoken" in response.cookies
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_public_policy_allows_nothing_inline_and_no_other_host(client, path):
    policy = directives(client.get(path))

    assert policy.pop("default-src") == ["'none'"]
    assert policy.pop("frame-src") == [
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
    ]
    assert {source for sources in policy.values() for source in sources} <= {"'self'", "'none'"}


@pytest.mark.django_db
def test_admin_policy_lets_the_editor_work_and_calls_nobody(client):
    policy = directives(client.get(reverse("wagtailadmin_login")))

    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["connect-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]


def directives(response) -> dict[str, list[str]]:
    header = response.headers["Content-Security-Policy"]
    return {name: sources for name, *sources in (part.split() for part in header.split(";"))}
