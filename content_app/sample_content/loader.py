"""Fills a site with sample content: what is missing is made, what is there is left as it is."""

from django.db import transaction
from wagtail.models import Locale

from . import front_door, pages, records
from .library import Library
from .report import Report


@transaction.atomic
def load_sample_content() -> Report:
    """Each step finds what it points to in the library, so their order is that of the links.

    Raises AddressTaken, and changes nothing, where a page of another type is in the way.
    """
    library = Library(Locale.get_default(), Report())

    records.load_references(library)
    records.load_people(library)
    records.load_therapies(library)
    records.load_studies(library)
    records.load_categories(library)

    front_door.load_home_page(library)
    pages.load_index_pages(library)
    pages.load_neighbouring_conditions(library)
    records.load_callouts(library)
    pages.load_posts(library)
    pages.load_webinars(library)
    pages.load_anti_mag_page(library)
    pages.load_standard_pages(library)
    front_door.write_home_page(library)
    front_door.load_site_settings(library)

    return library.report
