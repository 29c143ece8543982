"""The first visitor of a page waits for no image: all sizes are made when it is published."""

import pytest
from django.test import TestCase

from content_app.base.renditions import make_renditions
from foundation_site.media.models import SiteRendition
from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db


def names() -> set[str]:
    return set(SiteRendition.objects.values_list("file", flat=True))


def publish(make, **fields):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return make(**fields)


def picture():
    return builders.make_image(size=(1600, 1000))


def test_a_post_finds_its_images_made_on_its_page_and_in_lists(client):
    post = publish(builders.make_post, lead_image=picture(), body=[("image", {"image": picture()})])
    made = names()

    for target in (post, builders.make_site().blog):
        assert read(client, target).select("picture img")
    assert made
    assert names() == made


def test_a_person_finds_the_portrait_made_in_the_profile_and_on_cards(client):
    person = publish(builders.make_person, photo=picture())
    made = names()

    for target in (person, builders.make_site().people):
        assert read(client, target).select("picture img")
    assert names() == made


def test_a_callout_finds_its_image_made_on_the_page_that_shows_it(client):
    condition = builders.make_condition()
    publish(builders.make_callout, on=[condition], image=picture())
    made = names()

    assert read(client, condition).select(".ca-callout picture")
    assert names() == made


def test_a_draft_has_no_images_made():
    publish(builders.make_post, lead_image=picture(), publish=False)

    assert names() == set()


def test_what_has_gone_meanwhile_is_passed_over():
    post = builders.make_post(lead_image=picture())
    key = post.pk
    post.delete()

    make_renditions.call("content_app.BlogPostPage", key)

    assert names() == set()


def test_a_private_page_is_left_to_those_who_may_see_it(client):
    page = builders.make_standard_page(body=[("image", {"image": picture()})])
    page.view_restrictions.create(restriction_type="password", password="open sesame")

    make_renditions.call("content_app.StandardPage", page.pk)

    assert names() == set()
