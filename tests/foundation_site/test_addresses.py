import pytest


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
    headers = {"accept-language": "es"}

    assert client.get("/", headers=headers).headers["Content-Language"] == "en"
    assert client.get("/es/", headers=headers).headers["Content-Language"] == "es"
