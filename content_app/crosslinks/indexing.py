"""Keeps search in step with other names."""

from wagtail.search import index


def index_with_other_names(instance, **kwargs) -> None:
    """Receiver of `page_published` and `published`.

    The index hears of a page or record when its own row is saved, which is before the rows of its
    other names are.
    """
    index.insert_or_update_object(instance)
