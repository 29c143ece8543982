from django.db import models
from django.utils.translation import gettext_lazy as _


class Placement(models.TextChoices):
    """Where an announcement can appear. Another kind of step, such as a mail, is one more of these and a block."""

    PAGE = "page", _("The page itself goes online")
    FEED = "feed", _("News feed")
    CONDITIONS = "conditions", _("Pages of its conditions")
    BANNER = "banner", _("Banner on every page")
    HOME = "home", _("Home page")
