"""The tables that a run prints."""

from django.db import connection
from rich import box
from rich.table import Table

from benchmarks.mentions.measuring import Measured
from tests.crosslinks.mentions.labelled import HELD_OUT, PASSAGES, passages, score


def costs_table(names: int, measured: list[Measured]) -> Table:
    table = _table(
        f"{names:,} names · {connection.display_name}",
        *("pages", "scan: seconds", "CPU s", "MB", "mentions"),
        *("publish: hits", "queries", "CPU ms", "save: queries", "CPU ms"),
    )
    for one in measured:
        table.add_row(
            f"{one.pages:,}",
            f"{one.scan.seconds:.0f}",
            f"{one.scan.cpu_seconds:.0f}",
            f"{one.scan.megabytes:.0f}",
            f"{one.scan.mentions:,}",
            str(one.hits),
            str(one.publication.queries),
            f"{one.publication.cpu_milliseconds:.0f}",
            str(one.saving.queries),
            f"{one.saving.cpu_milliseconds:.0f}",
        )
    return table


def quality_table() -> Table:
    table = _table("Labelled passages", "set", "right", "wrong", "missed", "precision", "recall")
    for name in (PASSAGES, HELD_OUT):
        result = score(passages(name))
        counts = (str(number) for number in (result.right, result.wrong, result.missed))
        table.add_row(name, *counts, f"{result.precision:.3f}", f"{result.recall:.3f}")
    return table


def _table(title: str, *headers: str) -> Table:
    table = Table(title=title, box=box.MARKDOWN)
    table.add_column(headers[0])
    for header in headers[1:]:
        table.add_column(header, justify="right")
    return table
