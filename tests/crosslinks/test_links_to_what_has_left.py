"""A link to what has left leads on by its redirect, or is words: in every place that readers meet links."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from content_app.base.site_settings import SiteSettings
from tests import builders
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def target():
    return builders.make_condition("Small fibre neuropathy")


@pytest.fixture
def site():
    return builders.make_site()


def redirect(old_path: str, to="", **fields) -> Redirect:
    """From `old_path` to a page, or to an address."""
    fields |= {"redirect_link": to} if isinstance(to, str) else {"redirect_page": to.page_ptr}
    return Redirect.objects.create(old_path=Redirect.normalise_path(old_path), **fields)


def page_with(text: str):
    return builders.make_standard_page(body=[builders.paragraph(f"<p>{text}</p>")])


def in_text(target):
    return page_with(builders.link_to(target, "there"))


def in_a_button(target):
    link = {"page": target.page_ptr, "label": "there"}
    value = {"title": "Go", "text": "", "link": link}
    return builders.make_standard_page(body=[("call_to_action", value)])


def in_a_list_of_links(target):
    links = [{"page": target.page_ptr, "label": "there"}]
    sections = [("more_information", {"links": links})]
    return builders.make_condition("Another", sections=sections)


def in_a_callout(target):
    callout = builders.make_callout(link_page=target.page_ptr, link_text="there")
    return builders.make_standard_page(body=[("callout", {"callout": callout})])


def at_the_foot(target):
    site = builders.make_site()
    settings = SiteSettings.for_site(site.home.get_site())
    settings.footer_links = [("link", {"page": target.page_ptr, "label": "there"})]
    settings.save()
    return site.home


PLACES = [in_text, in_a_button, in_a_list_of_links, in_a_callout, at_the_foot]


@pytest.mark.parametrize("put", PLACES, ids=lambda put: put.__name__)
def test_in_every_place_a_link_follows_what_became_of_its_page(client, site, target, put):
    page = put(target)
    assert links_of(read(client, page))["there"] == target.get_url()

    builders.unpublish(target)
    assert "there" not in links_of(read(client, page))
    assert not read(client, page).select("a:not([href]), a[href='']")

    redirect(target.get_url(), site.blog)
    assert links_of(read(client, page))["there"] == "/blog/"


def test_a_link_to_a_deleted_page_leads_where_its_address_does(client, site, target):
    page = in_text(target)
    old = target.get_url()
    target.delete()
    assert "there" not in links_of(read(client, page))

    redirect(old, site.blog)
    assert links_of(read(client, page))["there"] == "/blog/"


def leads_from_a_page_that_left(client, target) -> str | None:
    page = in_text(target)
    builders.unpublish(target)
    return links_of(read(client, page).main).get("there")


def test_a_link_leads_to_the_end_of_a_chain(client, site, target):
    between = builders.unpublish(builders.make_standard_page("Between"))
    redirect(target.get_url(), between)
    redirect(between.get_url(), "/once-more/")
    redirect("/once-more/", site.webinars)

    assert leads_from_a_page_that_left(client, target) == "/webinars/"


def test_a_redirect_may_lead_to_another_site(client, target):
    redirect(target.get_url(), "https://example.org/moved/")

    assert leads_from_a_page_that_left(client, target) == "https://example.org/moved/"


@pytest.mark.parametrize("ends", ["in-a-circle", "at-a-draft", "at-nothing", "at-a-private-page"])
def test_a_redirect_that_ends_nowhere_gives_no_link(client, site, target, ends):
    if ends == "in-a-circle":
        redirect(target.get_url(), "/round/")
        redirect("/round/", target.get_url())
    elif ends == "at-a-draft":
        redirect(target.get_url(), builders.make_standard_page("Draft", publish=False))
    elif ends == "at-a-private-page":
        PageViewRestriction.objects.create(page=site.blog, restriction_type="login")
        redirect(target.get_url(), site.blog)
    else:
        redirect(target.get_url(), "/nothing/here/")

    assert leads_from_a_page_that_left(client, target) is None


def test_the_redirect_of_this_site_comes_before_that_of_all(client, site, target):
    redirect(target.get_url(), site.blog, site=site.home.get_site())
    redirect(target.get_url(), site.webinars)

    assert leads_from_a_page_that_left(client, target) == "/blog/"


def test_a_page_outside_of_every_site_is_linked_nowhere(client, site, target):
    page = builders.relate(in_text(target), target)
    assert "Small fibre neuropathy" in read(client, page).main.text

    target.move(site.home.get_parent(), pos="last-child")

    shown = read(client, page)
    assert "Small fibre neuropathy" not in shown.text
    assert "there" not in links_of(shown)
    assert not shown.select("a:not([href]), a[href='']")


def condition_with_treatments(*therapies):
    section = ("treatment", {"therapies": [{"therapy": therapy} for therapy in therapies]})
    return builders.make_condition(sections=[section])


def test_the_name_of_a_therapy_follows_what_became_of_it(client, site):
    therapy = builders.make_therapy("Rituximab")
    page = condition_with_treatments(therapy)
    url = therapy.get_url()
    assert links_of(read(client, page).main)["Rituximab"] == url

    builders.unpublish(therapy)
    shown = read(client, page).main
    assert "Rituximab" not in links_of(shown)
    assert "Rituximab" in words_of(shown)

    redirect(url, "/once-more/")
    redirect("/once-more/", site.blog)
    assert links_of(read(client, page).main)["Rituximab"] == "/blog/"


def test_the_address_of_a_deleted_record_leads_on(client, site):
    person = builders.make_person()
    url = person.get_url()
    page = page_with(f'<a href="{url}">there</a>')
    person.delete()
    redirect(url, site.blog)

    assert links_of(read(client, page).main)["there"] == "/blog/"


def test_many_records_that_have_left_cost_no_more_queries_than_one(
    client, site, django_assert_max_num_queries
):
    therapies = [builders.make_therapy(f"Therapy {number}") for number in range(4)]
    for therapy in therapies:
        redirect(therapy.get_url(), site.blog)
        builders.unpublish(therapy)
    one, four = condition_with_treatments(therapies[0]), condition_with_treatments(*therapies)
    read(client, four)

    with CaptureQueriesContext(connection) as for_one:
        read(client, one)
    with django_assert_max_num_queries(len(for_one)):
        shown = read(client, four)
    links = links_of(shown.main)
    assert {links[therapy.name] for therapy in therapies} == {"/blog/"}


def make_private(document):
    root = Collection.get_first_root_node()
    above = root.add_child(name="Members")
    document.collection = above.add_child(name="Slides for members")
    document.save()
    CollectionViewRestriction.objects.create(collection=above, restriction_type="login")


@pytest.mark.parametrize("withdraw", [make_private, lambda document: document.delete()])
def test_documents_that_readers_cannot_have_are_linked_nowhere(client, site, withdraw):
    document = builders.make_document()
    text = f'<p>The <a linktype="document" id="{document.pk}">slides</a></p>'
    action = {"title": "Read it", "text": "", "link": {"document": document, "label": "here"}}
    webinar = builders.make_past_webinar(
        slides=document,
        body=[
            builders.paragraph(text),
            builders.paragraph(f'<p>Or <a href="{document.url}">by its address</a></p>'),
            ("document", {"document": document, "label": "the file"}),
            ("call_to_action", action),
        ],
    )
    assert str(read(client, webinar).main).count(f'href="{document.url}"') == 5
    url = document.url

    withdraw(document)

    shown = read(client, webinar).main
    assert url not in str(shown)
    assert "The slides" in words_of(shown)
    assert not shown.select("#slides"), "Nothing is announced that is not there."
    assert not shown.select("a:not([href]), a[href='']")


def test_addresses_of_this_site_that_are_written_out_rot_no_more_than_links(client, site, target):
    person = builders.make_person()
    gone = builders.make_standard_page("Gone")
    moved = builders.make_standard_page("Moved")
    text = (
        f'<a href="http://localhost{target.get_url()}#treatment">treatment</a> '
        f'<a href="{person.get_url()}">Ada</a> <a href="/feeds/posts.rss">feed</a> '
        f'<a href="http://localhost{gone.get_url()}">gone</a> <a href="/never/was/">never</a> '
        f'<a href="{moved.get_url()}#part">moved</a> <a href="https://example.org/gone/">else</a> '
        '<a href="mailto:a@example.org">mail</a> <a href="#here">here</a>'
    )
    page = page_with(text)
    gone.delete()
    redirect(moved.get_url(), target)
    builders.unpublish(moved)

    assert links_of(read(client, page).select_one("main .ca-rich-text")) == {
        "treatment": f"http://localhost{target.get_url()}#treatment",
        "Ada": person.get_url(),
        "feed": "/feeds/posts.rss",
        "moved": f"{target.get_url()}#part",
        "else": "https://example.org/gone/",
        "mail": "mailto:a@example.org",
        "here": "#here",
    }
    builders.unpublish(person)
    assert "Ada" not in links_of(read(client, page))


def test_an_original_without_translation_is_marked_with_its_language(client, site, target):
    label = {"page": target.page_ptr, "label": ""}
    body = [
        builders.paragraph(f"<p>{builders.link_to(target, 'aquí')}</p>"),
        ("call_to_action", {"title": "Ir", "text": "", "link": label}),
    ]
    spanish = builders.translate(builders.make_standard_page(body=body), title="Sobre")

    in_text, button = read(client, spanish).main.select(f'a[href="{target.get_url()}"]')
    assert (in_text["hreflang"], in_text.get("lang")) == ("en", None)
    assert (button["hreflang"], button["lang"]) == ("en", "en")

    translation = builders.translate(target, title="Neuropatía")
    builders.unpublish(target)
    assert links_of(read(client, spanish).main)["aquí"] == translation.get_url()
    assert not read(client, spanish).main.select("[hreflang]")


@pytest.mark.parametrize("path", ["/%C3%BCber-uns/", "/%C3%BCber-uns", "/über-uns"])
def test_an_address_as_browsers_copy_it_keeps_its_link(client, path):
    builders.make_standard_page("Über uns", slug="über-uns")

    links = links_of(read(client, page_with(f'<a href="{path}">there</a>')))

    assert links["there"] == path
