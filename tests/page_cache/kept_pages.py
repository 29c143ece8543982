"""What readers find in the page cache."""

from urllib.parse import urlsplit

from django.test import Client

from content_app.page_cache.models import KeptResponse


def address_of(target) -> str:
    return target if isinstance(target, str) else target.get_url()


def read_all(targets) -> None:
    """A reader opens each, so that it is kept."""
    reader = Client()
    for target in targets:
        assert reader.get(address_of(target)).status_code == 200, target


def kept() -> set[str]:
    """The paths of all that is kept."""
    addresses = KeptResponse.objects.values_list("address", flat=True)
    return {urlsplit(address).path for address in addresses}


def made_anew(target) -> str:
    """What readers would get without the cache: with credentials, the page is made for them alone."""
    return Client(headers={"authorization": "none"}).get(address_of(target)).text
