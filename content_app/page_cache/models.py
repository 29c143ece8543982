"""Which responses and parts are kept, and what each of them shows; the bytes are in the cache."""

from django.db import models

LONGEST_ADDRESS = 500


class KeptAddress(models.Model):
    """What is there may be in the cache, as a response or in parts, or in a cache in front of the site."""

    address = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    """Whole, with scheme and host; the frame that pages share and entries of lists have addresses of their own."""
    etag = models.CharField(max_length=64, blank=True)
    """Empty while there are parts only."""
    modified_at = models.DateTimeField()
    """When the response became what it is; of parts alone, as `kept_at`."""
    kept_at = models.DateTimeField(db_index=True)
    """The full hour before: what a search found is kept too, and nobody is to read when somebody searched."""

    def __str__(self):
        return self.address


class ShownName(models.Model):
    """A name of `base/shown.py` by which what is kept at an address goes; as a digest, since a name may be of any
    length."""

    address = models.ForeignKey(KeptAddress, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=32, db_index=True)

    def __str__(self):
        return self.name
