from django.db.models import Max
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class OrderedRow(Orderable):
    """A row below a page or record, in the order in which staff put them.

    Forms and APIs give each row its place. What an import or a script adds without one comes last: PostgreSQL would
    list rows without a place in another order with each query.
    """

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, *args, **kwargs):
        if self.sort_order is None:  # type: ignore[has-type]
            self.sort_order = self._last_place() + 1
        super().save(*args, **kwargs)

    def _last_place(self) -> int:
        keys = [field.attname for field in self._meta.fields if isinstance(field, ParentalKey)]
        siblings = type(self)._default_manager.filter(**{key: getattr(self, key) for key in keys})
        last = siblings.aggregate(last=Max("sort_order"))["last"]
        return -1 if last is None else last
