"""Side panels of the page editor that a higher level adds to Wagtail's own.

A domain registers its panel in `AppConfig.ready()`.
"""

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel

_panels: list[type[BaseSidePanel]] = []


def register(panel: type[BaseSidePanel]) -> None:
    if panel not in _panels:
        _panels.append(panel)


def with_own_panels(panels: MediaContainer, page, request) -> MediaContainer:
    return MediaContainer([*panels, *(panel(page, request) for panel in _panels)])
