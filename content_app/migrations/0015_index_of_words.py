"""PostgreSQL finds words by `title || body` (modelsearch 1.3), and has an index on each of the two only: it reads all."""

from django.db import migrations

INDEX = "content_app_words_gin"


def create_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS {INDEX} ON {_table(apps, schema_editor)} "
            "USING gin ((title || body))"
        )


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


def _table(apps, schema_editor) -> str:
    return schema_editor.quote_name(apps.get_model("wagtailsearch", "IndexEntry")._meta.db_table)


class Migration(migrations.Migration):
    dependencies = [
        ("content_app", "0014_readers_figures_and_answers"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(create_index, drop_index)]
