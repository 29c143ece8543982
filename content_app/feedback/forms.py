from django import forms
from django.utils.translation import gettext_lazy as _

from content_app.base.text import without_control_characters

from .models import WORDS_LENGTH


class WordsForm(forms.Form):
    """What a reader adds to an answer, which is the one with this `key`."""

    words = forms.CharField(
        max_length=WORDS_LENGTH,
        strip=True,
        error_messages={
            "required": _("Nothing is written here yet. You need not: your answer counts already."),
            "max_length": _(
                "These are %(show_value)d characters, and %(limit_value)d can be sent. Please "
                "shorten it; nothing that you wrote is lost."
            ),
        },
    )
    key = forms.CharField(required=False)

    def clean_words(self) -> str:
        return without_control_characters(self.cleaned_data["words"])
