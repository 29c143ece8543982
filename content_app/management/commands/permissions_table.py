from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from content_app.editorial.permissions_table import as_markdown


class Command(BaseCommand):
    help = "Print the table of roles, types and actions, or write it to a file."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="such as docs/permissions.md")
        parser.add_argument(
            "--check", action="store_true", help="only say whether the file is up to date"
        )

    def handle(self, *args, file: Path | None, check: bool, **options):
        with override("en"):
            table = as_markdown()
        if file is None:
            self.stdout.write(table, ending="")
        elif not check:
            file.write_text(table, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != table:
            raise CommandError(f"{file} is out of date: run manage.py permissions_table {file}")
