"""One run: on a small site and then on a large one, a scan of everything and what follows one publication."""

from os import times
from time import monotonic

from rich.console import Console
from rich.progress import Progress
from wagtail.models import Locale, Page

from benchmarks.databases import own_database
from benchmarks.mentions.measuring import PROCESSES, Measured, ScanCost, cost_of, megabytes_in_use
from benchmarks.mentions.report import costs_table, quality_table
from benchmarks.mentions.site import PUBLISHED_LATER, MentionSite
from benchmarks.run import COLUMNS
from content_app.blog.models import BlogIndexPage, BlogPostPage
from content_app.crosslinks.mentions import full_scan
from content_app.crosslinks.mentions.entries import entry_of
from content_app.crosslinks.mentions.scanning import mentions_of, scan_for, scan_page
from content_app.evidence.models import Therapy, TherapyIndexPage

SMALL = 100


def run(pages: int, names: int) -> None:
    site = MentionSite(names)
    measured = []
    with Progress(*COLUMNS) as progress, own_database():
        step = progress.add_task("Making pages", total=pages)
        index_page = make_tree()
        site.fill_names()
        published = Therapy.objects.create(
            name=PUBLISHED_LATER, slug="later", locale=Locale.get_default(), live=True
        )
        for size in sorted({min(SMALL, pages), pages}):
            site.grow(index_page, size, note=lambda: progress.advance(step))
            measured.append(measure(size, published, progress))
    Console().print(costs_table(names, measured))
    Console().print(quality_table())


def make_tree() -> BlogIndexPage:
    home = Page.get_first_root_node().get_children().get()
    home.add_child(instance=TherapyIndexPage(title="Therapies", slug="therapies"))
    return home.add_child(instance=BlogIndexPage(title="Blog", slug="blog"))


def measure(size: int, published: Therapy, progress: Progress) -> Measured:
    scan = scan_all(progress)
    post = BlogPostPage.objects.get(slug="post-50")
    return Measured(
        pages=size,
        scan=scan,
        hits=mentions_of(entry_of(published)).count(),
        publication=cost_of(lambda: scan_for(published)),
        saving=cost_of(lambda: scan_page(post)),
    )


def scan_all(progress: Progress) -> ScanCost:
    step = progress.add_task("Scanning them", total=None)
    begin, begin_cpu = monotonic(), sum(times()[:4])
    full_scan.begin()
    mentions, megabytes = 0, 0.0
    for state in full_scan.proceed(PROCESSES):
        mentions, megabytes = state.mentions, max(megabytes, megabytes_in_use())
        progress.update(step, total=state.of, completed=state.done)
    return ScanCost(monotonic() - begin, sum(times()[:4]) - begin_cpu, mentions, megabytes)
