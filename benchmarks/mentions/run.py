"""One run: names, a small site and what a publication costs there, then a large one."""

import resource
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import monotonic, process_time

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from rich import box
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from wagtail.models import Locale, Page

from benchmarks.databases import own_database
from benchmarks.mentions.site import PUBLISHED_LATER, MentionSite
from benchmarks.run import COLUMNS
from content_app.blog.models import BlogIndexPage, BlogPostPage
from content_app.crosslinks.mentions import full_scan
from content_app.crosslinks.mentions.entries import entry_of
from content_app.crosslinks.mentions.scanning import mentions_of, scan_for, scan_page
from content_app.evidence.models import Therapy, TherapyIndexPage
from tests.crosslinks.mentions.labelled import HELD_OUT, PASSAGES, passages, score

SMALL = 100
TIMES = 7


@dataclass(frozen=True)
class Cost:
    queries: int
    cpu_milliseconds: float


def run(pages: int, names: int) -> None:
    site = MentionSite(names)
    with Progress(*COLUMNS) as progress, own_database():
        step = progress.add_task("Making names and pages", total=pages)
        index_page = make_tree()
        site.fill_names()
        published = Therapy.objects.create(
            name=PUBLISHED_LATER, slug="later", locale=Locale.get_default(), live=True
        )
        costs = {}
        for size in sorted({min(SMALL, pages), pages}):
            site.grow(index_page, size, note=lambda: progress.advance(step))
            costs[size] = scan_and_publish(progress, published)
        seconds, mentions = costs[pages][0]
    Console().print(table_of(pages, names, seconds, mentions, costs))
    Console().print(quality())


def make_tree() -> BlogIndexPage:
    home = Page.get_first_root_node().get_children().get()
    home.add_child(instance=TherapyIndexPage(title="Therapies", slug="therapies"))
    return home.add_child(instance=BlogIndexPage(title="Blog", slug="blog"))


def scan_and_publish(progress: Progress, published: Therapy):
    begin = monotonic()
    step = progress.add_task("Scanning", total=None)
    full_scan.begin()
    for state in full_scan.proceed():
        progress.update(step, total=state.of, completed=state.done)
    duration, mentions = monotonic() - begin, state.mentions

    def publish() -> None:
        scan_for(published)

    def save() -> None:
        scan_page(BlogPostPage.objects.get(slug="post-50"))

    return (
        (duration, mentions),
        cost_of(publish),
        cost_of(save),
        mentions_of(entry_of(published)).count(),
    )


def cost_of(action: Callable[[], None]) -> Cost:
    durations = []
    for _ in range(TIMES):
        with transaction.atomic():
            begin = process_time()
            action()
            durations.append(process_time() - begin)
    with CaptureQueriesContext(connection) as captured:
        action()
    return Cost(len(captured), median(durations) * 1000)


def table_of(pages: int, names: int, seconds: float, mentions: int, costs) -> Table:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table = Table(
        title=(
            f"{pages:,} pages, {names:,} names · {connection.display_name}: scanned in {seconds:.0f} s, "
            f"{mentions:,} mentions, at most {memory:.0f} MB"
        ),
        box=box.MARKDOWN,
    )
    for header in (
        "pages",
        "of them with the name",
        "publish: queries",
        "CPU ms",
        "save: queries",
        "CPU ms",
    ):
        table.add_column(header, justify="right")
    for size, (_scan, publish, save, hits) in costs.items():
        table.add_row(
            f"{size:,}",
            str(hits),
            str(publish.queries),
            f"{publish.cpu_milliseconds:.1f}",
            str(save.queries),
            f"{save.cpu_milliseconds:.1f}",
        )
    return table


def quality() -> Table:
    table = Table(title="Labelled passages", box=box.MARKDOWN)
    for header in ("set", "right", "wrong", "missed", "precision", "recall"):
        table.add_column(header, justify="right")
    for name in (PASSAGES, HELD_OUT):
        s = score(passages(name))
        table.add_row(
            name, str(s.right), str(s.wrong), str(s.missed), f"{s.precision:.3f}", f"{s.recall:.3f}"
        )
    return table
