"""Collects static files as a release does, and says what the site then answers.

Run under production's settings, with requests on standard input: pairs of a path and headers, as JSON. Static files
are asked for by the addresses that they have on a page.
"""

import json
import sys
from wsgiref.util import setup_testing_defaults

import django
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.templatetags.static import static

# Compressing the files of Wagtail's editor takes much longer than all the rest.
NOT_COLLECTED = ["wagtail*", "rest_framework"]


def answer(application, path: str, headers: dict[str, str]) -> dict:
    environ = {
        "PATH_INFO": path,
        "HTTP_HOST": settings.ALLOWED_HOSTS[0],
        "wsgi.url_scheme": "https",
    } | {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    setup_testing_defaults(environ)
    beginning = []
    response = application(
        environ, lambda *status_and_headers: beginning.extend(status_and_headers)
    )
    size = sum(map(len, response))
    response.close()
    status, sent = beginning
    return {"status": int(status.split()[0]), "headers": dict(sent), "size": size}


def address(path: str) -> str:
    if path.startswith(settings.STATIC_URL):
        return static(path.removeprefix(settings.STATIC_URL))
    return path


if __name__ == "__main__":
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_COLLECTED)
    application = get_wsgi_application()
    requests = json.load(sys.stdin)
    print(json.dumps([answer(application, address(path), sent) for path, sent in requests]))
