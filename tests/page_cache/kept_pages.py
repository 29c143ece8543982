"""What readers find in the page cache."""

from django.conf import settings
from django.test import Client

from content_app.page_cache.models import KeptAddress


def address_of(target) -> str:
    return target if isinstance(target, str) else target.get_url()


def read_all(targets) -> None:
    """A reader opens each, so that it is kept."""
    reader = Client()
    for target in targets:
        assert reader.get(address_of(target)).status_code == 200, target


def kept(host: str = "testserver") -> set[str]:
    """The addresses on `host` of which anything is kept. The site asks for its own pages too, at its own host."""
    site = f"http://{host}"
    addresses = KeptAddress.objects.filter(address__startswith=f"{site}/")
    return {address.removeprefix(site) for address in addresses.values_list("address", flat=True)}


def made_anew(target) -> str:
    """What readers would get without the cache: with credentials, the page is made for them alone."""
    return Client(headers={"authorization": "none"}).get(address_of(target)).text


def with_a_session(**options) -> Client:
    """Whoever comes with a session is not answered from the page cache, but out of kept parts."""
    client = Client(**options)
    client.cookies[settings.SESSION_COOKIE_NAME] = "unknown"
    return client
