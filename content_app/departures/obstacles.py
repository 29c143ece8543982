"""Why something could not be done, in words for whoever tried."""

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _


def obstacle_in(error: ProtectedError | ValidationError) -> str:
    """Nothing was done: the transaction was taken back."""
    if isinstance(error, ProtectedError):
        return _("Nothing was done: something needs it, and it cannot be deleted.")
    return _(
        "Nothing was done, since one of the pages would not be right as it is: %(messages)s"
    ) % {"messages": " ".join(error.messages)}
