from django.conf import settings
from django.core.checks import Error, Warning

from .settings import SETTING, figures_settings

MIDDLEWARE = "content_app.figures.counting_middleware.CountViewsMiddleware"


def check_figures(app_configs, **kwargs):
    try:
        figures_settings()
    except TypeError as error:
        yield Error(
            f"{SETTING} holds what it does not know: {error}.",
            hint="docs/operations.md lists its keys.",
            id="content_app.E014",
        )
    if MIDDLEWARE not in settings.MIDDLEWARE:
        yield Warning(
            "Nobody counts how often pages are read.",
            hint=f'Add "{MIDDLEWARE}" to MIDDLEWARE, after ConditionalGetMiddleware.',
            id="content_app.W012",
        )
