"""An index of the pages that expire.

Each response asks which page expires first, and the runner asks every second which one has: Wagtail has no index for
that, so all pages would be read. To undo when it has one.
"""

from django.apps import apps
from django.db import connections

INDEX = "content_app_page_expiries"
VENDORS = {"postgresql", "sqlite"}
"""MySQL knows no index of some rows."""


def create_index(using: str, **kwargs) -> None:
    """Receiver of `post_migrate`, and no migration: to change a table, SQLite makes a new one, without an index that
    the model does not know."""
    connection = connections[using]
    table = apps.get_model("wagtailcore", "Page")._meta.db_table
    if connection.vendor in VENDORS and table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {INDEX} ON {connection.ops.quote_name(table)}"
                " (expire_at) WHERE expire_at IS NOT NULL"
            )
