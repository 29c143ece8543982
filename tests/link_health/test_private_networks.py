"""Nobody can use the link check to reach what stands inside the network that it runs in."""

import socket

import pytest
from django.core.checks import run_checks

from content_app.link_health import transport
from content_app.link_health.checking import check

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(monkeypatch):
    """Has names lead to addresses: those given first the first time, and the last for ever."""
    known, asked = {}, []
    resolve = socket.getaddrinfo

    def getaddrinfo(host, port, *args, **kwargs):
        if host not in known:
            return resolve(host, port, *args, **kwargs)
        asked.append(host)
        answers = known[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        kind = socket.SOCK_STREAM
        return [(socket.AF_INET, kind, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known, asked


@pytest.fixture
def connected_to(monkeypatch):
    """Where a connection would have gone."""
    places = []

    def refuse(address, port, method, parts, read_up_to):
        places.append((address, port))
        raise ConnectionRefusedError

    monkeypatch.setattr(transport, "_ask_at", refuse)
    return places


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "240.0.0.1",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fd00::1]",
        "[fec0::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
    ],
)
def test_a_private_address_is_refused_in_every_spelling(connected_to, host):
    assert check(f"http://{host}/").outcome == "refused"
    assert connected_to == []


def test_a_name_that_leads_to_a_private_address_too_is_refused(names, connected_to):
    names[0]["example.org"] = [["93.184.216.34", "10.0.0.1"]]

    assert check("https://example.org/").outcome == "refused"
    assert connected_to == []


def test_a_name_is_resolved_once_and_the_connection_goes_to_what_was_found(names, connected_to):
    known, asked = names
    known["rebinding.example.org"] = [["93.184.216.34"], ["10.0.0.1"]]

    with pytest.raises(transport.Unreachable):
        transport.ask("GET", "http://rebinding.example.org/")

    assert connected_to == [("93.184.216.34", 80)]
    assert asked == ["rebinding.example.org"]


def test_a_redirect_into_a_private_network_is_refused(elsewhere, names):
    names[0]["router.example.org"] = [["192.168.1.1"]]
    for target in ("http://10.0.0.1/", "http://router.example.org/", "file:///etc/passwd"):
        url = elsewhere.moved("/out", target, status=302)

        assert check(url).outcome == "refused", target


def test_this_machine_is_refused_where_no_setting_allows_it(elsewhere, settings):
    url = elsewhere.page("/well", 200)
    settings.CONTENT_APP_LINK_CHECK = {"pause_seconds": 0}

    assert check(url).outcome == "refused"
    assert elsewhere.asked == []


def test_the_name_and_not_the_number_is_asked_for(elsewhere, names):
    names[0]["named.example.org"] = [["127.0.0.1"]]
    url = elsewhere.page("/well", 200).replace("127.0.0.1", "named.example.org")

    assert check(url).outcome == "answers"
    assert {request.headers["Host"] for request in elsewhere.asked} == {url.split("/")[2]}


def test_production_does_not_start_with_what_is_meant_for_tests(settings):
    settings.CONTENT_APP_LINK_CHECK = {"allow_loopback": True}
    assert "content_app.E012" in [message.id for message in run_checks()]

    settings.CONTENT_APP_LINK_CHECK = {"allow_lopback": True}
    assert "content_app.E011" in [message.id for message in run_checks()]


@pytest.mark.parametrize("url", ["http://[::1", "http://a:b/", "http:///nothing", "ftp://a.org/"])
def test_what_is_no_address_is_refused(url):
    assert check(url).outcome == "refused"
