"""Nobody can break the list of posts by what stands in its address."""

import pytest

from tests.builders import make_post, make_site
from tests.reading import read, words_of

NONSENSE = [
    "none-such",
    "9999999999999999999999",
    "-1",
    "'; DROP TABLE",
    '"',
    "%00",
    "%F0%9F%98%80",
    "%ff",
    "a" * 3000,
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["kind", "category", "condition", "author", "year", "page"])
def test_values_that_nobody_offers_are_ignored(client, name):
    make_post("A post", categories=["Research"])
    blog = make_site().blog.get_url()

    for value in NONSENSE:
        html = read(client, f"{blog}?{name}={value}")

        assert [words_of(title) for title in html.select(".ca-teaser__title")] == ["A post"], value


@pytest.mark.django_db
def test_names_that_nobody_knows_are_ignored(client):
    make_post("A post")

    html = read(client, f"{make_site().blog.get_url()}?kind=&kind=&colour=red&year[]=1&=")

    assert [words_of(title) for title in html.select(".ca-teaser__title")] == ["A post"]
