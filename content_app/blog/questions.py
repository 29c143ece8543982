"""The questions of a post: what stands in its blocks, joined with the addresses kept from its first publication."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.search import index

from content_app.base.querysets import on_published_pages
from content_app.base.search_words import FoundWithoutAccentsMixin
from content_app.base.structured_data import Entity, without_blanks
from content_app.base.text import plain_text

ANCHOR_LENGTH = 80


@dataclass(frozen=True)
class PostedQuestion:
    block_id: str
    anchor: str
    question: str
    answer: str
    """Rich text as it is stored, with references to pages instead of addresses."""
    answered_by: Any = None

    def structured_data(self, page_url: str) -> Entity:
        """https://schema.org/Question with its accepted answer."""
        person = self.answered_by if self.answered_by and self.answered_by.live else None
        return {
            "@type": "Question",
            "@id": f"{page_url}#{self.anchor}",
            "name": self.question,
            "acceptedAnswer": without_blanks(
                {
                    "@type": "Answer",
                    "text": plain_text(self.answer),
                    "author": person and {"@type": "Person", "name": person.name},
                }
            ),
        }


def posted_questions(body, published: Iterable) -> list[PostedQuestion]:
    """The questions in `body`, in order; those published before keep their addresses."""
    anchors = {question.block_id: question.anchor for question in published}
    taken = set(anchors.values())
    questions = []
    for child in body:
        if child.block_type != "question":
            continue
        if child.id not in anchors:
            anchors[child.id] = _free_anchor(child.value["question"] or "", taken)
            taken.add(anchors[child.id])
        answer = child.value["answer"]
        questions.append(
            PostedQuestion(
                block_id=child.id,
                anchor=anchors[child.id],
                question=child.value["question"] or "",
                answer=answer.source if answer else "",
                answered_by=child.value["answered_by"],
            )
        )
    return questions


def _free_anchor(question: str, taken: set[str]) -> str:
    # Prefixed, so that no question takes an address that the frame of the page uses.
    stem = f"q-{slugify(question, allow_unicode=True)[:ANCHOR_LENGTH]}".strip("-")
    anchor, number = stem, 2
    while anchor in taken:
        anchor, number = f"{stem}-{number}", number + 1
    return anchor


class QuestionQuerySet(models.QuerySet):
    def published(self):
        """Questions on posts that everyone can read."""
        return on_published_pages(self)


class Question(FoundWithoutAccentsMixin, index.Indexed, models.Model):
    """A question that a published post answers; made from the post's blocks whenever it is published.

    The row keeps the address under which the question first appeared, so that rewording it breaks no link.
    """

    page = models.ForeignKey(
        "content_app.BlogPostPage", on_delete=models.CASCADE, related_name="questions"
    )
    block_id = models.CharField(max_length=36)
    anchor = models.CharField(max_length=100)
    question = models.CharField(max_length=255)
    answer = models.TextField()
    answered_by = models.ForeignKey(
        "content_app.Person",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="answers",
    )
    sort_order = models.PositiveSmallIntegerField(default=0)

    objects = QuestionQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("question"),
        FoundWithoutAccentsMixin.words_field,
        index.AutocompleteField("question"),
        index.SearchField("answer_text"),
        index.FilterField("page_id"),
        index.FilterField("id"),
        index.FilterField("page"),
    ]
    api_fields = [
        APIField("page"),
        APIField("anchor"),
        APIField("question"),
        APIField("answer"),
        APIField("answered_by"),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["page", "sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["page", "block_id"], name="content_app_question_once"),
            models.UniqueConstraint(fields=["page", "anchor"], name="content_app_question_anchor"),
        ]

    def __str__(self):
        return self.question

    @property
    def title(self) -> str:
        """What counts more than a text: to the search that is a field of this name."""
        return self.question

    @property
    def answer_text(self) -> str:
        return plain_text(self.answer)
