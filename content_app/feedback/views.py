"""The addresses to which readers send an answer, and where they are told what becomes of it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from content_app.base.models import ContentPage
from content_app.base.querysets import may_read

from . import receiving
from .forms import WordsForm
from .models import WORDS_LENGTH
from .receiving import Refused
from .settings import feedback_settings

ANSWERS = {"yes": True, "no": False}
ANCHOR = "feedback"


# Without a cookie there is no token; `check_sender` does what it is for.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_answer(request: HttpRequest, page_id: int) -> HttpResponse:
    page = _page_asked_about(request, page_id)
    if request.method != "POST":
        return redirect(_place_on(page, request))
    is_helpful = ANSWERS.get(request.POST.get("answer", ""))
    try:
        receiving.check_sender(request)
        if is_helpful is None:
            raise Refused(_("Neither “Yes” nor “No” arrived. Please press one of the two."), 400)
        receiving.check_rate(request, page)
    except Refused as refusal:
        return _say(request, page, str(refusal), refusal.status, asks_again=True)
    if receiving.is_logged_in(request):
        return _say(
            request,
            page,
            _("You are logged in, so this was not counted: only what readers answer is."),
        )
    # Not on a page that is led to: its address, which logs keep, would have to name the answer.
    words = None
    if receiving.is_to_be_kept(request):
        words = WordsForm(initial={"key": receiving.keep_answer(page, is_helpful)})
    return _say(
        request,
        page,
        _(
            "Thank you. Your answer is counted, with the day and the page and without anything "
            "about you."
        ),
        words=words,
    )


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_words(request: HttpRequest, page_id: int) -> HttpResponse:
    page = _page_asked_about(request, page_id)
    if request.method != "POST":
        return redirect(_place_on(page, request))
    form = WordsForm(request.POST)
    try:
        receiving.check_sender(request)
        if not form.is_valid():
            return _say(
                request, page, _("Your words were not sent yet: see below."), 422, words=form
            )
        receiving.check_rate(request, page)
        if receiving.is_to_be_kept(request):
            receiving.add_words(page, form.cleaned_data["key"], form.cleaned_data["words"])
    except Refused as refusal:
        return _say(request, page, str(refusal), refusal.status, words=form)
    # 303 (RFC 9110, 15.4.4): whoever loads the next page again sends nothing again.
    thanks = reverse("content_app:feedback_thanks", args=[page.pk])
    return HttpResponseRedirect(thanks, status=303)


@never_cache
@require_safe
def thank(request: HttpRequest, page_id: int) -> HttpResponse:
    message = _(
        "Thank you. Our staff read this beside the page. We cannot answer, since we do not know "
        "who you are. It is deleted after %(days)d days."
    )
    days = feedback_settings().keep_words_days
    return _say(request, _page_asked_about(request, page_id), message % {"days": days})


def _page_asked_about(request: HttpRequest, page_id: int) -> ContentPage:
    page = get_object_or_404(Page, pk=page_id).specific
    if not (isinstance(page, ContentPage) and page.asks_readers and may_read(page, request)):
        raise Http404
    return page


def _place_on(page: ContentPage, request: HttpRequest) -> str:
    return f"{page.get_url(request)}#{ANCHOR}"


def _say(
    request: HttpRequest,
    page: ContentPage,
    message: str,
    status: int = 200,
    *,
    words: WordsForm | None = None,
    asks_again: bool = False,
) -> HttpResponse:
    context = {
        # Not as `page`: the frame of the site would take this for that page.
        "asked_about": page,
        "place_on_page": _place_on(page, request),
        "message": message,
        "is_refused": status >= 400,
        "words_form": words,
        "words_length": WORDS_LENGTH,
        "asks_again": asks_again,
    }
    response = render(request, "content_app/feedback.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
