"""The panel in which staff say who wrote, reviewed or speaks."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from content_app.base.formsets import DistinctRowsFormSet, DistinctRowsPanel

from .models import CreditRole


class CreditFormSet(DistinctRowsFormSet):
    distinct_fields = ("person", "role")
    repeated_message = _("This person is already in the list in that part. Remove one of the two.")
    roles: Sequence[CreditRole] = tuple(CreditRole)

    def clean(self):
        super().clean()
        for form in self.kept_forms():
            if person := form.cleaned_data.get("person"):
                for name in {"credentials", "affiliation"} & form.cleaned_data.keys():
                    setattr(form.instance, name, self._as_on_that_day(form, person, name))

    def _as_on_that_day(self, form, person, name) -> str:
        """What was typed; else what was noted of this person before; else what the profile says now.

        A form that autosave has saved still shows these fields empty, so empty does not mean "clear".
        """
        typed = form.cleaned_data[name]
        if "person" in form.changed_data:
            # Words that stand in the row unchanged are about the person who was in it before.
            return (typed if name in form.changed_data else "") or getattr(person, name)
        return typed or form.initial.get(name) or ""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        offered = {*self.roles, form.instance.role} if form.instance.pk else set(self.roles)
        form.fields["role"].choices = [
            (value, label) for value, label in CreditRole.choices if value in offered
        ]
        if not form.instance.pk:
            form.initial["role"] = self.roles[0].value


class CreditsPanel(DistinctRowsPanel):
    """Credits with the parts that make sense on a kind of page; the first is offered to begin with."""

    def __init__(self, relation_name="credits", *, roles: Sequence[CreditRole], **kwargs):
        self.roles = roles
        kwargs.setdefault("label", _("person"))
        super().__init__(relation_name, **kwargs)

    def clone_kwargs(self):
        return super().clone_kwargs() | {"roles": self.roles}

    def get_formset_class(self):
        return type("CreditFormSet", (CreditFormSet,), {"roles": self.roles})


def authors_panel() -> CreditsPanel:
    return CreditsPanel(
        roles=(CreditRole.AUTHOR, CreditRole.REVIEWER), heading=_("Authors and medical reviewers")
    )


def speakers_panel() -> CreditsPanel:
    return CreditsPanel(roles=(CreditRole.SPEAKER,), heading=_("Speakers"))
