import pytest

from tests import builders
from tests.reading import read


@pytest.mark.django_db
def test_robots_txt_names_the_sitemap_and_keeps_out_of_the_admin(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/" in response.text.splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in response.text.splitlines()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v2/pages/", "/api/v3-preview/pages/"])
def test_the_apis_answer(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.django_db
def test_the_language_comes_from_the_address_alone(client):
    builders.translate(builders.make_site().home)
    headers = {"accept-language": "es"}

    assert client.get("/", headers=headers).headers["Content-Language"] == "en"
    assert client.get("/es/", headers=headers).headers["Content-Language"] == "es"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/es/", "/es/blog/", "/es/search/"])
def test_a_language_without_a_home_page_has_no_addresses(client, path):
    """Not even once somebody has begun to translate it."""
    assert client.get(path).status_code == 404

    translation = builders.translate(builders.make_site().home, publish=False)
    response = client.get(path)

    assert response.status_code == 404
    assert b'<html lang="en"' in response.content
    assert not translation.live
    assert read(client, "/").h1
