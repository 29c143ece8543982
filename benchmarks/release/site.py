"""A site with the sample content, served on this machine as a release is, and gone with its folder."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode

import django

HOST = "127.0.0.1"
PATIENCE = 30
"""Seconds that the server has to start."""


def make_site(folder: Path, port: int) -> dict[str, str]:
    """Fills a site in `folder`; answers the addresses of its pages, by type."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "benchmarks.release.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": HOST,
        "BASE_URL": f"http://{HOST}:{port}",
        "VAR_DIR": str(folder),
        "SECURE_SSL_REDIRECT": "false",
        "SECURE_HSTS_SECONDS": "0",
        "LOG_LEVEL": "ERROR",
    }
    os.environ.pop("DATABASE_URL", None)
    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from wagtail.models import Site

    call_command("migrate", verbosity=0)
    call_command("load_sample_content", verbosity=0, stdout=StringIO())
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*"])
    Site.objects.update(hostname=HOST, port=port)
    _record_the_past_webinar()
    addresses = _addresses()
    # Nobody measures how long it takes to make an image.
    for address in addresses.values():
        Client().get(address, headers={"Host": HOST})
    return addresses


@contextmanager
def serving(
    port: int, application: str = "foundation_site.wsgi", workers: int = 2
) -> Iterator[None]:
    command = ["gunicorn", application, "--bind", f"{HOST}:{port}", "--workers", str(workers)]
    options = ["--threads", "2", "--no-control-socket", "--log-level", "error"]
    with subprocess.Popen([sys.executable, "-m", *command, *options]) as server:
        try:
            _wait_for(port)
            yield
        finally:
            server.terminate()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return listener.getsockname()[1]


def _addresses() -> dict[str, str]:
    from content_app.base import clock
    from content_app.blog.models import BlogPostPage
    from content_app.conditions.models import ConditionPage
    from content_app.webinars.models import WebinarPage

    upcoming = WebinarPage.objects.filter(starts_at__gt=clock.now())
    recorded = WebinarPage.objects.exclude(recording_url="")
    return {
        "home": "/",
        "index": "/conditions/",
        "condition": max(ConditionPage.objects.all(), key=lambda p: len(p.sections)).get_url(),
        "Q&A post": BlogPostPage.objects.filter(has_questions=True).first().get_url(),
        "upcoming webinar": upcoming.first().get_url(),
        "recorded webinar": recorded.get().get_url(),
        "search": "/search/?" + urlencode({"query": "nerve"}),
    }


def _record_the_past_webinar() -> None:
    """The sample content has no recording. This one stands for any: nobody presses play."""
    from content_app.base import clock
    from content_app.webinars.models import WebinarPage

    past = WebinarPage.objects.exclude(starts_at__gt=clock.now()).get()
    past.recording_url, past.no_recording = "https://www.youtube.com/watch?v=abcdefghijk", False
    past.save_revision().publish()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            HTTPConnection(HOST, port, timeout=PATIENCE).connect()
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
