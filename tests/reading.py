"""What a visitor reads: a page fetched through the client, as a tree to look into."""

import json

from bs4 import BeautifulSoup


def read(client, target) -> BeautifulSoup:
    """The page at `target` (an address, or something that has one), which must be there."""
    url = target if isinstance(target, str) else target.get_url()
    response = client.get(url)
    assert response.status_code == 200, f"{url} answered {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


def words_of(element) -> str:
    """The words of an element on one line."""
    return " ".join(element.get_text(" ").split()) if element else ""


def links_of(element) -> dict[str, str]:
    """The addresses in an element, by the words of their links."""
    return {words_of(link): link["href"] for link in element.select("a[href]")}


def entities_of(page) -> dict[str, dict]:
    """What the page says of itself to machines (JSON-LD), by type."""
    (script,) = page.select('script[type="application/ld+json"]')
    data = json.loads(script.string)
    assert data["@context"] == "https://schema.org"
    return {entity["@type"]: entity for entity in data["@graph"]}


def related(client, page) -> dict[str, list[str]]:
    """The titles of the related pages that a reader finds, by the heading above them."""
    groups = read(client, page).select(".ca-related__group")
    return {
        words_of(group.h2): [words_of(title) for title in group.select("h3")] for group in groups
    }
