"""Why an address elsewhere is not as it should be: codes in the database, sentences for staff."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    STATUS = "status", _("The server answers with an error (%(status)s).")
    NAME = "name", _("Nobody knows the name of the server.")
    TIMEOUT = "timeout", _("The server does not answer in time.")
    CERTIFICATE = "certificate", _("Its certificate is not valid: browsers warn of it.")
    CONNECTION = "connection", _("The server cannot be reached.")
    CIRCLE = "circle", _("It leads round in a circle.")
    NOT_PUBLIC = "not_public", _("It is not on the public internet: readers cannot open it.")
    ROBOTS = "robots", _("Its robots.txt keeps programs out.")


def in_words(reason: str, status: int | None) -> str:
    return str(Reason(reason).label) % {"status": status} if reason in Reason.values else ""
