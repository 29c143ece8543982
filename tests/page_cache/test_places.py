"""A new address, or another place in the tree, drops what shows the page or one below it, and nothing else."""

from datetime import timedelta

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from content_app.announcements.models import AnnouncementStep
from content_app.announcements.placements import Placement
from content_app.base import clock, shown
from content_app.page_cache import places
from tests import builders
from tests.page_cache.kept_pages import address_of, kept, made_anew, read_all, with_a_session

pytestmark = pytest.mark.django_db

FEED = "/feeds/posts.atom"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens inside the block is committed with its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def about():
    return builders.make_standard_page("About us")


@pytest.fixture
def team(about):
    return builders.make_standard_page("Our team", parent=about)


@pytest.fixture
def member(team):
    return builders.make_standard_page("One of us", parent=team)


@pytest.fixture
def unrelated(about):
    """Stands beside, links elsewhere, or lists something else."""
    site = builders.make_site()
    contact = builders.make_standard_page("Contact")
    address = builders.make_standard_page("Where we are", parent=contact)
    link = builders.paragraph(f"<p>{builders.link_to(contact, 'Write to us')}</p>")
    linking = builders.make_post("Shoes that fit", body=[link])
    return {address_of(page) for page in (*site.pages, contact, address, linking, FEED)}


def linking_to(page) -> set[str]:
    """Posts that show the address of `page`, each in its own way."""
    url = page.get_full_url()
    ways = [
        builders.paragraph(f"<p>{builders.link_to(page, 'more')}</p>"),
        builders.paragraph(f'<p><a href="{url}">more</a></p>'),
        ("page_teaser", {"page": page.page_ptr}),
    ]
    return {builders.make_post(body=[way]).get_url() for way in ways}


def rename(page, slug) -> None:
    page = page.specific_class.objects.get(pk=page.pk)
    page.slug = slug
    page.save_revision().publish()


def move(page, target, pos="last-child") -> None:
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos=pos)


def test_a_new_slug_drops_what_leads_to_the_page_or_to_one_below_it(
    about, team, member, unrelated, committed
):
    shows_it = {address_of(page) for page in (about, team, member)}
    shows_it |= linking_to(about) | linking_to(member)
    read_all([*shows_it, *unrelated])
    before = kept()

    with committed():
        rename(about, "who-we-are")

    # Their posts are in the feed and in lists, whose own words have not changed.
    assert before - kept() == shows_it
    assert unrelated <= kept()


def test_a_page_that_moves_drops_what_leads_to_it_or_to_one_below_it(
    about, team, member, unrelated, committed
):
    other = builders.make_standard_page("Our history")
    shows_it = {address_of(page) for page in (team, member)} | linking_to(team) | linking_to(member)
    stays = unrelated | {address_of(about), address_of(other)}
    read_all([*shows_it, *stays])
    before = kept()

    with committed():
        move(team, other)

    assert before - kept() == shows_it
    assert stays <= kept()


def test_another_order_below_a_page_drops_no_link(about, team, unrelated, committed):
    sibling = builders.make_standard_page("Our history", parent=about)
    stays = unrelated | {address_of(about), address_of(team)} | linking_to(team)
    read_all([sibling, *stays])

    with committed():
        move(sibling, team, pos="left")

    assert stays <= kept()


def test_a_post_that_moves_to_another_blog_leaves_one_list_and_joins_the_other(committed):
    site = builders.make_site()
    news = builders.make_page(type(site.blog), parent=site.home, title="News")
    post = builders.make_post("Balance at home")
    read_all([site.blog, news, "/conditions/"])

    with committed():
        move(post, news)

    assert kept() == {"/conditions/"}


@pytest.mark.parametrize("makes_redirects", [True, False])
@pytest.mark.parametrize("path", ["who-we-are/our-team", "former"])
def test_a_link_that_leads_to_a_page_below_follows_it(
    path, makes_redirects, about, team, settings, committed
):
    """By an address at which nothing was before, or by a redirect."""
    settings.WAGTAILREDIRECTS_AUTO_CREATE = makes_redirects
    Redirect.objects.create(old_path="/former", redirect_page=team.page_ptr)
    link = f'<p><a href="http://localhost/{path}/">the team</a></p>'
    post = builders.make_post(body=[builders.paragraph(link)])
    read_all([post])

    with committed():
        rename(about, "who-we-are")

    assert kept() == set()


def test_so_does_a_link_to_what_stands_below_a_draft(about, team, settings, committed):
    settings.WAGTAILREDIRECTS_AUTO_CREATE = False
    link = '<p><a href="http://localhost/who-we-are/our-team/">the team</a></p>'
    post = builders.make_post(body=[builders.paragraph(link)])
    about.unpublish()
    read_all([post])

    with committed():
        draft = Page.objects.get(pk=about.pk)
        draft.slug = "who-we-are"
        draft.save()

    assert kept() == set()


def test_a_profile_shows_the_new_address_of_a_post(committed):
    site = builders.make_site()
    news = builders.make_page(type(site.blog), parent=site.home, title="News")
    person = builders.make_person()
    builders.credit(builders.make_post("Balance at home", parent=news), person)
    read_all([f"/people/{person.slug}/"])

    with committed():
        rename(news, "latest")

    assert kept() == set()


def test_feeds_name_the_first_blog_of_the_tree_after_another_order_too(committed):
    site = builders.make_site()
    first, second = (builders.make_standard_page(title) for title in ("One", "Another"))
    for section in (second, first):
        builders.make_page(type(site.blog), parent=section, title="News")
        move(section, site.home, "first-child")
    read_all([FEED])

    with committed():
        move(second, first, "left")

    assert kept() == set()


