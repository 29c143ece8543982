import pytest
from wagtail.models import Site

from content_app.page_cache.kept import let_go_of_all
from tests import builders
from tests.page_cache.kept_pages import with_a_session
from tests.reading import read

pytestmark = pytest.mark.django_db

A_SITE = '"wagtailcore_site"'


@pytest.fixture
def reader():
    """Nothing is answered from the page cache, and a first purge has begun a generation."""
    let_go_of_all()
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


def test_so_does_a_change_of_its_root_page(reader, django_capture_on_commit_callbacks):
    home = builders.make_site().home
    read(reader, "/")

    with django_capture_on_commit_callbacks(execute=True):
        home.title = "Another name"
        home.save_revision().publish()

    assert read(reader, "/").h1.text == "Another name"


def test_each_host_has_its_own(reader):
    elsewhere = builders.make_standard_page("Elsewhere", parent=builders.make_site().home)
    Site.objects.create(hostname="127.0.0.1", root_page=elsewhere.page_ptr)

    for _time in range(2):
        assert "Elsewhere" not in read(reader, "/").h1.text
        assert "Elsewhere" in reader.get("/", headers={"host": "127.0.0.1"}).text
