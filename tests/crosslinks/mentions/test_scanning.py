"""Which pages mention what, kept up to date in the background."""

from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content_app.crosslinks.mentions import form_index, full_scan
from content_app.crosslinks.mentions.entries import entry_of
from content_app.crosslinks.mentions.models import EntryForm, Mention, PageScan
from content_app.crosslinks.mentions.reading import Reader
from content_app.crosslinks.mentions.scanning import scan_for
from content_app.crosslinks.mentions.texts import PageTexts
from content_app.crosslinks.models import OtherName
from tests import builders

pytestmark = pytest.mark.django_db


def mentioning(instance) -> set[str]:
    """The titles of the pages that are known to mention something without a link to it."""
    type_id, pk = entry_of(instance)
    rows = Mention.objects.filter(entry_type_id=type_id, entry_id=pk)
    return set(rows.values_list("page__title", flat=True))


def post_about(words: str, title="A post", **fields):
    return builders.make_post(title, body=[builders.paragraph(f"<p>{words}</p>")], **fields)


def test_a_page_that_is_published_later_mentions_what_is_there(in_background):
    with in_background():
        condition = builders.make_condition("Example disease")
    with in_background():
        post_about("We spoke of example diseases.")

    assert mentioning(condition) == {"A post"}


def test_what_is_published_later_is_mentioned_by_pages_that_are_there(in_background):
    with in_background():
        post_about("We spoke of the Example-Disease, and of example talks.", "One")
        post_about("An example here, a disease there.", "Two")
        post_about("No word of it.", "Three")
    with in_background():
        condition = builders.make_condition("Example disease")

    assert mentioning(condition) == {"One"}


def test_every_kind_of_entry_is_mentioned_by_each_of_its_names(in_background):
    abbreviation = OtherName.Kind.ABBREVIATION
    with in_background():
        condition = builders.make_condition(
            "ExD", full_name="Example disease", other_names=[("XD", abbreviation)]
        )
        study = builders.make_study("First example study", registry_number="NCT00000000")
        person = builders.make_person("Ada Example", other_names=[("Ada Sample", "former_name")])
        therapy = builders.make_therapy("Exampline")
        webinar = builders.make_webinar("Living with examples")
    with in_background():
        post_about("XD.", "Abbreviation")
        post_about("An example disease.", "Full name")
        post_about("See NCT00000000.", "Number")
        post_about("Ada Sample came.", "Former name")
        post_about("Exampline, and “Living with Examples”.", "Both")

    assert mentioning(condition) == {"Abbreviation", "Full name"}
    assert mentioning(study) == {"Number"}
    assert mentioning(person) == {"Former name"}
    assert mentioning(therapy) == mentioning(webinar) == {"Both"}


def test_answers_and_transcripts_and_sections_are_texts_too(in_background):
    with in_background():
        therapy = builders.make_therapy("Exampline")
        builders.make_qa_post("Questions", questions=[("What?", "<p>Exampline.</p>")])
        builders.make_webinar("A talk", transcript="<p>Then came exampline.</p>")
        shows = {"name": "A test", "shows": "<p>Exampline in blood.</p>"}
        diagnosis = {"heading": "", "introduction": "", "tests": [shows], "body": []}
        builders.make_condition("Something", sections=[("diagnosis", diagnosis)])

    assert mentioning(therapy) == {"Questions", "A talk", "Something"}


def test_a_page_that_links_to_it_is_left_out(in_background):
    with in_background():
        condition = builders.make_condition("Example disease")
        person = builders.make_person("Ada Example")
    link = builders.link_to(condition, "this one")
    url = person.get_url()
    with in_background():
        post_about(f'Example disease: see {link}. <a href="{url}">She</a> is Ada Example.')

    assert mentioning(condition) == mentioning(person) == set()


def test_what_readers_cannot_open_is_mentioned_by_nobody(in_background):
    with in_background():
        draft = builders.make_condition("Example disease", publish=False)
        online = builders.make_condition("Other disease")
        post_about("Example disease and other disease.")
    assert mentioning(draft) == set()
    assert mentioning(online) == {"A post"}

    with in_background():
        builders.unpublish(online)
    assert mentioning(online) == set()


