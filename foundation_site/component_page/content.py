"""Examples of what pages tell: pointers to others, medical content, asides, texts."""

from datetime import date

from django.template.loader import render_to_string

from content_app.base.videos import parse_video_url
from content_app.blog.questions import PostedQuestion
from content_app.body.blocks import BodyBlock
from content_app.callouts.models import Callout
from content_app.conditions.blocks import ConditionSections, Recommendation
from content_app.conditions.models import ConditionCode
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.crosslinks.models import OtherName
from content_app.evidence.citations import Citations
from content_app.evidence.models import Reference, Study, Therapy
from content_app.people.models import Person

from .examples import LONG_WORD, PROSE, VIDEO, WORDS, Example, teaser


def pointers(picture) -> list[Example]:
    day = date(2026, 3, 2)
    lines = ("Ada Example, MD", "Bo Example")
    return [
        Example("teaser", "words only", {"teaser": teaser(date=day, meta_lines=lines)}),
        Example(
            "teaser", "with a picture", {"teaser": teaser(image=picture, relation="Discussed in")}
        ),
        Example("teaser", "a long word", {"teaser": teaser(LONG_WORD, image=picture)}),
        Example(
            "teaser",
            "in another language",
            {"teaser": teaser("Un ejemplo", excerpt="", language="es")},
        ),
        Example("teaser", "a tile", {"teaser": teaser(image=picture), "as_tile": True}),
        Example("teaser", "a tile without a picture", {"teaser": teaser(), "as_tile": True}),
        Example("teaser", "a tile, a long word", {"teaser": teaser(LONG_WORD), "as_tile": True}),
        Example("teaser_list", "two", {"teasers": [teaser(), teaser(image=picture)]}),
        Example("entry_list", "two, as the search shows them", {"entries": entries()}),
        Example("person_card", "with a photo", {"person": a_person(photo=picture)}),
        Example("person_card", "without", {"person": a_person(role="", affiliation="")}),
        Example("person_card", "a long word", {"person": a_person(name=LONG_WORD[:120])}),
    ]


def entries() -> list[str]:
    found = (teaser("Example of a find"), teaser(LONG_WORD))
    template = "content_app/components/teaser.html"
    return [render_to_string(template, {"teaser": one, "bare": True}) for one in found]


def a_person(**fields) -> Person:
    known = {"name": "Ada Example", "credentials": "MD", "role": "Neurologist", "live": False}
    return Person(**known | {"affiliation": "Example University Hospital"} | fields)


def medical_content(document) -> list[Example]:
    """`document` is one of this site's own, if it has any: nothing leads to what is not stored."""
    references = [
        Reference(pk=pk, text=f"Example A. {WORDS}", doi=f"10.1000/{pk}") for pk in (1, 2)
    ]
    citations = Citations(references)
    cited_places: dict = {}
    for reference in (*references, references[0]):
        citations.cite(reference, cited_places)
    name = OtherName(name="Ex", kind=OtherName.Kind.ABBREVIATION)
    code = ConditionCode(system="orpha", code="0", source_url="https://example.org/")
    condition = {"other_names": {"all": [name]}, "codes": {"all": [code]}}
    term = GlossaryTerm(pk=0, term="example of a term", definition=WORDS)
    study = Study(
        name="Example study", purpose=PROSE, sponsor="Example University", status="running"
    )
    return [
        *(therapy(recommendation) for recommendation in Recommendation),
        Example("study", "all facts", {"study": study}),
        Example("names_and_codes", "one of each", {"page": condition}),
        Example("blocks/sections", "every section of a condition", {"value": sections()}),
        Example("term", "explained", {"words": term.term, "term": term}),
        Example(
            "blocks/paragraph",
            "backed by references",
            {"value": {"text": PROSE, "references": references}, "citations": citations}
            | {"cited_places": {}},
        ),
        Example(
            "references",
            "cited once, and twice",
            {"citations": citations, "cited_places": cited_places},
        ),
        Example("summary_links", "above a condition", {"summary_url": "#", "summary_pdf_url": "#"}),
        Example("summary_pdf_link", "above its page", {"summary_pdf_url": "#"}),
        Example("summary_left_out", "what has no room on the sheet", {"text": WORDS}),
        *([Example("document_link", "a file", {"document": document})] if document else []),
    ]


