from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from wagtail.models import Page, Site

from .querysets import only_published


class AddressLocaleMiddleware(LocaleMiddleware):
    """The language is the one that the address names, and the site speaks it.

    For `i18n_patterns` with `prefix_default_language=False`, where the address alone decides. Django marks the response
    as varying with Accept-Language all the same, which would split every shared cache. And below the prefix of a
    language in which there is no home page, Wagtail would show the whole site once more, declared to be in that
    language.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        language = translation.get_language()
        if language != settings.LANGUAGE_CODE and not _is_spoken(language, request):
            translation.activate(settings.LANGUAGE_CODE)
            raise Http404

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response


def _is_spoken(language: str | None, request: HttpRequest) -> bool:
    site = Site.find_for_request(request)
    if site is None:
        return False
    home_pages = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=language
    )
    return only_published(home_pages).exists()
