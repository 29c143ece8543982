from wagtail.models import Orderable


class OrderedRow(Orderable):
    """A row below a page or record, in the order in which staff put them.

    What comes by another road than a form (an API, an import) may have no place; it stands in the order in which it
    came, where PostgreSQL would choose another one with each query.
    """

    class Meta:
        abstract = True
        ordering = ["sort_order", "id"]
