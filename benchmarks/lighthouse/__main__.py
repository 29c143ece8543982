"""`make lighthouse`: what Lighthouse says of each type of page (docs/benchmarks.md)."""

import argparse
import tempfile
from pathlib import Path

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.lighthouse.auditing import CATEGORIES, Audit, audit
from benchmarks.release.site import HOST, free_port, make_site, serving


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lighthouse", description=__doc__)
    parser.add_argument(
        "--installed-in",
        type=Path,
        default=Path(".venv/lighthouse"),
        help="where requirements/lighthouse is installed (default: .venv/lighthouse)",
    )
    parser.add_argument(
        "--runs", type=int, default=3, help="of which the median is taken (default: 3)"
    )
    parser.add_argument("--port", type=int, help="of the site (default: one that is free)")
    options = parser.parse_args()

    program = options.installed_in / "node_modules" / ".bin" / "lighthouse"
    port = options.port or free_port()
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as folder:
        addresses = make_site(Path(folder), port)
        with serving(port):
            audits = {
                name: audit(program, f"http://{HOST}:{port}{address}", options.runs)
                for name, address in track(addresses.items(), description="Measuring")
            }
    console = Console()
    console.print(_table_of(audits))
    for fault in sorted({fault for found in audits.values() for fault in found.faults}):
        pages = [name for name, found in audits.items() if fault in found.faults]
        console.print(f"- {fault}: {', '.join(pages)}")


def _table_of(audits: dict[str, Audit]) -> Table:
    table = Table(box=box.MARKDOWN)
    table.add_column("page")
    for header in (*CATEGORIES.values(), "largest paint, s", "layout shift", "bytes"):
        table.add_column(header, justify="right")
    for name, found in audits.items():
        table.add_row(
            name,
            *(f"{score:.0f}" for score in found.scores.values()),
            f"{found.largest_paint:.1f}",
            f"{found.layout_shift:.3f}",
            f"{found.bytes:,}",
        )
    return table


if __name__ == "__main__":
    main()
