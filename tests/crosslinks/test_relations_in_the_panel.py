"""Staff see a page's relations from both ends, and say how the page shows them."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_app.crosslinks.models import Relation
from content_app.editorial.roles import PUBLISHERS, WEBINAR_EDITORS
from tests import builders
from tests.editing import edit_url, rows, send
from tests.editorial.desk import Desk, messages_in, was_refused
from tests.reading import links_of, related, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition():
    return builders.make_condition("Anti-MAG")


@pytest.fixture
def post():
    return builders.make_post("Balance")


@pytest.fixture
def publisher():
    return Desk(builders.make_user(PUBLISHERS))


def panel(desk, page):
    """What the form of `page` shows of both ends."""
    form = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser")
    return form.select_one(".content-app-both-ends")


def row_of(desk, page, title: str) -> str:
    return next(words_of(row) for row in panel(desk, page).select("li") if title in words_of(row))


def choice(page, value: str) -> dict:
    return {f"related_display-{page.translation_key}": value, "related_display": ""}


def drafted(page, *targets):
    """A draft of a published page that names `targets` and no others."""
    page.relations.set([Relation(target=target.page_ptr) for target in targets])
    page.save_revision()


def test_a_page_that_is_named_leads_to_the_form_of_the_one_that_names_it(
    publisher, condition, post
):
    builders.relate(post, condition)

    assert links_of(panel(publisher, condition))["Balance"] == edit_url(post)
    assert "Blog post · Neuropathy foundation › Blog" in row_of(publisher, condition, "Balance")


def test_no_link_where_one_may_not_edit(condition, post):
    builders.relate(post, condition)
    builders.relate(webinar := builders.make_past_webinar("A talk"), post)
    builders.relate(webinar, condition)

    editor = Desk(builders.make_user(WEBINAR_EDITORS))

    assert "Anti-MAG" in words_of(panel(editor, webinar))
    assert links_of(panel(editor, webinar)) == {}


def remove_url(page, owner) -> str:
    return reverse("remove_relation", args=[page.pk, owner.pk])


def test_a_relation_is_taken_out_where_it_was_made(client, publisher, condition, post):
    builders.relate(post, condition)
    url = remove_url(condition, post)
    assert url in links_of(panel(publisher, condition)).values()
    assert "The change goes online at once." in publisher.get(url).content.decode()

    response = publisher.client.post(url, follow=True)

    said = messages_in(response)
    assert f"“Balance” does not name “{condition.title}” any more." in said
    assert related(client, condition) == {}
    assert not type(post).objects.get().get_latest_revision_as_object().relations.exists()
    again = publisher.client.post(url, follow=True)
    assert f"“Balance” did not name “{condition.title}” any more." in messages_in(again)


def test_nobody_takes_out_what_they_may_not_edit(condition, post):
    builders.relate(post, condition)
    editor = Desk(builders.make_user(WEBINAR_EDITORS))

    assert was_refused(editor.client.post(remove_url(condition, post)))
    assert post.relations.exists()


def test_drafts_say_what_readers_do_not_see_yet(publisher, condition, post):
    never_published = builders.make_post("Soon", publish=False)
    never_published.relations.add(Relation(target=condition.page_ptr))
    never_published.save()
    never_published.save_revision()
    drafted(post, condition)
    drafted(builders.relate(builders.make_post("Leaving"), condition))
    drafted(builders.make_post("Other"), builders.make_condition("CIDP"))

    assert "readers do not see it yet" in row_of(publisher, condition, "Soon")
    assert "Added in a draft" in row_of(publisher, condition, "Balance")
    assert "a draft takes it out" in row_of(publisher, condition, "Leaving")
    assert "Other" not in words_of(panel(publisher, condition))


def test_drafts_cost_no_query_each(publisher, condition, django_assert_max_num_queries):
    def number_of_queries() -> int:
        with django_assert_max_num_queries(200) as queries:
            publisher.get(edit_url(condition))
        return len(queries)

    drafted(builders.make_post("First"), condition)
    publisher.get(edit_url(condition))
    few = number_of_queries()
    for number in range(5):
        drafted(builders.make_post(f"Draft {number}"), condition)

    assert number_of_queries() == few


def test_the_page_that_shows_says_what_comes_first_and_what_not_at_all(
    client, publisher, condition, post
):
    builders.relate(post, condition)
    latest = builders.relate(builders.make_post("Latest"), condition)
    unwanted = builders.relate(builders.make_post("Unwanted"), condition)

    form = choice(latest, "first") | choice(unwanted, "hidden")
    send(publisher.client, edit_url(condition), form)
    assert related(client, condition) == {"From our blog": ["Balance", "Latest", "Unwanted"]}

    send(publisher.client, edit_url(condition), publish=True)
    assert related(client, condition) == {"From our blog": ["Latest", "Balance"]}
    assert related(client, unwanted) == {"Related conditions": ["Anti-MAG"]}


def test_a_suggestion_is_hidden_for_good_and_can_come_back(client, publisher, condition, post):
    builders.relate(post, condition)
    other = builders.relate(builders.make_post("Feet"), condition)
    assert "Added by the site" in words_of(panel(publisher, post))

    send(publisher.client, edit_url(post), choice(other, "hidden"), publish=True)

    assert "Feet" not in words_of(BeautifulSoup(client.get(post.url).content, "html.parser"))
    assert "Never shown here" in words_of(panel(publisher, post))
    send(publisher.client, edit_url(post), choice(other, ""), publish=True)
    assert "Feet" in words_of(BeautifulSoup(client.get(post.url).content, "html.parser"))


def test_a_choice_that_is_none_is_refused(publisher, condition, post):
    builders.relate(post, condition)

    for name, value in (("nonsense", "hidden"), (str(post.translation_key), "nonsense")):
        form = {"related_display": "", f"related_display-{name}": value}
        assert send(publisher.client, edit_url(condition), form).status_code == 200

    assert type(condition).objects.get().get_latest_revision_as_object().related_display == {}


def test_what_a_page_hides_its_translation_hides_too(client, admin_client, condition, post):
    post = builders.relate(post, condition)
    condition.related_display = {str(post.translation_key): "hidden"}
    condition.save_revision().publish()

    spanish = builders.translate(condition, title="Anti-MAG en español")
    send(admin_client, edit_url(spanish), publish=True)
    builders.translate(post, title="Equilibrio")

    assert related(client, spanish) == {}


def test_each_end_says_in_its_own_words_how_they_belong_together(client, publisher, condition):
    webinar = builders.make_past_webinar("A talk")
    row = {"target": str(condition.pk), "kind": "discusses"}
    send(publisher.client, edit_url(webinar), {"relations": rows(row)}, publish=True)

    def word(page) -> str:
        shown = BeautifulSoup(client.get(page.url).content, "html.parser")
        return words_of(shown.select_one(".ca-related__group .ca-teaser__meta"))

    assert "Discusses" in word(webinar)
    assert "Discussed in" in word(condition)
    assert "Discussed in" in row_of(publisher, condition, "A talk")


def test_publishing_says_what_changes_on_other_pages(publisher, condition):
    webinar = builders.make_past_webinar("A talk", publish=False)
    row = {"target": str(condition.pk)}
    send(publisher.client, edit_url(webinar), {"relations": rows(row)})
    form = words_of(BeautifulSoup(publisher.get(edit_url(webinar)).content, "html.parser"))
    assert "it will appear on: Anti-MAG; Webinars" in form

    response = send(publisher.client, edit_url(webinar), publish=True)
    assert "It now shows on: Anti-MAG; Webinars" in messages_in(response)

    drafted(type(webinar).objects.get())
    form = words_of(BeautifulSoup(publisher.get(edit_url(webinar)).content, "html.parser"))
    assert "it will no longer appear on: Anti-MAG" in form
