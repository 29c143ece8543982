"""What is kept of a search: that there was one, whether anything was found, and whose name it was.

Words that people search for may be their own names and illnesses. To keep those that were typed five times would mean
to keep all of them first, and even then a family's name stays a family's name. So no words are kept at all: a search is
compared at once with the names that the site itself has published for its pages, and the page is counted whose name was
typed, whole and alone. Whatever else was typed is gone with the request.
"""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Page, get_page_models

from content_app.base.locales import active_locale
from content_app.base.menus import site_root
from content_app.base.readers import is_read_by_somebody
from content_app.crosslinks.mentions.form_index import forms_for
from content_app.crosslinks.mentions.words import Words

from .counting import count
from .models import Kind


def count_search(request: HttpRequest, text: str, has_found: bool) -> None:
    """One query where there is anything to compare, and one more where it is a name."""
    if not text or not is_read_by_somebody(request):
        return
    count(Kind.SEARCH)
    if not has_found:
        count(Kind.VAIN_SEARCH)
    page_id = page_named(text, request)
    if page_id is not None:
        count(Kind.NAMED, page_id)


def page_named(text: str, request: HttpRequest) -> int | None:
    """The page of which `text` is a name, in the language and on the site that are being read."""
    words = Words(text).folded
    if not words:
        return None
    form = " ".join(words)
    page_types = ContentType.objects.get_for_models(*get_page_models()).values()
    keys = {page_type.pk for page_type in page_types}
    named = [
        known
        for known in forms_for(words, active_locale().pk)
        if known.form == form and known.is_offered and known.entry_type_id in keys
    ]
    if not named:
        return None
    root = site_root(request, active_locale())
    here = Page.objects.filter(path__startswith=root.path if root else "")
    keys_here = set(
        here.filter(pk__in={known.entry_id for known in named}).values_list("pk", flat=True)
    )
    ranked = sorted(named, key=lambda known: (known.rank, known.entry_id))
    return next((known.entry_id for known in ranked if known.entry_id in keys_here), None)
