"""Pages such as About and Privacy."""

import pytest

from tests.builders import link_to, make_standard_page, paragraph, unpublish
from tests.reading import links_of, read, words_of


@pytest.mark.django_db
def test_a_page_shows_its_title_its_summary_and_its_text(client):
    page = make_standard_page(
        "About us", summary="Who we are.", body=[paragraph("<p>Since long ago.</p>")]
    )

    text = words_of(read(client, page).article)

    assert text == "About us Who we are. Since long ago."


@pytest.mark.django_db
def test_pages_can_stand_below_each_other(client):
    about = make_standard_page("About us")
    team = make_standard_page("Our team", parent=about)

    trail = read(client, team).find("nav", attrs={"aria-label": "Where you are"})

    assert links_of(trail) == {"Neuropathy foundation": "/", "About us": "/about-us/"}


@pytest.mark.django_db
def test_a_link_to_a_page_that_was_taken_offline_becomes_words(client):
    target = make_standard_page("Target")
    page = make_standard_page(body=[paragraph(f"<p>Read {link_to(target, 'this page')}.</p>")])
    assert links_of(read(client, page).article) == {"this page": target.get_url()}

    unpublish(target)

    article = read(client, page).article
    assert links_of(article) == {}
    assert "Read this page." in words_of(article)


@pytest.mark.django_db
def test_a_long_page_lists_its_main_headings(client):
    headings = [("heading", {"text": text, "level": "main"}) for text in ("Cookies", "Mail")]
    html = read(client, make_standard_page(body=headings))

    contents = links_of(html.find("nav", attrs={"aria-label": "On this page"}))

    assert list(contents) == ["Cookies", "Mail"]
    assert all(html.find(id=target[1:]) for target in contents.values())