def test_other_languages_have_other_names(in_background):
    with in_background():
        condition = builders.make_condition("Example disease")
        spanish = builders.translate(condition, title="Example disease")
        post = post_about("Example disease.")
        builders.translate(post, title="Una nota")

    assert mentioning(condition) == {"A post"}
    assert mentioning(spanish) == {"Una nota"}


def test_saving_again_and_again_asks_for_one_scan(in_background, monkeypatch):
    scanned = []
    monkeypatch.setattr("content_app.crosslinks.mentions.tasks.scan_page", scanned.append)
    post = post_about("Nothing yet.")
    PageScan.objects.update(due_at=None)

    with in_background():
        for number in range(5):
            post.title = f"Autosaved {number}"
            post.save_revision()
    assert len(scanned) == 1
    assert not PageScan.objects.filter(due_at__isnull=False).exists()


def test_a_deleted_entry_is_forgotten(in_background):
    with in_background():
        condition = builders.make_condition("Example disease")
        post_about("Example disease.")
    condition.delete()

    assert not Mention.objects.exists()


def test_a_scan_of_everything_finds_the_same(in_background, capsys):
    condition = builders.make_condition("Example disease")
    post_about("Example disease, twice: example disease.")

    call_command("scan_mentions", verbosity=1)

    assert mentioning(condition) == {"A post"}
    assert Mention.objects.get().times == 2
    assert "Read" in capsys.readouterr().out


def test_a_scan_that_was_stopped_goes_on_where_it_was(capsys):
    condition = builders.make_condition("Example disease")
    with builders.without_history():
        for number in range(3):
            post_about("Example disease.", f"Post {number}")
    full_scan.begin()
    with patch.object(full_scan, "BATCH", 2):
        next(full_scan.proceed())
    read = PageScan.objects.filter(due_at=None).count()
    assert read == 2

    call_command("scan_mentions", "--resume", verbosity=1)

    assert f"Read {PageScan.objects.count() - read} pages" in capsys.readouterr().out
    assert mentioning(condition) == {"Post 0", "Post 1", "Post 2"}


def test_what_was_saved_and_scanned_since_a_scan_read_it_stays(in_background):
    condition = builders.make_condition("Example disease")
    post = post_about("Nothing yet.")
    full_scan.begin()
    reading = Reader().read([post.pk])
    post.body = [builders.paragraph("<p>Example disease.</p>")]
    with in_background():
        post.save_revision().publish()

    with patch.object(full_scan, "read_all", return_value=[reading]):
        list(full_scan.proceed())

    assert mentioning(condition) == {"A post"}


def test_a_page_that_cannot_be_read_does_not_keep_the_others_from_it(monkeypatch, caplog):
    condition = builders.make_condition("Example disease")
    broken = post_about("Example disease.", "Broken")
    post_about("Example disease.", "Whole")
    texts_of = PageTexts.__init__

    def read(texts, page):
        if page.pk == broken.pk:
            raise ValueError("Nobody thought of this.")
        texts_of(texts, page)

    monkeypatch.setattr(PageTexts, "__init__", read)
    call_command("scan_mentions", verbosity=0)

    assert mentioning(condition) == {"Whole"}
    assert f"Could not read what page {broken.pk} mentions." in caplog.text


def test_names_stay_known_until_their_index_is_made_anew():
    builders.make_condition("Example disease")
    full_scan.begin()
    known = set(EntryForm.objects.values_list("form", flat=True))

    with (
        patch.object(form_index, "forms_to_store", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        full_scan.begin()

    assert known
    assert set(EntryForm.objects.values_list("form", flat=True)) == known


def test_a_publication_asks_as_much_of_a_large_site_as_of_a_small_one():
    with builders.without_history():
        condition = builders.make_condition("Example disease")
        for number in range(2):
            post_about("Example disease.", f"Hit {number}")
    small = queries_of_scan_for(condition)

    with builders.without_history():
        for number in range(20):
            post_about("An example of other words.", f"Miss {number}")

    assert queries_of_scan_for(condition) <= small
    assert mentioning(condition) == {"Hit 0", "Hit 1"}


def queries_of_scan_for(instance) -> int:
    full_scan.begin()
    list(full_scan.proceed())
    with CaptureQueriesContext(connection) as captured:
        scan_for(instance)
    return len(captured)
