"""What readers answer when they are asked whether a page was helpful."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from swapper import get_model_name, set_app_prefix

set_app_prefix("wagtailcore", "wagtail")

WORDS_LENGTH = 500


class ReaderAnswer(models.Model):
    """One answer, with the day and not the hour, and no address.

    Its key is made at random: with keys that go up, the answers of a day would stand in the order in which the log of a
    web server has the requests.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    is_helpful = models.BooleanField(_("helpful"))
    words = models.TextField(_("words"), max_length=WORDS_LENGTH, blank=True)
    day = models.DateField(_("day"), db_index=True)
    """In the site's zone (TIME_ZONE)."""
    language = models.CharField(_("language"), max_length=12)
    """The code of the language in which the page was read."""
    words_key = models.CharField(max_length=43, blank=True, editable=False)
    """Made at random; whoever has it may add words. It is deleted by night a day later, or with the words."""

    is_read = models.BooleanField(_("read"), default=False)
    """Whether one of the staff has read the words and said so."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("readers' answer")
        verbose_name_plural = _("readers' answers")
        default_permissions = ("view", "delete")
        indexes = [
            models.Index(fields=["page", "day"], name="content_app_answer_of_page"),
            models.Index(
                fields=["-day"],
                condition=models.Q(is_read=False) & ~models.Q(words=""),
                name="content_app_unread_words",
            ),
        ]

    def __str__(self):
        return f"{self.page_id}, {self.day.isoformat()}"
