"""Many children below one page, without asking the tree for each of them."""

from datetime import UTC, datetime, time
from random import Random
from uuid import UUID

from wagtail.models import Page

PUBLISHED_AT = time(9, tzinfo=UTC)


class Branch:
    """Appends pages to `parent` in order, as treebeard would: its `add_child` reads and writes the parent for each."""

    def __init__(self, parent: Page, random: Random):
        self._parent = parent
        self._random = random
        self._children = parent.numchild

    def append(self, page: Page, day) -> Page:
        self._children += 1
        page.depth = self._parent.depth + 1
        page.path = page._get_path(self._parent.path, page.depth, self._children)
        page.locale = self._parent.locale
        page.draft_title = page.title
        page.translation_key = UUID(int=self._random.getrandbits(128), version=4)
        page.first_published_at = page.last_published_at = datetime.combine(day, PUBLISHED_AT)
        # Validation would look for the slug among all the others.
        page.save(clean=False)
        return page

    def close(self) -> None:
        """Tells the parent how many children it has by now."""
        self._parent.numchild = self._children
        Page.objects.filter(pk=self._parent.pk).update(numchild=self._children)
