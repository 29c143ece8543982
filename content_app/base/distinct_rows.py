"""Rows of a page of which the database allows each only once."""

from django.db import models


class DistinctRow(models.Model):
    """A row below a page or record that may not repeat another of the same owner.

    Rows are saved one by one. Where two of them have changed places, the first would take what the second still holds
    in the database; it is cleared away, and the second is stored again in its turn.
    """

    distinct_fields: tuple[str, ...]
    """The fields that are unique together."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        same = {name: getattr(self, name) for name in self.distinct_fields}
        type(self)._default_manager.filter(**same).exclude(pk=self.pk).delete()
        super().save(*args, **kwargs)
