"""What staff see of readers beside a page."""

from content_app.base import side_panels
from content_app.figures.panels import ReadersSidePanel
from content_app.figures.permissions import may_see_figures


def connect() -> None:
    side_panels.register(ReadersSidePanel, may_see_figures)
