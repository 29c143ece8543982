"""Which responses are kept, and what each of them shows; the bytes are in the cache."""

from django.db import models

LONGEST_ADDRESS = 500


class KeptResponse(models.Model):
    """An address whose response may be in the cache, or in a cache in front of the site."""

    address = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    """Whole, with scheme and host."""
    etag = models.CharField(max_length=64)
    modified_at = models.DateTimeField()
    """When the response became what it is."""

    def __str__(self):
        return self.address


class ShownName(models.Model):
    """A name of `base/shown.py` that a kept response goes by."""

    response = models.ForeignKey(KeptResponse, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=100, db_index=True)

    def __str__(self):
        return self.name
