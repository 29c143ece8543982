"""What the head of every page says."""

import pytest

from tests.builders import make_condition, make_image, make_post, make_site, translate
from tests.home.every_page import addresses_of_every_page
from tests.reading import entities_of, read

SEARCH = {"search", "empty search"}


def meta(html, name: str) -> str | None:
    found = html.select(f'meta[name="{name}"], meta[property="{name}"]')
    assert len(found) < 2, f"{name} is there {len(found)} times"
    return found[0]["content"] if found else None


@pytest.mark.django_db
def test_every_page_says_what_it_is_and_where(client):
    titles = {}
    for name, address in addresses_of_every_page().items():
        html = read(client, address)
        titles[name] = html.title.text
        assert len(html.select("title")) == 1, name
        assert len(html.select("h1")) == 1, name
        assert html.html["lang"] == "en", name
        assert meta(html, "viewport"), name
        if name in SEARCH:
            continue
        (canonical,) = html.select("link[rel=canonical]")
        assert canonical["href"] == f"http://localhost{address}", name
        assert meta(html, "og:url") == canonical["href"], name
        assert html.title.text.startswith(meta(html, "og:title")), name
        assert meta(html, "og:type"), name
        assert meta(html, "description") == meta(html, "og:description"), name
    assert len(set(titles.values())) == len(titles), titles


@pytest.mark.django_db
def test_structured_data_names_the_page_and_its_place(client):
    home = make_site().home.get_url()
    for name, address in addresses_of_every_page().items():
        if name in SEARCH:
            continue
        entities = entities_of(read(client, address))
        addressed = [entity for entity in entities.values() if "url" in entity]
        assert f"http://localhost{address}" in {entity["url"] for entity in addressed}, name
        if address == home:
            continue
        trail = entities["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in trail] == list(range(1, len(trail) + 1)), name
        assert trail[0]["item"] == "http://localhost/", name
        assert trail[-1]["item"] == f"http://localhost{address}", name


@pytest.mark.django_db
def test_no_page_gives_a_reader_a_cookie(client):
    for name, address in addresses_of_every_page().items():
        assert not client.get(address).cookies, name


@pytest.mark.django_db
def test_no_page_asks_another_host_for_anything(client):
    for name, address in addresses_of_every_page().items():
        html = read(client, address)
        loaded = [e.get("src") for e in html.select("[src]")]
        loaded += [e["href"] for e in html.select("link[rel=stylesheet], link[rel=preload]")]
        assert all(url.startswith("/") and not url.startswith("//") for url in loaded), name


@pytest.mark.django_db
def test_staff_can_say_it_in_other_words(client):
    page = make_condition(
        "CIDP", seo_title="CIDP explained", search_description="Written by hand.", summary="Shown."
    )

    html = read(client, page)

    assert html.title.text.startswith("CIDP explained")
    assert meta(html, "description") == "Written by hand."
    assert meta(html, "og:description") == "Written by hand."


@pytest.mark.django_db
def test_the_lead_image_is_what_is_shared(client):
    html = read(client, make_post(lead_image=make_image("A nerve")))

    assert meta(html, "og:image").startswith("http://localhost")
    assert int(meta(html, "og:image:width")) > int(meta(html, "og:image:height")) > 0
    assert meta(html, "og:image:alt") == "A nerve, drawn"


@pytest.mark.django_db
def test_translations_are_named_on_both_pages_once_they_are_published(client):
    page = make_condition("Anti-MAG")
    spanish = translate(page, "es", title="Anti-MAG (es)", slug="anti-mag-es", publish=False)
    assert not read(client, page).select("link[hreflang]")

    spanish.get_latest_revision().publish()

    expected = {
        "en": "http://localhost/conditions/anti-mag/",
        "es": "http://localhost/es/conditions/anti-mag-es/",
    }
    for target in (page.get_url(), "/es/conditions/anti-mag-es/"):
        html = read(client, target)
        links = html.select("link[hreflang]")
        assert {link["hreflang"]: link["href"] for link in links} == expected
    assert html.html["lang"] == "es"


@pytest.mark.django_db
def test_a_title_cannot_break_out_of_the_page(client):
    title = "A</script><script>alert(1)</script>\"'&<!--"
    response = client.get(make_post(title, slug="a-post", summary=title).get_url())

    assert b"<script>alert(1)" not in response.content
    html = read(client, "/blog/a-post/")
    assert entities_of(html)["BlogPosting"]["headline"] == title
    assert not set("<>&") & set(html.select_one('script[type="application/ld+json"]').string)
    assert meta(html, "og:title") == title
    assert meta(html, "description") == title
    assert html.h1.text == title


@pytest.mark.django_db
def test_a_page_that_is_not_there_helps_to_go_on(client):
    site = make_site()
    draft = make_post("A draft", publish=False)
    for address in ("/no-such-page/", "/blog/no-such-post/", "/people/nobody/", draft.get_url()):
        response = client.get(address)
        assert response.status_code == 404, address
        assert "This page was not found" in response.text
        assert f'href="{site.conditions.get_url()}"' in response.text
        assert 'name="query"' in response.text
        assert not response.cookies
