"""What the database holds once a process has written down what it counted."""

from content_app.figures import counting
from content_app.figures.models import Figure, Kind


def figures() -> dict[tuple[str, int | None], int]:
    counting.write()
    rows = Figure.objects.values_list("kind", "page_id", "count")
    return {(kind, page_id): number for kind, page_id, number in rows}


def views_of(page) -> int:
    return figures().get((Kind.VIEW, page.pk), 0)