def therapy(recommendation: Recommendation) -> Example:
    entry = {
        "therapy": Therapy(name=f"Example: {recommendation.label}", live=True),
        "recommendation": recommendation.value,
        "recommendation_label": recommendation.label,
        "what_is_known": PROSE,
        "cautions": PROSE if recommendation is Recommendation.RECOMMENDED else "",
    }
    return Example("therapy", str(recommendation.label), {"entry": entry})


def sections():
    symptoms = [
        {"name": "Example of a sign", "detail": WORDS},
        {"name": LONG_WORD[:120], "detail": ""},
    ]
    tests = [{"name": "Example of a test", "shows": PROSE}, {"name": "The next one", "shows": ""}]
    facts = [{"figure": "Some", "meaning": WORDS}, {"figure": "Many", "meaning": WORDS}]
    links = [{"url": "https://example.org/", "label": label} for label in ("Example", LONG_WORD)]
    return ConditionSections().to_python(
        [
            {"type": "symptoms", "value": {"caveat": WORDS, "symptoms": symptoms}},
            {"type": "diagnosis", "value": {"introduction": PROSE, "tests": tests}},
            {"type": "outlook", "value": {"facts": facts}},
            {"type": "more_information", "value": {"links": links}},
        ]
    )


def asides(picture) -> list[Example]:
    plain = {"title": "Example of a callout", "text": PROSE}
    full = {"image": picture, "link_url": "https://example.org/", "source": "Example, 2026"}
    kinds = [("words only", plain), ("with a picture, a link and a source", plain | full)]
    questions = [
        PostedQuestion("", f"question-{number}", text, "")
        for number, text in enumerate(("Is this an example?", f"{LONG_WORD}?"))
    ]
    answered = [
        {"page": {"url": ""}, "anchor": question.anchor, "question": question.question}
        for question in questions
    ]
    filed = {"all": ["Example", LONG_WORD[:80]]}
    return [
        *(
            Example("callout", state, {"callout": Callout(pk=number, **fields)})
            for number, (state, fields) in enumerate(kinds, start=1)
        ),
        Example("questions", "as the contents of a post", {"questions": questions}),
        Example(
            "answered_questions",
            "at the end of a profile",
            {"person": a_person(), "questions": answered},
        ),
        Example(
            "blocks/question",
            "answered",
            {"block_id": "", "value": {"question": "Is it?", "answer": PROSE}},
        ),
        Example(
            "categories", "categories and tags", {"page": {"categories": filed, "tags": filed}}
        ),
    ]


def texts(picture) -> list[Example]:
    blocks = [
        ("heading", {"text": "A heading", "level": "main"}),
        ("paragraph", {"text": PROSE}),
        ("heading", {"text": LONG_WORD, "level": "sub"}),
        ("list", {"kind": "bullets", "items": [PROSE, PROSE]}),
        ("list", {"kind": "numbered", "items": [PROSE, PROSE]}),
        ("quote", {"text": WORDS, "attribution": "A reader, for example"}),
        ("disclosure", {"summary": "Example of what is folded", "text": PROSE}),
        ("table", {"table": a_table()}),
        (
            "call_to_action",
            {
                "title": "Example of a call to act",
                "text": WORDS,
                "link": {"url": "https://example.org/", "label": "Do it"},
            },
        ),
    ]
    if picture:
        blocks.append(("image", {"image": picture.pk, "caption": WORDS}))
    video = {"video": parse_video_url(VIDEO), "title": "Example of a video"}
    stored = [{"type": name, "value": value} for name, value in blocks]
    return [
        Example("blocks/body", "each block of a text", {"value": BodyBlock().to_python(stored)}),
        Example("video", "with a transcript", {**video, "still": picture, "transcript": PROSE}),
        Example("video", "without still and transcript", video),
    ]


def a_table() -> dict:
    return {
        "data": [
            ["Exercise", "Minutes", "How often"],
            ["Example", "20", "Daily"],
            [LONG_WORD, "5", ""],
        ],
        "first_row_is_table_header": True,
        "table_caption": "Example of a table",
    }
