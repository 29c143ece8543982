"""Since which change a response is being made: with each one that is told of (`shown.py`) a generation begins.

What is kept must be of no earlier time than the generation in which it is kept. So a request asks for the present one
before anything is loaded for it, and what another one has overtaken meanwhile is let go of.
"""

from collections.abc import Callable

from django.http import HttpRequest

_BEGUN_IN, _AT_END = "_begun_in_generation", "_at_end_of_request"
_present: list[Callable[[], str | None]] = []


def ask(present: Callable[[], str | None]) -> None:
    """Let `present` say which generation it is; None where nobody can tell."""
    if present not in _present:
        _present.append(present)


def note(request: HttpRequest) -> None:
    """The request begins now, unless that was noted before."""
    if _BEGUN_IN not in request.__dict__:
        request.__dict__[_BEGUN_IN] = _present[0]() if _present else None
        # Here, so that a copy of the request has the same.
        request.__dict__[_AT_END] = []


def begun_in(request: HttpRequest) -> str | None:
    """The generation in which the request began; where nobody has noted it, the one in which this is first asked."""
    note(request)
    return request.__dict__[_BEGUN_IN]


def at_end(request: HttpRequest, keep: Callable[[], object]) -> None:
    """Have `keep` called once the response is ready."""
    note(request)
    request.__dict__[_AT_END].append(keep)


def end(request: HttpRequest) -> None:
    """The response is ready."""
    waiting = request.__dict__.get(_AT_END, [])
    while waiting:
        waiting.pop(0)()
