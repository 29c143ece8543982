"""The summary of a condition as a PDF of one sheet, made on the server."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
import typst
from django.core.cache import caches
from pypdf import PdfReader

from content_app.base import clock, turns
from content_app.conditions import qr_code, summary_pdf
from tests.builders import (
    make_condition,
    make_full_condition,
    make_reference,
    make_therapy,
    translate,
)
from tests.caching import directives_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HOSTILE = '#read("/etc/passwd") *bold* $x$ `raw` \\n "q" @ref <label> = // ' + "W" * 190


def pdf_of(client, page) -> PdfReader:
    response = client.get(f"{page.get_url()}summary/pdf/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return PdfReader(io.BytesIO(response.content))


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def links_of(pdf: PdfReader) -> set[str]:
    annotations = [a.get_object() for page in pdf.pages for a in page.get("/Annots", ())]
    return {annotation["/A"]["/URI"] for annotation in annotations if "/A" in annotation}


@pytest.fixture
def compilations(monkeypatch) -> list[str]:
    """The titles of what is set, each time that it is."""
    titles: list[str] = []
    really_set = summary_pdf._set

    def set_and_count(summary, letters):
        titles.append(summary.title)
        return really_set(summary, letters)

    monkeypatch.setattr(summary_pdf, "_set", set_and_count)
    return titles


@pytest.fixture
def failing(monkeypatch) -> list[str]:
    """Typst fails, however often it is asked."""
    asked: list[str] = []

    def fail(summary, *_letters):
        asked.append(summary.title)
        raise typst.TypstError("broken", "broken")

    monkeypatch.setattr(summary_pdf, "_set", fail)
    return asked


def test_it_is_a_tagged_document_with_a_title_and_a_language(client):
    page = make_full_condition()

    with clock.at(datetime(2026, 3, 2, 17, 0, tzinfo=UTC)):
        pdf = pdf_of(client, page)

    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "en"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert pdf.metadata.title == "Summary: Anti-MAG peripheral neuropathy"
    assert pdf.metadata.author == "Neuropathy foundation"
    assert pdf.metadata.creation_date.date().isoformat() == "2026-03-02"
    assert len(pdf.pages) <= 2


def test_it_says_what_the_page_says_of_the_condition(client):
    page = make_full_condition()

    pdf = pdf_of(client, page)

    text = text_of(pdf)
    for part in [
        "Anti-MAG peripheral neuropathy Anti-myelin-associated glycoprotein peripheral neuropathy",
        "An immune reaction slowly harms the insulation of the nerves.",
        "Medically reviewed, last on March 2, 2026.",
        "Tick what you notice.",
        "Numb feet It begins in the toes.",
        "Blood test Antibodies against MAG.",
        "Rituximab May help some people Source 1 It helped some people in small studies. "
        "Be careful: Infections are more likely.",
        "Which tests do I need?",
        "Example A. On nerves. Journal of Examples, 2020.",
        "Page 1 of",
    ]:
        assert part in text
    assert page.get_full_url() in links_of(pdf)


def test_readers_open_it_under_its_title_and_search_engines_keep_the_page(client):
    page = make_condition('A "name": one/two', short_answer="A disease.")

    response = client.get(f"{page.get_url()}summary/pdf/")

    assert response["Content-Disposition"] == 'inline; filename="A name one two.pdf"'
    assert response["Content-Language"] == "en"
    assert response["Link"] == f'<{page.get_full_url()}>; rel="canonical"'
    assert directives_of(response)["public"] == ""


def test_words_of_staff_are_never_markup(client):
    therapy = make_therapy(HOSTILE[:100])
    page = make_condition(
        HOSTILE,
        full_name=HOSTILE,
        short_answer=HOSTILE,
        sections=[
            ("symptoms", {"symptoms": [{"name": HOSTILE[:160], "detail": HOSTILE}]}),
            ("treatment", {"therapies": [{"therapy": therapy, "recommendation": "reserved"}]}),
            ("questions_for_doctor", {"questions": [HOSTILE[:200]]}),
        ],
    )

    pdf = pdf_of(client, page)

    # A word that is wider than a line is broken, and read back with a space.
    text = text_of(pdf).replace(" ", "")
    assert text.count(HOSTILE.replace(" ", "")) >= 3
    assert "W" * 70 not in text_of(pdf)
    assert pdf.metadata.title == f"Summary: {HOSTILE}"


def test_what_is_short_is_set_in_larger_letters(client, monkeypatch):
    asked = []
    really_set = summary_pdf._set

    def set_and_note(summary, letters):
        asked.append(letters)
        return really_set(summary, letters)

    monkeypatch.setattr(summary_pdf, "_set", set_and_note)

    assert len(pdf_of(client, make_condition(short_answer="An immune reaction.")).pages) == 1
    assert asked == [13]


@pytest.mark.parametrize("letters", [80, 160])
def test_the_longest_page_fits_on_one_sheet_and_says_that_there_is_more(client, letters):
    wide = "W" * letters
    reference = make_reference("W" * 3000, url="https://example.org/" + "w" * 170)
    therapy = make_therapy("W" * 120)
    entry = {
        "therapy": therapy,
        "recommendation": "recommended",
        "what_is_known": f"<p>{'Wide words. ' * 400}</p>",
        "cautions": f"<p>{'W' * 75} harms nerves. {'More wide words. ' * 400}</p>",
        "references": [reference, *(make_reference(f"{n} {'W' * 900}") for n in range(6))],
    }
    page = make_condition(
        "W" * 255,
        full_name="W" * 255,
        short_answer="W " * 300,
        other_names=[(f"{n}{wide}"[:160], "synonym") for n in range(9)],
        sections=[
            ("symptoms", {"symptoms": [{"name": wide, "detail": wide}] * 200}),
            ("diagnosis", {"tests": [{"name": wide, "shows": f"<p>{wide}</p>"}] * 200}),
            (
                "treatment",
                {"therapies": [*[entry] * 199, entry | {"recommendation": "not_recommended"}]},
            ),
            ("questions_for_doctor", {"questions": [wide] * 200}),
            *[("free_text", {"heading": "W", "body": []})] * 200,
        ],
    )

    pdf = pdf_of(client, page)

    text = text_of(pdf)
    assert len(pdf.pages) <= 2
    assert re.search(r"\b19\d more on the page", text)
    assert "more on the page, of which not recommended: 1" in text
    assert "Shortened to fit on one sheet." in text
    assert text.count("harms nerves. …") == text.count("Recommended") > 0


def test_signs_that_no_font_has_cost_nobody_the_rest_and_are_reported(client, caplog):
    page = make_condition("Neuropathy \U0001f9e0 \u13a3\U00010920\x0b", short_answer="A disease.")

    assert "A disease." in text_of(pdf_of(client, page))
    assert f"The summary of page {page.pk} is not an accessible PDF" in caplog.text


def test_what_is_raised_or_lowered_has_a_letter_in_some_font(client, caplog):
    signs = "0123456789+-=()"
    shows = f"<p>A<sup>{signs}in</sup>B<sub>{signs}</sub></p>"
    page = make_condition(
        sections=[("diagnosis", {"tests": [{"name": "A count", "shows": shows}]})]
    )

    pdf_of(client, page)

    assert "not an accessible PDF" not in caplog.text


def test_it_is_made_once_for_all_readers_until_the_page_or_the_day_changes(client, compilations):
    page = make_condition("First", short_answer="A disease.")
    noon = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    with clock.at(noon):
        first, second = (client.get(f"{page.get_url()}summary/pdf/") for _ in range(2))
        page.title = "Second"
        page.save_revision().publish()
        client.get(f"{page.get_url()}summary/pdf/")
    with clock.at(noon + timedelta(days=1)):
        client.get(f"{page.get_url()}summary/pdf/")

    assert first.content == second.content
    assert compilations == ["First", "Second", "Second"]


def test_where_it_cannot_be_made_readers_get_the_summary_to_print(client, failing, caplog):
    page = make_full_condition()

    responses = [client.get(f"{page.get_url()}summary/pdf/") for _ in range(2)]

    text = responses[0].content.decode()
    assert [response.status_code for response in responses] == [503, 503]
    assert "The PDF cannot be made at the moment. You can print this page instead." in text
    assert "An immune reaction slowly harms" in text
    assert "s-maxage" not in directives_of(responses[0])
    assert "could not be made as a PDF" in caplog.text
    assert len(failing) == 1, "it is not tried again for every reader"


class PanicException(BaseException):
    """What comes out of Rust bears this name, and is no Exception."""


@pytest.mark.parametrize("wrong", [ValueError, PanicException])
@pytest.mark.parametrize("place", ["_set", "_digest_of", "_as_data"])
def test_whatever_goes_wrong_and_wherever_is_no_error_page(client, monkeypatch, place, wrong):
    asked = []

    def fail(summary, *_letters):
        asked.append(summary.title)
        raise wrong("broken")

    monkeypatch.setattr(summary_pdf, place, fail)
    page = make_full_condition()

    responses = [client.get(f"{page.get_url()}summary/pdf/") for _ in range(2)]

    assert [response.status_code for response in responses] == [503, 503]
    assert len(asked) == 1, "it is not tried again for every reader"


def test_what_is_to_end_the_process_ends_it(client, monkeypatch):
    def end(summary, letters):
        raise SystemExit

    monkeypatch.setattr(summary_pdf, "_set", end)

    with pytest.raises(SystemExit):
        client.get(f"{make_full_condition().get_url()}summary/pdf/")


def test_an_editor_who_mends_the_page_need_not_wait(client, monkeypatch, failing):
    page = make_full_condition()
    assert client.get(f"{page.get_url()}summary/pdf/").status_code == 503
    monkeypatch.undo()
    page.save_revision().publish()

    assert client.get(f"{page.get_url()}summary/pdf/").status_code == 200


def test_processes_share_it_where_the_site_has_a_cache_for_that(client, settings, compilations):
    local = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = settings.CACHES | {"pages": local | {"LOCATION": "shared"}}
    page = make_full_condition()

    client.get(f"{page.get_url()}summary/pdf/")
    caches["default"].clear()
    client.get(f"{page.get_url()}summary/pdf/")
    assert len(compilations) == 1
    caches["pages"].clear()
    client.get(f"{page.get_url()}summary/pdf/")
    assert len(compilations) == 2


def test_of_two_readers_one_has_it_set(client, monkeypatch, compilations):
    """The second comes while it is being set, and is given what comes of that."""
    page = make_full_condition()
    made = client.get(f"{page.get_url()}summary/pdf/").content
    key = summary_pdf._key_of(page)
    entry = caches["default"].get(key)
    caches["default"].delete(key)
    monkeypatch.setattr(turns.time, "sleep", lambda seconds: caches["default"].set(key, entry))

    with turns.turn(caches["default"], f"{key}.turn"):
        second = client.get(f"{page.get_url()}summary/pdf/")

    assert second.content == made
    assert len(compilations) == 1


def test_the_code_to_scan_is_drawn_once_an_address(client, monkeypatch):
    drawn = []
    make = qr_code.segno.make
    monkeypatch.setattr(
        qr_code.segno, "make", lambda url, **kwargs: drawn.append(url) or make(url, **kwargs)
    )
    qr_code.qr_code_svg.cache_clear()
    page = make_full_condition()

    for route in ("summary/pdf/", "summary/pdf/", "summary/"):
        client.get(page.get_url() + route)

    assert drawn == [page.get_full_url()]


def test_a_translation_has_a_summary_in_its_language(client):
    page = make_condition("Anti-MAG", short_answer="A disease.")
    spanish = translate(page, "es", title="Neuropatía", short_answer="Una enfermedad.")

    pdf = pdf_of(client, spanish)

    assert pdf.trailer["/Root"]["/Lang"] == "es"
    assert "Neuropatía" in text_of(pdf)


def test_the_template_reads_nothing_but_its_data():
    source = summary_pdf._TEMPLATE.read_text()

    assert [word for word in ("import", "include", "eval(", "read(") if word in source] == []


@pytest.mark.parametrize("path", ["../summary_pdf.py", "/etc/passwd"])
def test_the_compiler_reads_nothing_outside_of_its_folder(tmp_path, path):
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.typ").write_text(f'#read("{path}")')

    with pytest.raises(typst.TypstError, match=r"escape the project root|file not found"):
        typst.Compiler(root / "a.typ", root=root).compile(format="pdf")
