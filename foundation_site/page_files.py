import random

from django.core.cache.backends.filebased import FileBasedCache

WRITES_BETWEEN_LOOKS = 100


class PageFiles(FileBasedCache):
    """The page cache, in files that all processes share.

    Django lists all files before it writes one, to see whether there are too many: with ten thousand, that takes longer
    than to make a page. Here one write in a hundred does, so there may be some hundreds more than `MAX_ENTRIES`.
    """

    def _cull(self) -> None:
        if random.randrange(WRITES_BETWEEN_LOOKS) == 0:  # noqa: S311  nothing secret depends on it
            super()._cull()  # type: ignore[misc]
