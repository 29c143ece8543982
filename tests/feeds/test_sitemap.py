"""The sitemap lists what readers can read, and nothing else."""

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from tests.builders import (
    make_condition,
    make_person,
    make_post,
    make_site,
    make_standard_page,
    make_study,
    make_therapy,
    make_webinar,
    unpublish,
)

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client) -> list[str]:
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    urlset = ElementTree.fromstring(response.content)
    assert urlset.tag == f"{SITEMAP}urlset"
    return [location.text for location in urlset.iter(f"{SITEMAP}loc")]


@pytest.mark.django_db
def test_it_lists_published_pages_and_records_once_each(client):
    site = make_site()
    pages = [make_condition(), make_post(), make_webinar(), make_standard_page()]
    records = [make_person(), make_therapy(), make_study()]

    listed = addresses(client)

    expected = [page.get_full_url() for page in [*site.pages, *pages]]
    expected += [f"http://localhost{record.get_url()}" for record in records]
    assert sorted(listed) == sorted(expected)


@pytest.mark.django_db
def test_it_leaves_out_what_readers_cannot_read(client):
    site = make_site()
    before = addresses(client)

    make_post("A draft", publish=False)
    unpublish(make_post("Offline"))
    make_person("A draft", publish=False)
    unpublish(make_therapy("Offline"))
    private = make_post("Private")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    assert addresses(client) == before

    make_person("Below a private page")
    PageViewRestriction.objects.create(page=site.people.page_ptr, restriction_type="login")
    assert site.people.get_full_url() not in addresses(client)
    assert not [address for address in addresses(client) if "below-a-private" in address]


@pytest.mark.django_db
def test_every_address_in_it_answers(client):
    for make in (make_condition, make_post, make_person, make_therapy, make_study):
        make()

    for address in addresses(client):
        assert client.get(address.removeprefix("http://localhost")).status_code == 200, address
