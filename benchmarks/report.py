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
    for header in ("queries", "CPU ms", "×", "bytes"):
        table.add_column(header, justify="right")
    for compared in comparisons:
        table.add_row(*_row(compared.page, compared.cost, compared.multiple))
    yardstick = comparisons[0].yardstick
    cpu = median(compared.yardstick.cpu_milliseconds for compared in comparisons)
    table.add_row(*_row("`wagtail start`", replace(yardstick, cpu_milliseconds=cpu), 1))
    return table


def _row(name: str, cost: Cost, multiple: float) -> tuple[str, ...]:
    return (
        name if cost.status.startswith("200") else f"{name} ({cost.status})",
        str(cost.queries),
        f"{cost.cpu_milliseconds:.1f}",
        f"{multiple:.1f}",
        f"{cost.bytes:,}",
    )