@pytest.mark.parametrize("elsewhere", ["private", "outside"])
def test_what_comes_to_where_it_can_be_read_is_suggested_there(elsewhere, committed):
    site = builders.make_site()
    public, members = (builders.make_standard_page(title) for title in ("For all", "For members"))
    PageViewRestriction.objects.create(page=members.page_ptr, restriction_type="login")
    parent = {"private": members, "outside": site.home.get_parent()}[elsewhere]
    blog = builders.make_page(type(site.blog), parent=parent, title="News")
    condition = builders.make_condition()
    webinar = builders.relate(builders.make_past_webinar(), condition)
    builders.relate(builders.make_post("Balance at home", parent=blog), condition)
    read_all([webinar])

    with committed():
        move(blog, public)

    assert kept() == set()
    assert "Balance at home" in made_anew(webinar)


def test_an_announcement_comes_along_into_another_language(committed):
    site = builders.make_site()
    spanish = builders.translate(site.webinars, title="En español")
    webinar = builders.make_announced_webinar()
    now = clock.now()
    AnnouncementStep.objects.create(
        page=webinar.page_ptr,
        key="step",
        placement=Placement.BANNER,
        begins_at=now - timedelta(hours=1),
        ends_at=now + timedelta(days=1),
    )
    move(webinar, spanish)
    read_all(["/conditions/"])

    with committed():
        move(webinar, site.webinars)

    assert kept() == set()


def test_a_draft_outside_of_the_site_leaves_the_menu_as_it_is(about, client, committed):
    about.show_in_menus = True
    about.save_revision().publish()
    root = builders.make_site().home.get_parent()
    draft = builders.make_standard_page("A draft", parent=root, publish=False)
    read_all(["/blog/"])

    with committed():
        move(draft, root, "first-child")

    assert "About us" in client.get("/conditions/").text


def test_a_section_with_very_many_pages_is_told_as_everything(
    about, team, member, unrelated, committed, monkeypatch
):
    monkeypatch.setattr(places, "MOST_PAGES", 2)
    read_all(unrelated)

    with committed():
        rename(about, "who-we-are")

    assert kept() == set()


@pytest.mark.django_db(transaction=True)
def test_redirects_that_come_about_are_there_before_they_are_told(monkeypatch):
    """Whoever is shown a page in between would be kept without them."""
    site = builders.make_site()
    post = builders.make_post()
    news = builders.make_page(type(site.blog), parent=site.home, title="News")
    seen = []

    def look(names):
        if shown.rows_of(Redirect) in names:
            seen.append(Redirect.objects.filter(redirect_page=post.pk).count())

    monkeypatch.setattr(shown, "_listeners", [look])
    rename(post, "balance")
    move(post, news)

    assert seen == [1, 2]


@pytest.mark.once
def test_whatever_stands_elsewhere_readers_get_what_would_be_made(
    about, team, member, client, committed
):
    site = builders.make_site()
    home, blog, people = site.home, site.blog, site.people
    for page in (about, blog):
        page.show_in_menus = True
        page.save_revision().publish()
    hidden = builders.make_standard_page("Not in the menu")
    members = builders.make_standard_page("For members")
    PageViewRestriction.objects.create(page=members.page_ptr, restriction_type="login")
    spanish = builders.translate(builders.make_standard_page("Translated"), title="Traducida")
    person = builders.make_person()
    post = builders.credit(builders.make_post("Balance at home"), person)
    builders.relate(post, team)
    builders.make_callout(on=[team], link_page=member.page_ptr)
    draft = builders.make_standard_page("A draft", parent=about, publish=False)
    Redirect.objects.create(old_path="/about-us/a-draft", redirect_page=post.page_ptr)
    Redirect.objects.create(old_path="/former", redirect_link="/about-us/our-team/")
    for page in (about, member, draft):
        linking_to(page)
    for path in (
        "former",
        "about-us/nowhere",
        "not-in-the-menu/one-of-us",
        f"people/{person.slug}",
    ):
        link = f'<p><a href="http://localhost/{path}/">there</a></p>'
        builders.make_post(body=[builders.paragraph(link)])

    changes = {
        "a section is renamed": lambda: rename(about, "who-we-are"),
        "a page moves to another section": lambda: move(member, hidden),
        "an index of records is renamed": lambda: rename(people, "authors"),
        "a section is taken into another": lambda: move(about, hidden),
        "a section is taken out again": lambda: move(about, home),
        "another order of the menu": lambda: move(about, blog, "left"),
        "what is not in the menu comes first": lambda: move(hidden, home, "first-child"),
        "a page becomes private": lambda: move(team, members),
        "a page becomes public": lambda: move(team, about),
        "a page goes to another language": lambda: move(team, spanish),
        "a page leaves the site": lambda: move(team, home.get_parent()),
        "a page comes back": lambda: move(team, about),
        "the home page is renamed": lambda: rename(home, "start"),
        "the home page stands elsewhere": lambda: move(home, home.get_parent(), "first-child"),
        "a draft moves": lambda: move(draft, hidden),
    }
    for name, change in changes.items():
        for page in Page.objects.live().filter(depth__gt=1):
            if url := page.get_url():
                client.get(url)
        for address in (FEED, f"/people/{person.slug}/", f"/authors/{person.slug}/"):
            client.get(address)
        with committed():
            change()
        for address in kept():
            made = made_anew(address)
            assert client.get(address).text == made, (name, address)
            assert with_a_session().get(address).text == made, (name, address)
