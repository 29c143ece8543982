"""One run: a yardstick, a database, its pages, their costs, a table."""

from functools import partial

from django.core.wsgi import get_wsgi_application
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks.addresses import addresses
from benchmarks.databases import own_database
from benchmarks.filling import fill_site
from benchmarks.floor import new_site
from benchmarks.measuring import ROUNDS, Comparison, Measured, measure, measure_beside
from benchmarks.planning import cookie_of_a_publisher, desk_addresses, plan_a_year
from benchmarks.report import table_of
from benchmarks.webinars import (
    addresses_of_past,
    addresses_of_upcoming,
    announce_webinars,
    hold_webinars,
)
from content_app.page_cache.kept import let_go_of_all

COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
)


def run(pages: int, requests: int) -> None:
    with Progress(*COLUMNS) as progress, new_site() as measure_floor:
        step = progress.add_task("Making two databases", total=2)
        # Its answer says that the other process has made its own.
        with own_database():
            progress.advance(step)
            measure_floor()
            progress.advance(step)

            step = progress.add_task("Filling one of them", total=pages)
            fill_site(pages, note=lambda: progress.advance(step))

            application = get_wsgi_application()
            comparisons = []

            def compare(addresses: dict[str, str], description: str, cookie: str = "") -> None:
                def measure_page(address: str, before_each=lambda: None) -> Measured:
                    page = partial(
                        measure,
                        application,
                        address,
                        max(1, requests // ROUNDS),
                        cookie,
                        before_each,
                    )
                    return measure_beside(measure_floor, page)

                for name, address in progress.track(addresses.items(), description=description):
                    cold = measure_page(address, let_go_of_all)
                    comparisons.append(Comparison(name, cold, measure_page(address)))

            compare(addresses(), "Measuring")
            hold_webinars()
            compare(addresses_of_past(), "Measuring past webinars")
            announce_webinars()
            compare(addresses_of_upcoming(), "Measuring upcoming ones")
            plan_a_year()
            compare(desk_addresses(), "Measuring the desk", cookie_of_a_publisher())
    Console().print(table_of(pages, comparisons))
