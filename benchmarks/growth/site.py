"""The process of one of the sites that are compared."""

import sys
from functools import partial

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
    from benchmarks.filling import fill_site

    with own_database():
        fill_site(int(sys.argv[1]), note_page)
        application = get_wsgi_application()
        answer(
            {
                page: partial(measure, application, address, REQUESTS)
                for page, address in addresses().items()
            }
        )


if __name__ == "__main__":
    main()
