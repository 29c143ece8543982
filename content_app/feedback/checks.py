from django.core.checks import Error

from .settings import SETTING, feedback_settings


def check_feedback(app_configs, **kwargs):
    try:
        feedback_settings()
    except TypeError as error:
        yield Error(
            f"{SETTING} holds what it does not know: {error}.",
            hint="docs/operations.md lists its keys.",
            id="content_app.E015",
        )
