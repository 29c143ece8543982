from datetime import timedelta

from django.db import migrations, models
from django.utils import timezone

DAYS_ON_DASHBOARD = 7
"""For so long words stood there until now; what is older would come up a second time."""


def mark_what_has_been_there(apps, schema_editor):
    answers = apps.get_model("content_app", "ReaderAnswer").objects.exclude(words="")
    since = timezone.localdate() - timedelta(days=DAYS_ON_DASHBOARD)
    answers.filter(day__lt=since).update(is_read=True)


class Migration(migrations.Migration):
    dependencies = [("content_app", "0015_index_of_words")]

    operations = [
        migrations.AddField(
            model_name="readeranswer",
            name="is_read",
            field=models.BooleanField(default=False, verbose_name="read"),
        ),
        migrations.AddIndex(
            model_name="readeranswer",
            index=models.Index(
                condition=models.Q(("is_read", False), models.Q(("words", ""), _negated=True)),
                fields=["-day"],
                name="content_app_unread_words",
            ),
        ),
        migrations.RunPython(mark_what_has_been_there, migrations.RunPython.noop),
    ]
