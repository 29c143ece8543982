"""Parts of pages that are kept: what they save, for whom they are, and what is never among them."""

from dataclasses import replace

import pytest
from django.shortcuts import render
from django.test import Client
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.models import PageViewRestriction

from content_app.base.site_settings import SiteSettings
from content_app.conditions.models import ConditionPage
from content_app.page_cache import kept as page_cache
from content_app.page_cache.models import KeptAddress
from tests import builders
from tests.page_cache.kept_pages import address_of, kept, made_anew, with_a_session
from tests.reading import read

pytestmark = pytest.mark.django_db

ADDRESS_ALONE = 8
"""Queries that find out which page stands at an address, and whether everyone may read it."""
FRAME_OF_A_HOST = """<!DOCTYPE html>
<html lang="en">
<head><title>{% block title %}{{ page.title }}{% endblock %}</title>{% block extra_css %}{% endblock %}</head>
<body>{% block content %}{% endblock %}{% block extra_js %}{% endblock %}</body>
</html>"""
"""It has the blocks of the one that `wagtail start` makes, and marks no parts."""

urlpatterns = [
    path("", include("content_app.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("admin/", include(wagtailadmin_urls)),
    path("", include(wagtail_urls)),
]
"""Those of a host whose addresses name no language."""


@pytest.fixture
def condition():
    return builders.relate(builders.make_full_condition(), builders.make_post())


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def frames() -> int:
    return KeptAddress.objects.filter(address__startswith="frame:http://testserver").count()


def test_a_page_out_of_parts_costs_no_more_than_its_address(
    client, condition, django_assert_max_num_queries
):
    url = address_of(condition)
    first = client.get(url)

    with django_assert_max_num_queries(ADDRESS_ALONE):
        second = with_a_session().get(url)

    assert second.text == first.text


def test_a_record_is_shown_out_of_parts(client, django_assert_max_num_queries):
    person = builders.make_person()
    first = client.get(address_of(person))

    with django_assert_max_num_queries(ADDRESS_ALONE):
        second = with_a_session().get(address_of(person))

    assert second.text == first.text


def test_a_frame_without_parts_gets_the_same_from_each_page_out_of_its_parts(
    client, settings, tmp_path
):
    (tmp_path / "base.html").write_text(FRAME_OF_A_HOST)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    condition = builders.make_full_condition()
    pages = [
        *builders.make_site().pages,
        condition,
        builders.make_post(),
        builders.make_past_webinar(),
        builders.make_standard_page(),
        builders.make_person(),
    ]
    for address in [*map(address_of, pages), f"{condition.get_url()}summary/"]:
        first = client.get(address)
        assert with_a_session().get(address).text == first.text, address


def test_where_browsers_choose_the_language_each_gets_its_own(client, settings):
    """Without addresses for each, on a host with Django's own middleware."""
    settings.MIDDLEWARE = [
        "django.middleware.locale.LocaleMiddleware" if "LocaleMiddleware" in name else name
        for name in settings.MIDDLEWARE
    ]
    settings.ROOT_URLCONF = __name__
    url = address_of(builders.make_post())
    for language in ("es", "en", "es", "es", "en"):
        given = client.get(url, headers={"accept-language": language}).text
        anew = {"accept-language": language, "authorization": "none"}
        assert given == client.get(url, headers=anew).text, language


def test_the_next_page_of_a_section_has_its_frame_made_already(client):
    site = builders.make_site()
    client.get(address_of(builders.make_condition("Anti-MAG")))
    client.get(address_of(builders.make_condition("CIDP")))
    assert frames() == 1

    client.get(address_of(site.blog))

    assert frames() == 2


def test_the_search_has_a_frame_too(client):
    builders.make_site()
    for _reader in range(2):
        assert client.get("/search/").text == made_anew("/search/")

    assert frames() == 1
    assert kept() == set()


def test_a_form_in_a_frame_of_a_host_has_a_token_of_its_own_for_each_reader(settings, tmp_path):
    frame = '{% load content_app_tags %}{% part "header" of_frame %}{% csrf_token %}{% endpart %}'
    (tmp_path / "base.html").write_text(frame + FRAME_OF_A_HOST)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    builders.make_site()
    tokens = [read(Client(), "/search/").find("input")["value"] for _reader in range(2)]

    assert tokens[0] != tokens[1]
    assert frames() == 0


def test_no_section_is_marked_around_what_belongs_to_none(client, rf):
    """A view of a host may show a page that has parts of its own nowhere."""
    blog = builders.make_site().blog
    blog.show_in_menus = True
    blog.save()
    request = rf.get("/somewhere/")
    assert 'aria-current="true"' in render(request, "base.html", {"page": blog}).text

    assert 'aria-current="true"' not in client.get("/search/").text


def test_the_frame_outlives_the_page_around_which_it_was_made(
    client, condition, django_capture_on_commit_callbacks
):
    client.get(address_of(condition))

    with django_capture_on_commit_callbacks(execute=True):
        publish(condition, short_answer="An immune reaction.")

    assert kept() == set()
    assert frames() == 1
    assert "An immune reaction." in with_a_session().get(address_of(condition)).text


@pytest.mark.parametrize("whole", [True, False], ids=["pages too", "parts alone"])
def test_what_is_published_while_its_page_is_being_made_is_shown_to_the_next_reader(
    whole, client, condition, settings, monkeypatch, django_capture_on_commit_callbacks
):
    """The first one's page was loaded before."""
    if not whole:
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "page_cache" not in name]
    serve = ConditionPage.serve

    def published_meanwhile(page, *args, **kwargs):
        monkeypatch.setattr(ConditionPage, "serve", serve)
        with django_capture_on_commit_callbacks(execute=True):
            publish(ConditionPage.objects.get(pk=page.pk), short_answer="An immune reaction.")
        return page.serve(*args, **kwargs)

    monkeypatch.setattr(ConditionPage, "serve", published_meanwhile)
    assert "An immune reaction." not in client.get(address_of(condition)).text

    assert "An immune reaction." in client.get(address_of(condition)).text


def test_a_frame_that_was_found_before_a_change_is_not_kept_after_it(
    client, condition, monkeypatch, django_capture_on_commit_callbacks
):
    """Two pages of a section have one frame, and the second may add to what was found of it."""
    client.get(address_of(condition))
    find = page_cache.find_parts

    def renamed_meanwhile(addresses):
        found = find(addresses)
        monkeypatch.setattr(page_cache, "find_parts", find)
        with django_capture_on_commit_callbacks(execute=True):
            settings = SiteSettings.for_site(condition.get_site())
            settings.organisation_name = "Example Foundation"
            settings.save()
        return {
            address: replace(bundle, texts={"header": bundle.texts["header"]})
            for address, bundle in found.items()
        }

    monkeypatch.setattr(page_cache, "find_parts", renamed_meanwhile)
    client.get(address_of(builders.make_condition("CIDP")))

    assert "Example Foundation" in read(client, builders.make_condition("MMN")).header.text


def test_staff_see_the_same_parts_and_their_own_tools(client, condition):
    before = client.get(address_of(condition)).text
    client.force_login(builders.make_user(is_superuser=True))

    seen = client.get(address_of(condition)).text

    assert "wagtail-userbar" in seen
    assert before[before.index("<main") :] in seen


def test_what_staff_are_shown_is_not_kept(condition):
    staff = Client()
    staff.force_login(builders.make_user(is_superuser=True))
    staff.get(address_of(condition))

    assert not KeptAddress.objects.exists()


def test_a_private_page_is_not_kept(condition):
    PageViewRestriction.objects.create(
        page=condition.page_ptr, restriction_type=PageViewRestriction.LOGIN
    )
    staff = Client()
    staff.force_login(builders.make_user(is_superuser=True))

    assert staff.get(address_of(condition)).status_code == 200
    assert not KeptAddress.objects.exists()


def test_a_preview_is_made_of_the_draft(client, condition):
    client.get(address_of(condition))
    condition.short_answer = "Not yet public."

    response = condition.make_preview_request()
    response.render()

    assert "Not yet public." in response.content.decode()
    assert "Not yet public." not in with_a_session().get(address_of(condition)).text


def test_a_filtered_list_is_made_for_whoever_asks(client):
    builders.make_post("Balance at home", categories=["Balance"])
    client.get("/blog/")

    assert client.get("/blog/?query=nothing").text == made_anew("/blog/?query=nothing")
    assert kept() == {"/blog/"}


def test_the_foot_explains_no_term_whichever_page_stands_above_it(client):
    builders.make_term()
    speaking = builders.make_post(body=[builders.paragraph("<p>About myelin.</p>")])
    silent = builders.make_post("Shoes that fit")
    SiteSettings.objects.update_or_create(
        site=silent.get_site(),
        defaults={"explains_terms": True, "footer_text": "<p>Not about myelin.</p>"},
    )

    for page in (speaking, silent):
        assert client.get(address_of(page)).text == made_anew(page)
