"""The side panel in which an editor adds links to what a page mentions."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_app.crosslinks.mentions.models import Dismissal
from content_app.editorial.roles import MEDICAL_REVIEWERS, PUBLISHERS, WRITERS
from tests import builders
from tests.editorial.desk import Desk, was_refused
from tests.reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(in_background):
    return Desk(builders.make_user(PUBLISHERS))


@pytest.fixture
def condition(in_background):
    with in_background():
        return builders.make_condition("Example disease")


def post_about(in_background, *sentences, **fields):
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    with in_background():
        return builders.make_post("A post", body=[builders.paragraph(text)], **fields)


def panel_of(desk, page) -> BeautifulSoup:
    response = desk.get(reverse("mentions_of_page", args=[page.pk]))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def suggested(panel) -> dict[str, str]:
    """The first sentence of each suggestion, by what it would link to."""
    return {
        item.h3.contents[0].strip(): item.p.get_text().strip()
        for item in panel.select("[data-content-app-mention]")
    }


def press(desk, button):
    data = {name.removeprefix("data-"): value for name, value in button.attrs.items()}
    return desk.client.post(data.pop("address"), data)


def button_of(panel, words: str):
    return next(button for button in panel.select("button") if words in words_of(button))


def newest_text(page) -> str:
    newest = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return newest.body[0].value["text"].source


def test_it_shows_the_sentence_and_links_with_one_click(desk, condition, in_background):
    post = post_about(in_background, "First this. We spoke of <b>example diseases</b>. Then that.")
    panel = panel_of(desk, post)
    assert suggested(panel) == {"Example disease": "We spoke of example diseases."}
    assert panel.mark.text == "example diseases"

    assert press(desk, button_of(panel, "Link")).status_code == 200

    link = f'<a linktype="page" id="{condition.pk}">example diseases</a>'
    assert f"We spoke of <b>{link}</b>" in newest_text(post)
    post.refresh_from_db()
    assert post.has_unpublished_changes
    assert "<a" not in post.body[0].value["text"].source, "Readers see it once it is published."
    assert post.latest_revision.user == desk.user
    assert suggested(panel_of(desk, post)) == {}


def test_a_link_in_the_same_sentence_is_a_part_of_it(desk, condition, in_background):
    post = post_about(
        in_background, '<a href="https://example.org/">Others</a> have example disease.'
    )

    assert suggested(panel_of(desk, post)) == {"Example disease": "Others have example disease."}


def test_another_place_can_be_chosen(desk, condition, in_background):
    post = post_about(in_background, "Example disease here.", "And example disease there.")

    press(desk, button_of(panel_of(desk, post), "Link here instead"))

    assert "<p>Example disease here.</p>" in newest_text(post)
    assert ">example disease</a> there." in newest_text(post)


def test_a_record_is_linked_by_its_address(desk, in_background):
    with in_background():
        person = builders.make_person("Ada Example")
    post = post_about(in_background, "Ada Example came.")

    press(desk, button_of(panel_of(desk, post), "Link"))

    assert f'<a href="{person.get_url()}">Ada Example</a> came.' in newest_text(post)


def test_five_at_a_time(desk, in_background):
    names = ["Onesis", "Twosis", "Threesis", "Foursis", "Fivesis", "Sixsis"]
    with in_background():
        for name in names:
            builders.make_condition(name)
    post = post_about(in_background, ", ".join(reversed(names)) + ".")

    panel = panel_of(desk, post)

    assert [*suggested(panel)] == ["Sixsis", "Fivesis", "Foursis", "Threesis", "Twosis"]
    assert "One more follows" in words_of(panel)


def test_what_was_dismissed_for_a_page_stays_dismissed_there(desk, condition, in_background):
    one = post_about(in_background, "Example disease.")
    other = post_about(in_background, "Example disease.", slug="other")

    press(desk, button_of(panel_of(desk, one), "Not on this page"))
    with in_background():
        one.save_revision()

    assert suggested(panel_of(desk, one)) == {}
    assert [*suggested(panel_of(desk, other))] == ["Example disease"]
    assert Dismissal.objects.get().dismissed_by == desk.user

    press(desk, button_of(panel_of(desk, one), "Suggest it again"))
    assert [*suggested(panel_of(desk, one))] == ["Example disease"]


def test_a_name_can_be_dismissed_everywhere(desk, in_background):
    with in_background():
        condition = builders.make_condition("Example", full_name="Example disease")
    one = post_about(in_background, "An example.")
    other = post_about(in_background, "An example. The example disease.", slug="other")

    press(desk, button_of(panel_of(desk, one), "Never suggest"))
    with in_background():
        condition.save_revision().publish()

    assert suggested(panel_of(desk, one)) == {}
    assert [*suggested(panel_of(desk, other)).values()] == ["The example disease."]

    press(desk, button_of(panel_of(desk, one), "Suggest it again"))
    assert [*suggested(panel_of(desk, one)).values()] == ["An example."]


def test_a_text_that_was_changed_meanwhile_is_left_as_it_is(desk, condition, in_background):
    post = post_about(in_background, "Example disease.")
    panel = panel_of(desk, post)
    post.body[0].value["text"].source = "<p>Something else, and example disease.</p>"
    post.save_revision()

    response = press(desk, button_of(panel, "Link"))

    assert response.status_code == 409
    assert "Nothing was linked" in response.json()["message"]
    assert "<a" not in newest_text(post)


@pytest.mark.parametrize(
    "data", [{}, {"entry": "x"}, {"entry": "1-1", "place": "x"}, {"entry": f"{9**9}-{9**20}"}]
)
def test_nonsense_is_refused_with_a_sentence(desk, condition, in_background, data):
    post = post_about(in_background, "Example disease.")

    for name in ("link_mention", "dismiss_mention"):
        response = desk.client.post(reverse(name, args=[post.pk]), data)
        assert response.status_code == 409
        assert response.json()["message"]


def test_who_may_not_edit_the_page_may_not_link_in_it(condition, in_background):
    post = post_about(in_background, "Example disease.")
    reviewer, writer = (Desk(builders.make_user(role)) for role in (MEDICAL_REVIEWERS, WRITERS))

    panel = panel_of(reviewer, post)
    assert "Never suggest" in words_of(panel), "Reviewers may edit the condition."
    assert press(reviewer, button_of(panel, "Link")).status_code == 200
    assert was_refused(writer.get(reverse("mentions_of_page", args=[post.pk])))
    for name in ("link_mention", "dismiss_mention"):
        assert was_refused(writer.client.post(reverse(name, args=[post.pk]), {"entry": "1-1"}))


def test_a_locked_page_offers_no_links(desk, condition, in_background):
    post = post_about(in_background, "Example disease.")
    panel = panel_of(desk, post)
    other = builders.make_user(PUBLISHERS, username="other")
    post.locked, post.locked_by = True, other
    post.save()

    assert "locked" in words_of(panel_of(desk, post))
    assert press(desk, button_of(panel, "Link")).status_code == 409


def test_the_editor_has_the_panel_and_counts_what_is_known(desk, condition, in_background):
    post = post_about(in_background, "Example disease.")

    page = BeautifulSoup(
        desk.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content, "html.parser"
    )

    toggle = page.select_one('[data-side-panel-toggle="mentions"]')
    assert words_of(toggle.select_one("[data-side-panel-toggle-counter]")) == "1"
    assert page.select_one("[data-content-app-mentions]")


def test_a_new_page_has_the_panel_as_soon_as_it_is_saved(desk, condition):
    site = builders.make_site()
    kind = ("content_app", "blogpostpage", site.blog.pk)

    form = BeautifulSoup(
        desk.get(reverse("wagtailadmin_pages:add", args=kind)).content, "html.parser"
    )
    assert form.select_one('[data-side-panel-toggle="mentions"]')
    assert "saved for the first time" in words_of(form.select_one('[data-side-panel="mentions"]'))

    post = builders.make_post(publish=False)
    edit_url = reverse("wagtailadmin_pages:edit", args=[post.pk])
    # What Wagtail puts into the form when the first save made a page of it.
    parts = desk.get(f"{edit_url}?_w_hydrate_create_view=1").content.decode()
    address = reverse("mentions_of_page", args=[post.pk])
    assert f'data-content-app-mentions="{address}"' in parts


def test_reading_a_page_takes_few_queries(
    desk, condition, in_background, django_assert_max_num_queries
):
    post = post_about(in_background, *["Example disease and other words."] * 20)
    url = reverse("mentions_of_page", args=[post.pk])
    desk.get(url)

    with django_assert_max_num_queries(32):
        desk.get(url)
