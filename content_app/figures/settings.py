"""How figures are written and kept: the setting CONTENT_APP_FIGURES, a dictionary, says what differs from this."""

from dataclasses import dataclass

from django.conf import settings

SETTING = "CONTENT_APP_FIGURES"


@dataclass(frozen=True)
class FiguresSettings:
    keep_days: int = 3 * 365
    write_after_seconds: float | None = 10.0
    """For so long a process counts in memory before it writes; None in tests, which write when they want to."""


def figures_settings() -> FiguresSettings:
    """Raises TypeError where the setting holds a name that there is not."""
    return FiguresSettings(**getattr(settings, SETTING, {}))
