"""Of what is kept, a change drops what shows it, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from content_app.base.site_settings import SiteSettings
from content_app.crosslinks.models import OtherName
from content_app.page_cache.kept import let_go
from content_app.people.models import CreditRole
from tests import builders
from tests.page_cache.kept_pages import address_of, kept, made_anew, read_all

pytestmark = pytest.mark.django_db

FEED, WEBINAR_FEED = "/feeds/posts.atom", "/feeds/webinars.atom"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens inside the block is committed with its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def indexes():
    site = builders.make_site()
    return [
        site.home,
        site.conditions,
        site.blog,
        site.webinars,
        site.people,
        site.therapies,
        site.studies,
    ]


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_published_change_drops_the_page_its_lists_and_where_its_teaser_stands(
    indexes, committed
):
    author, other_author = builders.make_person(), builders.make_person("Grace Example")
    post = builders.credit(builders.make_post("Balance at home"), author)
    other_post = builders.credit(builders.make_post("Shoes that fit"), other_author)
    condition = builders.relate(builders.make_condition("Anti-MAG"), post)
    other_condition = builders.make_condition("CIDP")
    webinar = builders.make_past_webinar("A talk")
    profile, other_profile = (f"/people/{person.slug}/" for person in (author, other_author))
    pages = [post, other_post, condition, other_condition, webinar, profile, other_profile]
    read_all([*pages, *indexes, FEED, WEBINAR_FEED])
    before = kept()

    with committed():
        publish(post, summary="Ten minutes a day.")

    shows_it = {address_of(page) for page in (post, condition, profile, "/", "/blog/", FEED)}
    assert before - kept() == shows_it


def test_a_draft_drops_nothing(indexes, committed):
    post = builders.make_post()
    read_all([post, *indexes])
    before = kept()

    with committed():
        post.summary = "Not yet."
        post.save_revision()

    assert kept() == before


def test_a_new_post_drops_the_pages_on_which_it_appears(indexes, committed):
    condition, other = builders.make_condition("Anti-MAG"), builders.make_condition("CIDP")
    read_all([condition, other, *indexes])

    with committed():
        builders.relate(builders.make_post(), condition)

    assert address_of(condition) not in kept()
    assert address_of(other) in kept()


def test_a_new_title_drops_what_links_to_the_page(indexes, committed):
    target = builders.make_condition("Anti-MAG")
    text = builders.paragraph(f"<p>{builders.link_to(target, 'a condition')}</p>")
    linking, other = builders.make_post(body=[text]), builders.make_post("Shoes that fit")
    read_all([target, linking, other])

    with committed():
        publish(target, summary="An immune reaction.")
    assert {address_of(linking), address_of(other)} <= kept()

    with committed():
        target.unpublish()
    assert address_of(linking) not in kept()
    assert address_of(other) in kept()


def test_a_new_translation_drops_what_tells_of_it(indexes, committed):
    post = builders.make_post()
    read_all([post])

    with committed():
        builders.translate(post, title="En casa")

    assert address_of(post) not in kept()


def test_an_alias_leaves_the_list_with_what_it_repeats(indexes, committed):
    post = builders.make_post()
    with committed():
        post.create_alias(parent=indexes[2], update_slug="again")
    read_all(["/blog/"])

    with committed():
        post.unpublish()

    assert "/blog/" not in kept()


def test_a_redirect_leads_on_from_a_record_that_has_left(indexes, committed):
    therapy = builders.make_therapy()
    condition = builders.make_full_condition()
    therapy.unpublish()
    read_all([condition])

    with committed():
        Redirect.objects.create(
            old_path=f"/therapies/{therapy.slug}", redirect_page=indexes[2].page_ptr
        )

    assert address_of(condition) not in kept()


@pytest.mark.parametrize("has_blog", [True, False])
def test_an_empty_feed_follows_the_page_that_dates_it(has_blog, indexes, committed):
    home, blog = indexes[0], indexes[2]
    if not has_blog:
        builders.unpublish(blog)
    read_all([FEED])

    with committed():
        publish(blog if has_blog else home)

    assert FEED not in kept()


@pytest.mark.parametrize("kind", ["settings", "redirect", "privacy"])
def test_what_concerns_every_page_drops_every_page(kind, indexes, committed):
    read_all([*indexes, FEED])

    with committed():
        if kind == "settings":
            SiteSettings.objects.update_or_create(
                site=indexes[0].get_site(), defaults={"contact_phone": "555 0100"}
            )
        elif kind == "privacy":
            PageViewRestriction.objects.create(page=indexes[2].page_ptr, restriction_type="login")
        else:
            Redirect.objects.create(old_path="/old", redirect_link="/blog/")

    # No page shows a link that a redirect could lead on.
    assert (kept() == set()) == (kind != "redirect")


def test_whatever_changes_readers_get_what_would_be_made(indexes, committed, client):
    author = builders.make_person(affiliation="Example Hospital")
    image, document = builders.make_image(), builders.make_document()
    therapy, study = builders.make_therapy(), builders.make_study()
    condition = builders.make_full_condition()
    post = builders.make_qa_post(
        answered_by=author, categories=["Research"], lead_image=image, title="Questions"
    )
    slides = builders.paragraph(
        f'<p><a linktype="document" id="{document.pk}">Slides</a> and '
        f"{builders.link_to(condition, 'more')}, myelin too.</p>"
    )
    sibling = builders.make_post("A sibling", categories=["Research"], body=[slides])
    webinar = builders.credit(builders.make_past_webinar(), author, role=CreditRole.SPEAKER)
    builders.relate(condition, post)
    callout, term = builders.make_callout(on=[condition]), builders.make_term()
    SiteSettings.objects.update_or_create(
        site=indexes[0].get_site(), defaults={"explains_terms": True}
    )
    profiles = [
        f"/people/{author.slug}/",
        f"/therapies/{therapy.slug}/",
        f"/studies/{study.slug}/",
    ]
    pages = [condition, post, sibling, webinar, *profiles, indexes[0], indexes[2], indexes[4]]
    addresses = [address_of(page) for page in pages]

    def rename(record, field="name"):
        setattr(record, field, f"{getattr(record, field)} anew")
        if hasattr(record, "save_revision"):
            record.save_revision().publish()
        else:
            record.save()

    changes = {
        "a person": lambda: rename(author),
        "a therapy": lambda: rename(therapy),
        "a study": lambda: rename(study),
        "a callout": lambda: rename(callout, "title"),
        "a callout taken off": callout.unpublish,
        "a category": lambda: rename(post.categories.first()),
        "a document": lambda: rename(document, "title"),
        "an image": lambda: rename(image, "description"),
        "a term": lambda: rename(term, "definition"),
        "a term taken off": term.unpublish,
        "a new callout": lambda: builders.make_callout("A second one", on=[sibling]),
        "a relation": lambda: builders.relate(webinar, condition),
        "another name": lambda: builders.make_person(
            "Emmy Example", other_names=[("E. E.", OtherName.Kind.ABBREVIATION)]
        ),
        "a person who leaves": author.unpublish,
        "a person who comes back": lambda: rename(author),
        "a post in the same category": lambda: builders.make_post("New", categories=["Research"]),
        "a page that leaves": condition.unpublish,
        "a page that comes back": lambda: publish(condition),
        "a page that is deleted": webinar.delete,
    }
    for name, change in changes.items():
        for address in addresses:
            client.get(address)
        with committed():
            change()
        for address in kept():
            assert client.get(address).text == made_anew(address), (name, address)


def test_what_the_cache_may_still_hold_is_known_and_nothing_older(monkeypatch):
    """An hour in the cache, and five minutes in one in front; known by the full hour in which it was kept."""
    url = builders.make_post().get_url()
    begin = datetime(2027, 1, 4, 12, 59, 59, tzinfo=UTC)
    for minutes, expected in [(0, {url}), (64, {url}), (66, set())]:
        moment = begin + timedelta(minutes=minutes)
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        if not minutes:
            read_all([url])
        let_go({"something else"})

        assert kept() == expected, minutes


def test_a_collection_that_moves_below_a_private_one_takes_the_links_to_its_files_along(
    admin_client, committed
):
    root = Collection.get_first_root_node()
    public, private = (root.add_child(name=name) for name in ("For all", "For members"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = builders.make_document()
    document.collection = public
    document.save()
    link = f'<p><a linktype="document" id="{document.pk}">The form</a></p>'
    post = builders.make_post(body=[builders.paragraph(link)])
    read_all([post])

    with committed():
        edit = reverse("wagtailadmin_collections:edit", args=[public.pk])
        admin_client.post(edit, {"name": "For all", "parent": private.pk})

    assert kept() == set()
