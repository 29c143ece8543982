"""What the blog shows on the pages of others."""

from django.template.loader import render_to_string

from content_app.base import shown
from content_app.base.querysets import is_on_a_site
from content_app.people.models import Person

from .questions import Question


def answered_questions(context) -> str:
    """The questions that a person answered, for the public profile."""
    record, request = context.get("record"), context.get("request")
    if not isinstance(record, Person) or not record.pk:
        return ""
    shown.note(shown.about(record.translation_key))
    asked = Question.objects.published().filter(answered_by=record).select_related("page__locale")
    questions = [
        question
        for question in asked.order_by("-page__date", "page_id", "sort_order")
        if is_on_a_site(question.page)
    ]
    if not questions:
        return ""
    return render_to_string(
        "content_app/components/answered_questions.html",
        {"person": record, "questions": questions, "request": request},
    )
