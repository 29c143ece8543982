import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from content_app.base.site_settings import SiteSettings
from content_app.blog.models import BlogPostPage
from content_app.evidence.models import Therapy
from content_app.home.models import HomePage
from content_app.sample_content.loader import load_sample_content
from content_app.standard.models import StandardPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("new_database")]


def test_the_welcome_page_gives_way_and_the_site_stays():
    site = Site.objects.get(is_default_site=True)

    load_sample_content()

    site.refresh_from_db()
    assert site.root_page.specific_class is HomePage
    assert site.root_page.slug == "home"
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_a_record_that_staff_made_before_is_used():
    Therapy.objects.create(name="Rituximab", slug="rituximab")

    load_sample_content()

    assert Therapy.objects.filter(slug="rituximab").count() == 1


def test_a_home_page_that_somebody_made_is_kept():
    own = Page.get_first_root_node().add_child(instance=StandardPage(title="Ours", slug="ours"))
    Site.objects.update(root_page=own)

    load_sample_content()

    assert not HomePage.objects.exists()
    assert BlogPostPage.objects.first().is_descendant_of(own)


def test_a_page_in_the_way_stops_the_loading_and_nothing_is_half_done():
    own = Page.get_first_root_node().add_child(instance=StandardPage(title="Ours", slug="ours"))
    own.add_child(instance=StandardPage(title="Journal", slug="blog"))
    Site.objects.update(root_page=own)
    before = Page.objects.count()

    with pytest.raises(CommandError, match="“Journal” stands where the sample blog index"):
        call_command("load_sample_content")

    assert Page.objects.count() == before


def test_settings_that_staff_filled_in_are_kept():
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.organisation_name = "Our own name"
    settings.save()

    load_sample_content()

    settings.refresh_from_db()
    assert settings.organisation_name == "Our own name"
    assert not settings.footer_text
