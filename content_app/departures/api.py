"""Wagtail's v3 API: what is undecided is refused with the list of what refers, and decided at an address of its own."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from pydantic import Field, PositiveInt
from wagtail.api.v3.api import api
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.utils.forms import FormValidationError

from .addresses import MANY_AT_ONCE, leaving_of
from .carrying_out import Undecided, carry_out
from .forms import DecisionForm
from .kinds import Action, Answer
from .leaving import Decisions, Leaving
from .listing import entries_of

router = Router(tags=["departures"], auth=BearerTokenAuth())


class DepartureSchema(Schema):
    """`action` is done to the things of type `of` with these keys; `answer` is for all that refers to them."""

    action: Action
    of: str = "wagtailcore.page"
    ids: list[PositiveInt] = Field(min_length=1, max_length=MANY_AT_ONCE)
    with_descendants: bool = False
    destination_id: PositiveInt | None = None
    answer: Answer | None = None
    to_id: PositiveInt | None = None


class DepartureDoneSchema(Schema):
    departure_id: int | None
    """For the undo in the admin; None for a deletion."""


@router.post(
    "/", response={201: DepartureDoneSchema}, url_name="depart", summary="Decide and take away"
)
def depart(request: HttpRequest, data: DepartureSchema):
    user = request.user
    if data.action is Action.RESTRICT:
        raise ValidationError(_("Pages are made private in the admin."))
    leaving = leaving_of(
        data.action,
        data.of,
        data.ids,
        user,
        with_descendants=data.with_descendants,
        destination=data.destination_id,
    )
    if data.answer is None and leaving.referrers:
        raise Undecided(leaving)
    departure = carry_out(leaving, _decisions(leaving, data, user), user=user)
    return Status(201, {"departure_id": departure and departure.pk})


def _decisions(leaving: Leaving, data: DepartureSchema, user) -> Decisions:
    """Held to what staff are held to; raises ValidationError."""
    if not leaving.referrers:
        return Decisions()
    answers = {"answer": data.answer, "to": data.to_id}
    form = DecisionForm(leaving, entries_of(leaving.referrers, user), answers)
    if not form.is_valid():
        raise FormValidationError.from_form(form)
    return form.decisions()


def undecided_response(request: HttpRequest, refusal: Undecided) -> HttpResponse:
    """409, with each place that refers."""
    entries = entries_of(refusal.leaving.referrers, request.user)
    return problem_response(
        status=409,
        detail=_("Decide first what becomes of that which refers to it, by POST to %(address)s.")
        % {"address": reverse("wagtailapi_v3:depart")},
        errors=[
            {
                "type": "reference",
                "loc": [entry.key, place.content_path],
                "msg": f"{entry.title}: {place.label}",
                "versions": [version.value for version in place.versions],
                "sentences": [quote.sentence for quote in place.quotes],
            }
            for entry in entries
            for place in entry.places
        ],
    )


def extend_api() -> None:
    """Adds to Wagtail's v3 API; to be called once, before its addresses are made."""
    api.add_router("/departures/", router)
    api.exception_handler(Undecided)(undecided_response)
