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
def test_public_policy_allows_what_is_needed_and_nothing_else(client, path):
    assert directives(client.get(path)) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_no_other_site_sees_who_comes_from_here_or_takes_pages_into_its_own(client, path):
    headers = client.get(path).headers

    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_only_players_of_videos_may_ask_anything_of_the_device(client, path):
    features = client.get(path).headers["Permissions-Policy"].split(", ")
    allowed = {name for name, _sign, to in (f.partition("=") for f in features) if to != "()"}

    assert allowed == {"autoplay", "encrypted-media", "fullscreen", "picture-in-picture"}
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(features)


@pytest.mark.django_db
def test_images_may_be_shown_by_readers_of_feeds(client, settings):
    """Where Django serves them at all."""
    assert (
        "Cross-Origin-Resource-Policy" not in client.get(f"{settings.MEDIA_URL}nerve.png").headers
    )


@pytest.mark.django_db
def test_admin_policy_lets_the_editor_work_and_calls_nobody(client):
    policy = directives(client.get(reverse("wagtailadmin_login")))

    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["connect-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]


def directives(response) -> dict[str, list[str]]:
    header = response.headers["Content-Security-Policy"]
    return {name: sources for name, *sources in (part.split() for part in header.split(";"))}
