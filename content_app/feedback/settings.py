"""For how long answers are kept: the setting CONTENT_APP_FEEDBACK, a dictionary, says what differs from this."""

from dataclasses import dataclass

from django.conf import settings

SETTING = "CONTENT_APP_FEEDBACK"


@dataclass(frozen=True)
class FeedbackSettings:
    keep_words_days: int = 365
    """Readers are told this number."""
    keep_answers_days: int = 3 * 365
    """The "yes" or "no" without its words."""


def feedback_settings() -> FeedbackSettings:
    """Raises TypeError where the setting holds a name that there is not."""
    return FeedbackSettings(**getattr(settings, SETTING, {}))
