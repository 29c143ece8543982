"""Asks this site itself for an address, as a reader would, without a network and outside a visitor's request."""

import io
from functools import cache
from wsgiref.util import setup_testing_defaults

from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.encoding import uri_to_iri


def response_at(host: str, port: int, target: str) -> HttpResponseBase:
    """`target` is a path, with a query where there is one."""
    with translation.override(translation.get_language()):
        response = _handler().get_response(_request(host, port, target))
    # `response.close()` would also say that the request is over, which closes the database's connection.
    for close in response._resource_closers:  # type: ignore[attr-defined]
        close()
    return response


def _request(host: str, port: int, target: str) -> WSGIRequest:
    path, _mark, query = target.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        # As readers' browsers name it, so that what is made for the site itself is kept for them.
        "HTTP_HOST": host if port in (80, 443) else f"{host}:{port}",
        # WSGI has paths decoded, as Latin-1 (PEP 3333).
        "PATH_INFO": uri_to_iri(path).encode().decode("latin-1"),
        "QUERY_STRING": query,
        "wsgi.input": io.BytesIO(),
        # Nobody listens in on a request that goes nowhere; a site may answer no other.
        "wsgi.url_scheme": "https",
    }
    setup_testing_defaults(environ)
    return WSGIRequest(environ)


@cache
def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler
