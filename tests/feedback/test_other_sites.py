"""No other site answers in a reader's name: what the browser says of a request's origin stands in for a token."""

import pytest

from content_app.feedback.models import ReaderAnswer
from tests import builders
from tests.visiting import OWN_ORIGIN, visitor

pytestmark = pytest.mark.django_db

FROM_HERE = {
    "a browser of today": {"Origin": OWN_ORIGIN, "Sec-Fetch-Site": "same-origin"},
    "without Sec-Fetch-Site": {"Origin": OWN_ORIGIN},
    "without Origin": {"Sec-Fetch-Site": "same-origin"},
    "an old one, with a Referer": {"Referer": f"{OWN_ORIGIN}/blog/balance/"},
    "at an address that is trusted": {"Origin": "https://www.example.org"},
    "below one that is trusted": {"Origin": "https://help.example.net"},
}
FROM_ELSEWHERE = {
    "another site": {"Origin": "https://other.example", "Sec-Fetch-Site": "cross-site"},
    "another site, an old browser": {"Origin": "https://other.example"},
    "a neighbour": {"Sec-Fetch-Site": "same-site"},
    "no page at all": {"Sec-Fetch-Site": "none"},
    "a page that hides itself": {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    "one that contradicts itself": {"Origin": OWN_ORIGIN, "Sec-Fetch-Site": "cross-site"},
    "another scheme": {"Origin": "https://testserver"},
    "another scheme of one that is trusted": {"Origin": "http://help.example.net"},
    "one whose name ends alike": {"Origin": "https://wwwexample.net"},
    "a Referer elsewhere": {"Referer": "https://other.example/testserver/"},
    "a Referer that is none": {"Referer": "http://[testserver/"},
    "nothing that says so": {},
}


@pytest.fixture
def address(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://www.example.org", "https://*.example.net"]
    return f"/feedback/{builders.make_post().pk}/"


def send(address, headers):
    reader = visitor()
    reader.handler.enforce_csrf_checks = True
    return reader.post(address, {"answer": "yes"}, headers=headers)


@pytest.mark.parametrize("headers", FROM_HERE.values(), ids=FROM_HERE.keys())
def test_what_comes_from_this_site_is_taken(address, headers):
    assert send(address, headers).status_code == 200
    assert ReaderAnswer.objects.exists()


@pytest.mark.parametrize("headers", FROM_ELSEWHERE.values(), ids=FROM_ELSEWHERE.keys())
def test_what_may_come_from_another_site_is_refused_in_words(address, headers):
    response = send(address, headers)

    assert response.status_code == 403
    assert "so it was not taken" in response.text
    assert not ReaderAnswer.objects.exists()


def test_words_are_refused_in_the_same_way_and_not_lost(address):
    response = visitor().post(
        f"{address}words/", {"words": "Thanks"}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert response.status_code == 403
    assert "Thanks" in response.text


def test_no_other_form_of_the_site_goes_without_a_token(admin_client):
    admin_client.handler.enforce_csrf_checks = True

    response = admin_client.post("/admin/reports/links/look-again/", headers={"Origin": OWN_ORIGIN})

    assert response.status_code == 403
