"""What is known of names and of the texts that may hold them: an index of words, both ways.

Which names a text may hold, and which texts may hold a name, is asked of one word at a time. Neither question becomes
longer with the number of pages.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from swapper import get_model_name, set_app_prefix

set_app_prefix("wagtailcore", "wagtail")

WORD_LENGTH = 40
"""Longer words are cut, in the index and where it is asked."""
NAME_LENGTH = 255


class OfEntry(models.Model):
    """Speaks of an entry: a page or a record that texts mention by name."""

    entry_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    entry_id = models.PositiveBigIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    @property
    def entry(self) -> tuple[int, int]:
        return self.entry_type_id, self.entry_id


class EntryForm(OfEntry):
    """A form in which texts name an entry, found by the one of its words that the fewest pages have."""

    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=WORD_LENGTH)
    form = models.TextField()
    name = models.CharField(max_length=NAME_LENGTH)
    rank = models.PositiveSmallIntegerField()
    """Of two entries with one name, that of the lower rank is meant."""
    is_abbreviation = models.BooleanField(default=False)
    is_person = models.BooleanField(default=False)
    is_offered = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("form of a name")
        verbose_name_plural = _("forms of names")
        indexes = [
            models.Index(fields=["locale", "word"], name="content_app_form_by_word"),
            models.Index(fields=["entry_type", "entry_id"], name="content_app_form_by_entry"),
        ]

    def __str__(self):
        return self.form


class PageWord(models.Model):
    """A word that the texts of a page hold, folded."""

    word = models.CharField(max_length=WORD_LENGTH)
    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word of a page")
        verbose_name_plural = _("words of pages")
        indexes = [models.Index(fields=["word", "page"], name="content_app_page_by_word")]

    def __str__(self):
        return self.word


class PageScan(models.Model):
    """When the texts of a page were last looked through, and from when on they should be again."""

    page = models.OneToOneField(
        get_model_name("wagtailcore", "Page"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    due_at = models.DateTimeField(null=True, db_index=True)
    scanned_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("scan of a page")
        verbose_name_plural = _("scans of pages")

    def __str__(self):
        return str(self.page_id)


class Mention(OfEntry):
    """A page names an entry and does not link to it yet."""

    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        related_name="unlinked_mentions",
    )
    times = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "entry_type", "entry_id"], name="content_app_mention_once"
            )
        ]
        indexes = [
            models.Index(fields=["entry_type", "entry_id"], name="content_app_mention_by_entry")
        ]

    def __str__(self):
        return f"{self.page_id}: {self.entry}"


class Dismissal(OfEntry):
    """Somebody does not want a link: of one page to an entry, or of any page by one of its names."""

    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    """Set where the name is dismissed everywhere, and then there is no page."""
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    dismissed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("dismissed suggestion")
        verbose_name_plural = _("dismissed suggestions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, name="")
                | (models.Q(page__isnull=True) & ~models.Q(name="")),
                name="content_app_dismissal_of_page_or_name",
            ),
            models.UniqueConstraint(
                fields=["page", "entry_type", "entry_id"],
                condition=models.Q(page__isnull=False),
                name="content_app_dismissed_once_on_page",
            ),
            models.UniqueConstraint(
                fields=["entry_type", "entry_id", "name"],
                condition=models.Q(page__isnull=True),
                name="content_app_dismissed_once_anywhere",
            ),
        ]

    def __str__(self):
        return self.name or f"{self.page_id}: {self.entry}"
