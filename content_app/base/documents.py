"""Every document that a response points to, looked up together."""

from collections.abc import Iterable

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction


class DocumentDirectory:
    def __init__(self):
        self._asked: set[int] = set()
        self._documents: dict = {}

    @property
    def documents(self) -> dict:
        """What was found, by key; each says with `is_private` whether only some may read it."""
        return self._documents

    def look_up(self, document_ids: Iterable[int]) -> None:
        unknown = {int(document_id) for document_id in document_ids} - self._asked
        if unknown:
            self._asked |= unknown
            self._documents.update(_marked_private().in_bulk(unknown))

    def get_document(self, document_id: int):
        """The document with its `is_private`, or None where it was deleted."""
        self.look_up([document_id])
        return self._documents.get(int(document_id))


def _marked_private():
    # A collection is as private as the ones above it.
    collection_path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(collection_path=collection_path)
    restrictions = restrictions.filter(collection_path__startswith=F("collection__path"))
    return get_document_model().objects.annotate(is_private=Exists(restrictions))
