from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from content_app.base.site_settings import SiteSettings
from content_app.callouts.models import Callout
from content_app.conditions.models import ConditionCode, ConditionPage
from content_app.evidence.models import Reference, Therapy
from content_app.people.models import Person
from content_app.sample_content.loader import load_sample_content
from content_app.standard.models import StandardPage
from content_app.webinars.models import WebinarPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_content")]


def everything():
    models = (Page, Person, Therapy, Reference, Callout, ConditionCode)
    return {model: model.objects.count() for model in models}


def test_the_report_says_what_was_added(sample_content):
    (line,) = sample_content.lines()

    assert line.startswith("Added 14 × reference, 1 × person, 6 × therapy")


def test_the_command_says_that_nothing_was_missing():
    words = StringIO()

    call_command("load_sample_content", stdout=words)

    assert words.getvalue() == "Everything was there already. Nothing was changed.\n"


def test_every_sample_page_is_published_with_a_history():
    pages = Page.objects.filter(depth__gt=1)

    assert pages.count() == 20
    assert not pages.filter(live=False).exists()
    assert not pages.filter(has_unpublished_changes=True).exists()
    assert not pages.filter(latest_revision=None).exists()
    assert not Therapy.objects.filter(latest_revision=None).exists()


def test_loading_twice_doubles_nothing():
    once = everything()

    load_sample_content()

    assert everything() == once


def test_a_second_loading_respects_what_editors_did():
    once = everything()
    cidp = ConditionPage.objects.get(slug="cidp")
    cidp.title, cidp.slug = "CIDP, revised", "chronic-cidp"
    cidp.save_revision().publish()
    about = StandardPage.objects.get(slug="about")
    about.move(StandardPage.objects.get(slug="contact"), pos="last-child")
    rituximab = Therapy.objects.get(slug="rituximab")
    rituximab.slug, rituximab.how_it_works = "rituximab-infusion", "<p>In our words.</p>"
    rituximab.save_revision().publish()

    load_sample_content()

    assert everything() == once
    cidp.refresh_from_db()
    assert (cidp.title, cidp.slug) == ("CIDP, revised", "chronic-cidp")
    assert Therapy.objects.get(pk=rituximab.pk).how_it_works == "<p>In our words.</p>"


def test_what_is_missing_comes_back():
    once = everything()
    WebinarPage.objects.get(slug__startswith="example").delete()

    report = load_sample_content()

    assert everything() == once
    assert dict(report.added) == {"webinar": 1}


def test_nothing_is_invented_about_the_organisation():
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))

    assert settings.organisation_name == "The Foundation for Peripheral Neuropathy"
    assert not settings.contact_email
    assert not settings.contact_phone
    assert not settings.postal_address
    assert not settings.donate_url


def test_codes_and_references_can_be_looked_up():
    assert all(code.source_url for code in ConditionCode.objects.all())
    assert all(reference.link for reference in Reference.objects.all())


def test_editors_can_save_every_text_as_it_is():
    for page in Page.objects.filter(depth__gt=1).specific():
        for name in {"body", "sections"} & {field.name for field in page._meta.get_fields()}:
            stream = getattr(page, name)
            stream.stream_block.clean(stream)
