"""What can be done to a page, record or file so that readers lose it, and what becomes of that which refers to it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Action(TextChoices):
    UNPUBLISH = "unpublish", _("Unpublish")
    DELETE = "delete", _("Delete")
    MOVE = "move", _("Move")
    RESTRICT = "restrict", _("Make private")
    EXPIRE = "expire", _("Expire")
    """Done by the runner; nobody is asked."""


class Answer(TextChoices):
    """What becomes of a reference."""

    KEEP = "keep", _("Leave as it is")
    REDIRECT = "redirect", _("Lead readers on to another one")
    REPOINT = "repoint", _("Point to another one")
    UNLINK = "unlink", _("Take the link away")
