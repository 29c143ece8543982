"""A page as a visitor without an account gets it."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.test import Client


def read(url: str, expected: list[str]) -> dict:
    response = Client(SERVER_NAME=urlsplit(url).hostname or "testserver").get(url)
    page = BeautifulSoup(response.content, "html.parser")
    words = " ".join(page.main.get_text(" ").split()) if page.main else ""
    addresses = [
        element.get("href") or element.get("src") or ""
        for element in page.select("link[href], script[src], img[src]")
    ]
    return {
        "url": url,
        "status": response.status_code,
        "title": page.title.get_text(" ", strip=True) if page.title else "",
        "missing": [text for text in expected if text not in words],
        "cookies": list(response.cookies),
        "stylesheets": [link["href"] for link in page.select("link[rel=stylesheet]")],
        "missing_files": [
            address
            for address in addresses
            if (address.startswith("/static/") and not finders.find(address[8:]))
            or (address.startswith("/media/") and not default_storage.exists(address[7:]))
        ],
        "images": len(page.select("main img")),
    }
