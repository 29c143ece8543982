"""What staff answer before something goes."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.models import BaseViewRestriction, Page

from content_app.base.documents import DocumentDirectory
from content_app.base.querysets import only_published
from content_app.crosslinks.texts import base_of

from .kinds import Action, Answer
from .leaving import Decision, Decisions, Leaving
from .listing import Entry
from .pointing import target_of
from .redirecting import is_open

AS_FOR_ALL = ""

EXPLANATIONS = {
    Answer.KEEP: _(
        "Nothing is changed. While readers cannot open it, they see words without a link, and lists leave it out."
    ),
    Answer.REDIRECT: _("Whoever opens the old address, or follows a link, gets to the other one."),
    Answer.REPOINT: _("The links lead to the other one from now on; their words stay."),
    Answer.UNLINK: _("The words stay. What says nothing without its link goes with it."),
}
KEEP_WHEN_MOVED = _("The links follow by themselves, and the old address leads to the new one.")
REDIRECT_WHEN_DELETED = _("The old address leads to the other one, and so do the links.")


class DecisionForm(forms.Form):
    """One answer for all, what takes the place, and other answers for some of `entries`."""

    def __init__(self, leaving: Leaving, entries: list[Entry], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.leaving = leaving
        self.entries = [entry for entry in entries if entry.is_changeable]
        answers = leaving.answers
        self.fields["answer"] = forms.ChoiceField(
            label=_("What shall become of what refers to it?"),
            choices=[(answer.value, answer.label) for answer in answers],
            initial=Answer.KEEP.value if leaving.action is Action.MOVE else None,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one of these.")},
        )
        self.fields["to"] = self._chooser(
            _("What takes its place"),
            _("Needed if readers are led on, or links are pointed to it.")
            if Answer.REDIRECT in answers
            else _("Needed if links are pointed to it."),
        )
        others = [answer for answer in answers if answer is not Answer.REDIRECT]
        for entry in self.entries:
            self.fields[f"answer-{entry.key}"] = forms.ChoiceField(
                label=_("For this one"),
                required=False,
                choices=[
                    (AS_FOR_ALL, _("The same as for all")),
                    *((answer.value, answer.label) for answer in others),
                ],
            )
            self.fields[f"to-{entry.key}"] = self._chooser(
                _("What takes its place here"), _("Left empty, it is the same as for all.")
            )

    def _chooser(self, label, help_text) -> forms.ModelChoiceField:
        model = base_of(type(self.leaving.chosen[0]))
        return forms.ModelChoiceField(
            model._default_manager.all(),
            label=label,
            help_text=help_text,
            widget=_chooser_widget(model),
            required=False,
        )

    def explained_answers(self) -> Iterator[tuple[Any, str]]:
        """Each radio button of the answer for all, with what it means."""
        for radio in self["answer"]:
            yield radio, self._explanation(Answer(radio.data["value"]))

    def _explanation(self, answer: Answer) -> Any:
        if answer is Answer.KEEP and self.leaving.action is Action.MOVE:
            return KEEP_WHEN_MOVED
        if answer is Answer.REDIRECT and self.leaving.action is Action.DELETE:
            return REDIRECT_WHEN_DELETED
        return EXPLANATIONS[answer]

    def single_fields(self, entry: Entry) -> tuple[Any, Any]:
        return self[f"answer-{entry.key}"], self[f"to-{entry.key}"]

    def clean(self):
        super().clean()
        self._check("answer", "to")
        for entry in self.entries:
            self._check(f"answer-{entry.key}", f"to-{entry.key}", fallback="to")

    def _check(self, answer_name: str, to_name: str, fallback: str = "") -> None:
        answer = self.cleaned_data.get(answer_name)
        to = self.cleaned_data.get(to_name)
        if answer not in (Answer.REDIRECT, Answer.REPOINT) or to_name in self.errors:
            return
        to = to or self.cleaned_data.get(fallback)
        if to is None:
            if fallback not in self.errors:
                self.add_error(to_name, _("Choose what takes its place."))
        elif obstacle := self._obstacle(to, is_led_to=answer == Answer.REDIRECT):
            self.add_error(to_name, obstacle)

    def _obstacle(self, to: Any, *, is_led_to: bool) -> Any:
        if target_of(to) in {target_of(instance) for instance in self.leaving.gone}:
            return _("This is what goes. Choose another one.")
        if isinstance(to, Page):
            is_public = only_published(Page.objects.filter(pk=to.pk)).exists()
        elif isinstance(to, get_document_model()):
            is_public = not DocumentDirectory().get_document(to.pk).is_private
        else:
            is_public = getattr(to, "live", True) and (is_open(to) or not is_led_to)
        return "" if is_public else _("Readers cannot open this one. Choose one that is public.")

    def decisions(self) -> Decisions:
        data = self.cleaned_data
        single = {}
        for entry in self.entries:
            if answer := data[f"answer-{entry.key}"]:
                to = data[f"to-{entry.key}"] or data["to"]
                single[entry.key] = Decision(Answer(answer), _specific(to))
        return Decisions(Decision(Answer(data["answer"]), _specific(data["to"])), single)


class RestrictionForm(PageViewRestrictionForm):
    """How a page is made private; "public" is no answer here."""

    def __init__(self, *args, page: Page, **kwargs):
        super().__init__(*args, private_page_options=page.private_page_options, **kwargs)
        field = self.fields["restriction_type"]
        field.choices = [one for one in field.choices if one[0] != BaseViewRestriction.NONE]

    def restriction(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "restriction_type": data["restriction_type"],
            "password": data.get("password", ""),
            "groups": [group.pk for group in data.get("groups") or ()],
        }


def _chooser_widget(model) -> forms.Widget:
    if model is Page:
        return AdminPageChooser()
    if model is get_document_model():
        return AdminDocumentChooser()
    return model.snippet_viewset.chooser_viewset.widget_class()


def _specific(instance: Any) -> Any:
    return instance.specific if isinstance(instance, Page) else instance
