"""The table that a run prints."""

import platform
from dataclasses import replace
from statistics import median

import django
import wagtail
from django.db import connection
from rich import box
from rich.table import Table

from benchmarks.measuring import Comparison, Cost


def table_of(pages: int, comparisons: list[Comparison]) -> Table:
    table = Table(
        title=(
            f"{pages:,} pages · {connection.display_name} · Wagtail {wagtail.__version__} · "
            f"Django {django.get_version()} · Python {platform.python_version()}"
        ),
        box=box.MARKDOWN,
    )
    table.add_column("page")
    for state in ("cold", "warm"):
        for header in ("queries", "CPU ms", "×"):
            table.add_column(f"{state}: {header}", justify="right")
    table.add_column("bytes", justify="right")
    for compared in comparisons:
        table.add_row(*_row(compared))
    yardstick = comparisons[0].yardstick
    cpu = median(compared.yardstick.cpu_milliseconds for compared in comparisons)
    yardstick = replace(yardstick, cpu_milliseconds=cpu)
    table.add_row(*_row(Comparison("`wagtail start`", yardstick, yardstick, yardstick)))
    return table


def _row(compared: Comparison) -> tuple[str, ...]:
    warm = compared.warm
    return (
        compared.page if warm.status.startswith("200") else f"{compared.page} ({warm.status})",
        *_figures(compared.cold, compared),
        *_figures(warm, compared),
        f"{warm.bytes:,}",
    )


def _figures(cost: Cost, compared: Comparison) -> tuple[str, str, str]:
    return (
        str(cost.queries),
        f"{cost.cpu_milliseconds:.1f}",
        f"{compared.multiple_of(cost):.1f}",
    )
