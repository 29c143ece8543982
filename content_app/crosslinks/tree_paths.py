"""Where pages stand in the tree, in words: what tells two pages of one title apart."""

from collections.abc import Iterable

from wagtail.models import Page

from content_app.base.directory import paths_above

ROOT_DEPTH = 1


def tree_paths(pages: Iterable[Page]) -> dict[int, str]:
    """The titles above each page, such as "Home › Blog", by key; one query, however many pages."""
    above = {page.pk: paths_above(page) for page in pages}
    paths = {path for paths in above.values() for path in paths}
    found = Page.objects.filter(path__in=paths, depth__gt=ROOT_DEPTH)
    titles = dict(found.values_list("path", "draft_title"))
    return {
        pk: " › ".join(titles[path] for path in paths if path in titles)
        for pk, paths in above.items()
    }
