"""Each response asks which page expires first, and the runner every second which one has: without an index, all are read."""

from django.db import migrations

INDEX = "content_app_page_expiries"


def create_index(apps, schema_editor):
    # MySQL knows no index of some rows.
    if schema_editor.connection.vendor in {"postgresql", "sqlite"}:
        page = schema_editor.quote_name(apps.get_model("wagtailcore", "Page")._meta.db_table)
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS {INDEX} ON {page} (expire_at) WHERE expire_at IS NOT NULL"
        )


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor in {"postgresql", "sqlite"}:
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("content_app", "0016_order_of_rows")]

    operations = [migrations.RunPython(create_index, drop_index)]
