"""The process of one of the sites that are compared."""

import sys
from functools import partial
from multiprocessing import get_context

import django

from benchmarks.beside import answer, note_page
from benchmarks.measuring import measure

REQUESTS = 9
"""In each round."""


def main() -> None:
    django.setup()
    from django.core.wsgi import get_wsgi_application

    from benchmarks.addresses import addresses
    from benchmarks.databases import own_database

    with own_database():
        _fill(int(sys.argv[1]))
        application = get_wsgi_application()
        answer(
            {
                page: partial(measure, application, address, REQUESTS)
                for page, address in addresses().items()
            }
        )


def _fill(pages: int) -> None:
    """In yet another process, so that the one that is measured has done nothing but serve."""
    from django.db import connections

    from benchmarks.filling import fill_site

    connections.close_all()
    filling = get_context("fork").Process(target=fill_site, args=(pages, note_page))
    filling.start()
    filling.join()
    if filling.exitcode:
        raise RuntimeError("The site could not be filled.")


if __name__ == "__main__":
    main()
