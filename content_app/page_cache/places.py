"""What is shown differently when pages stand at other addresses, or elsewhere in the tree.

Wagtail changes the rows of all pages below by itself then, and saves none of them. What is not published shows nowhere;
where a redirect leads on from its address instead, whoever shows that has noted redirects.
"""

from collections.abc import Iterator

from wagtail.models import Page, Site

from content_app.base import shown
from content_app.base.directory import is_in_frame
from content_app.base.querysets import marked_private

MOST_PAGES = 500
"""A branch with more pages is most of a site, and has more names than a database takes in one query."""


def names_of_new_address(page: Page, old_url_path: str) -> set[str]:
    """What shows the address of `page` or of a page below it; told before those below have theirs."""
    branch = _branch_of(page)
    if branch is None:
        return {shown.EVERYTHING}
    names: set[str] = set()
    for below in branch:
        if below.live:
            route = below.url_path.removeprefix(old_url_path) if below.pk != page.pk else ""
            names.update(_shown_of(below, url_path=page.url_path + route))
    return names


def names_of_move(page: Page, parent_before: Page, parent_after: Page) -> set[str]:
    """What is different besides addresses: the order of the tree, and what is listed of a part of it."""
    ids = {parent_before.pk, parent_after.pk}
    parents = list(marked_private(Page.objects.filter(pk__in=ids)))
    homes = {_home_above(parent) for parent in parents}
    branch = _branch_of(page)
    # To where other people may read it, or to another site or language: as if its privacy were changed, since it may
    # appear wherever something points to it or announces it. Outside of all sites, a move may shift the home pages.
    is_known = len(homes) == 1 and None not in homes and len({p.is_private for p in parents}) == 1
    if branch is None or not is_known:
        return {shown.EVERYTHING}
    live = [below for below in branch if below.live]
    names = {shown.rows_of(below.specific_class or Page) for below in live}
    # Directly below a home page: its sections, for which frames are kept by their paths, have other ones then.
    if homes & {parent.path for parent in parents} or any(map(is_in_frame, live)):
        names.add(shown.FRAME)
    return names


def _shown_of(page: Page, url_path: str) -> Iterator[str]:
    """`url_path` is the new one. What led to the old one has loaded the page, and so have its translations."""
    yield shown.row(Page, page.pk)
    yield shown.row(page.specific_class or Page, page.pk)
    yield shown.address(url_path)
    if is_in_frame(page):
        yield shown.FRAME


def _branch_of(page: Page) -> list[Page] | None:
    """`page` and all below it; None where that is as good as the whole site, since its home page is there, or because
    there are so many."""
    branch = list(Page.objects.filter(path__startswith=page.path)[: MOST_PAGES + 1])
    homes = set(Site.objects.values_list("root_page__translation_key", flat=True))
    if len(branch) > MOST_PAGES or any(below.translation_key in homes for below in branch):
        return None
    return branch


def _home_above(page: Page) -> str | None:
    """The path of the home page, in its language, of the site on which `page` is; None where it is on none."""
    site = page.get_site()
    return page.path[: site.root_page.depth * page.steplen] if site else None
