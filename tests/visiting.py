"""A visitor with a browser: what it says of itself and of where a request comes from."""

from django.test import Client

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
OWN_ORIGIN = "http://testserver"
FROM_HERE = {"Origin": OWN_ORIGIN, "Sec-Fetch-Site": "same-origin"}


def visitor(**headers: str) -> Client:
    return Client(headers={"User-Agent": FIREFOX, **headers})
