import pytest
from wagtail.models import Site

from content_app.page_cache.known_sites import KnownSiteMiddleware
from tests import builders
from tests.page_cache.kept_pages import with_a_session
from tests.reading import read

pytestmark = pytest.mark.django_db

A_SITE = '"wagtailcore_site"'


@pytest.fixture
def reader():
    """Nothing is answered from the page cache."""
    return with_a_session()


def questions_about_sites(captured) -> int:
    return sum(f"FROM {A_SITE}" in query["sql"] for query in captured)


def test_which_site_a_request_is_for_is_asked_once(reader, django_assert_max_num_queries):
    page = builders.make_standard_page("About us")
    reader.get(page.get_url())

    with django_assert_max_num_queries(20) as captured:
        reader.get(page.get_url())

    assert questions_about_sites(captured) == 0


def test_a_change_of_the_site_shows_at_once(reader, django_capture_on_commit_callbacks):
    page = builders.make_standard_page("About us", parent=builders.make_site().home)
    assert reader.get("/about-us/").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        site = Site.objects.get()
        site.root_page = page.page_ptr
        site.save()

    assert "About us" in reader.get("/").text
    assert reader.get("/about-us/").status_code == 404


@pytest.fixture
def root_page(rf):
    """What a view finds when it asks for the root page of the site."""

    def find():
        found = []
        view = KnownSiteMiddleware(lambda request: found.append(Site.find_for_request(request)))
        view(rf.get("/"))
        return found[0].root_page

    return find


def test_so_does_a_change_of_its_root_page(root_page, django_capture_on_commit_callbacks):
    home = builders.make_site().home
    assert root_page().title == home.title

    with django_capture_on_commit_callbacks(execute=True):
        home.title = "Another name"
        home.save_revision().publish()

    assert root_page().title == "Another name"


def test_what_a_draft_changes_is_not_remembered(root_page):
    home = builders.make_site().home
    assert not root_page().has_unpublished_changes
    draft = home.save_revision()

    root_page().save()

    home.refresh_from_db()
    assert home.has_unpublished_changes
    assert home.latest_revision_id == draft.pk
    assert root_page().numchild == home.numchild


def test_who_changes_it_changes_nothing_for_others(root_page):
    root_page().title = "Not saved"

    assert root_page().title != "Not saved"


def test_each_host_has_its_own(reader):
    elsewhere = builders.make_standard_page("Elsewhere", parent=builders.make_site().home)
    Site.objects.create(hostname="127.0.0.1", root_page=elsewhere.page_ptr)

    for _time in range(2):
        assert "Elsewhere" not in read(reader, "/").h1.text
        assert "Elsewhere" in reader.get("/", headers={"host": "127.0.0.1"}).text
