"""Keeps the questions that can be searched in step with the posts that answer them."""

from django.db import transaction

from .models import BlogPostPage
from .questions import Question


def store_questions(instance: BlogPostPage, **kwargs) -> None:
    """Receiver of `page_published`: the rows become what the published post says.

    A question that was published before keeps its address; one that left the post is removed with its row.
    """
    posted = instance.get_questions()
    with transaction.atomic():
        gone = instance.questions.exclude(block_id__in=[question.block_id for question in posted])
        for row in gone:
            row.delete()  # one by one, so that the search index hears of each
        for order, question in enumerate(posted):
            Question.objects.update_or_create(
                page=instance,
                block_id=question.block_id,
                defaults={
                    "anchor": question.anchor,
                    "question": question.question,
                    "answer": question.answer,
                    "answered_by": question.answered_by,
                    "sort_order": order,
                },
            )
