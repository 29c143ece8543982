"""The table that a run prints."""

import platform
from dataclasses import replace
from statistics import median

import django
import wagtail
from django.db import connection
from rich import box
from rich.table import Table

from benchmarks.measuring import Comparison


def table_of(pages: int, comparisons: list[Comparison]) -> Table:
    table = Table(
        title=(
            f"{pages:,} pages · {connection.display_name} · Wagtail {wagtail.__version__} · "
            f"Django {django.get_version()} · Python {platform.python_version()} · cold / warm"
        ),
        box=box.MARKDOWN,
    )
    table.add_column("page")
    for header in ("queries", "CPU ms", "×", "bytes"):
        table.add_column(header, justify="right")
    for compared in comparisons:
        table.add_row(*_row(compared))
    yardstick = comparisons[0].yardstick
    cpu = median(compared.yardstick.cpu_milliseconds for compared in comparisons)
    yardstick = replace(yardstick, cpu_milliseconds=cpu)
    table.add_row(*_row(Comparison("`wagtail start`", yardstick, yardstick, yardstick)))
    return table


def _row(compared: Comparison) -> tuple[str, ...]:
    cold, warm = compared.cold, compared.warm
    return (
        compared.page if warm.status.startswith("200") else f"{compared.page} ({warm.status})",
        f"{cold.queries} / {warm.queries}",
        f"{cold.cpu_milliseconds:.1f} / {warm.cpu_milliseconds:.1f}",
        f"{compared.multiple_of(cold):.1f} / {compared.multiple_of(warm):.1f}",
        f"{warm.bytes:,}",
    )
