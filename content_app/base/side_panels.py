"""Side panels of the page editor that a higher level adds to Wagtail's own.

A domain registers its panel in `AppConfig.ready()`.
"""

from collections.abc import Callable
from typing import Any

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel

_panels: dict[type[BaseSidePanel], Callable[[Any], bool] | None] = {}


def register(panel: type[BaseSidePanel], shown_to: Callable[[Any], bool] | None = None) -> None:
    """`shown_to` says of a user whether the panel is for them; without it, it is for everybody who may edit."""
    _panels[panel] = shown_to


def with_own_panels(panels: MediaContainer, page, request) -> MediaContainer:
    own = (
        panel(page, request)
        for panel, shown_to in _panels.items()
        if shown_to is None or shown_to(request.user)
    )
    return MediaContainer([*panels, *own])
