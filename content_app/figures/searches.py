"""What is kept of a search: that there was one, whether anything was found, and whose name it was.

Words that people search for may be their own names and illnesses. To keep those that were typed five times would mean
to keep all of them first, and even then a family's name stays a family's name. So no words are kept at all: a search is
compared at once with the names that the site itself has published for its pages, and the page is counted whose name was
typed, whole and alone. Whatever else was typed is gone with the request.
"""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Page, get_page_models

from content_app.base.locales import active_locale
from content_app.base.menus import site_root
from content_app.base.readers import is_read_by_somebody
from content_app.crosslinks.mentions.models import EntryForm

from .counting import count
from .models import Kind


def count_search(
    request: HttpRequest, text: str, has_found: bool, names: Sequence[EntryForm]
) -> None:
    """`names` are those that `text` is; one query where there are any."""
    if not text or not is_read_by_somebody(request):
        return
    count(Kind.SEARCH)
    if not has_found:
        count(Kind.VAIN_SEARCH)
    page_id = _page_named(names, request)
    if page_id is not None:
        count(Kind.NAMED, page_id)


def _page_named(names: Sequence[EntryForm], request: HttpRequest) -> int | None:
    """The first page that has one of them, on the site that is being read."""
    page_types = ContentType.objects.get_for_models(*get_page_models()).values()
    types = {page_type.pk for page_type in page_types}
    named = [name.entry_id for name in names if name.entry_type_id in types]
    if not named:
        return None
    root = site_root(request, active_locale(request))
    here = Page.objects.filter(path__startswith=root.path if root else "")
    keys_here = set(here.filter(pk__in=named).values_list("pk", flat=True))
    return next((key for key in named if key in keys_here), None)
