"""How each thing that was found is shown."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail.models import Page

from content_app.base.specific import published_for_teasers
from content_app.blog.questions import Question


def make_entries(request: HttpRequest, model: Any, keys: Sequence[int]) -> Mapping[int, str]:
    """By key, of what readers can open."""
    if model is Question:
        return _questions(request, keys)
    if issubclass(model, Page):
        type_id = ContentType.objects.get_for_model(model).pk
        things = published_for_teasers((key, type_id) for key in keys)
    else:
        records = model.objects.readable().filter(pk__in=keys).for_teasers()
        things = [record for record in records if record.get_url(request)]
    return {thing.pk: _teaser(request, thing) for thing in things}


def _teaser(request: HttpRequest, thing) -> str:
    context = {"teaser": thing.get_teaser(request), "level": 3, "bare": True}
    return render_to_string("content_app/components/teaser.html", context)


def _questions(request: HttpRequest, keys: Sequence[int]) -> Mapping[int, str]:
    questions = Question.objects.published().filter(pk__in=keys).select_related("page__locale")
    return {
        question.pk: render_to_string(
            "content_app/components/question_link.html", {"question": question}
        )
        for question in questions
        if question.page.get_url(request)
    }
