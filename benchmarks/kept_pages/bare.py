"""The least that Django can do: one view without middleware, which answers with the bytes of a file."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

body = Path(os.environ["BARE_BODY"]).read_bytes()


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(body)


urlpatterns = [re_path("", answer)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[])
application = get_wsgi_application()
