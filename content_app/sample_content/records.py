"""Makes the records that pages choose from; one that is there already is left alone."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model
from wagtail.log_actions import log

from content_app.blog.taxonomy import BlogCategory
from content_app.callouts.models import Callout, CalloutPlacement
from content_app.crosslinks.models import OtherName
from content_app.evidence.models import Reference, Study, StudyCountry, Therapy
from content_app.people.models import Person

from .blog import CATEGORIES
from .callouts import CALLOUTS, CalloutText
from .identity import made_before, translation_key
from .library import Library
from .people import PEOPLE, PersonText
from .references import REFERENCES, ReferenceText
from .studies import STUDIES, StudyText
from .therapies import THERAPIES, TherapyText


def load_references(library: Library) -> None:
    _load(library, "reference", Reference, REFERENCES, _reference)


def load_people(library: Library) -> None:
    _load(library, "person", Person, PEOPLE, _person)


def load_therapies(library: Library) -> None:
    _load(library, "therapy", Therapy, THERAPIES, _therapy)


def load_studies(library: Library) -> None:
    _load(library, "study", Study, STUDIES, _study)


def load_categories(library: Library) -> None:
    _load(library, "category", BlogCategory, CATEGORIES, _category)


def load_callouts(library: Library) -> None:
    _load(library, "callout", Callout, CALLOUTS, _callout)


def other_names(names: tuple[tuple[str, str], ...]) -> list[OtherName]:
    return [
        OtherName(name=name, kind=kind, sort_order=order)
        for order, (name, kind) in enumerate(names)
    ]


def _reference(library: Library, key: str, text: ReferenceText) -> Reference:
    return Reference(text=text.text, doi=text.doi, pmid=text.pmid, url=text.url)


def _person(library: Library, key: str, text: PersonText) -> Person:
    return Person(slug=key, name=text.name, credentials=text.credentials)


def _therapy(library: Library, key: str, text: TherapyText) -> Therapy:
    return Therapy(
        slug=key,
        name=text.name,
        kind=text.kind,
        how_it_works=text.how_it_works,
        other_names=other_names(text.other_names),
    )


def _study(library: Library, key: str, text: StudyText) -> Study:
    return Study(
        slug=key,
        name=text.name,
        purpose=text.purpose,
        funders=text.funders,
        countries=[
            StudyCountry(name=name, joined_in=year, sort_order=order)
            for order, (name, year) in enumerate(text.countries)
        ],
        other_names=other_names(text.other_names),
    )


def _category(library: Library, key: str, name: str) -> BlogCategory:
    return BlogCategory(slug=key, name=name)


def _callout(library: Library, key: str, text: CalloutText) -> Callout:
    return Callout(
        title=text.title,
        text=text.text,
        image=library.image(text.image),
        source=text.source,
        link_url=text.link_url,
        link_text=text.link_text,
        placements=[
            CalloutPlacement(page=page, sort_order=order)
            for order, page in enumerate(library.pages(*text.pages))
        ],
    )


def _load(
    library: Library,
    kind: str,
    model: type[Model],
    texts: Mapping[str, Any],
    make: Callable[[Library, str, Any], Any],
) -> None:
    name = str(model._meta.verbose_name)
    for key, text in texts.items():
        record = made_before(model, kind, key, library.locale) or _at_the_same_address(
            model, key, library.locale
        )
        if record:
            library.report.found[name] += 1
        else:
            record = make(library, key, text)
            record.locale = library.locale
            record.translation_key = translation_key(kind, key)
            _publish(record)
            library.report.added[name] += 1
        library.keep(kind, key, record)


def _at_the_same_address(model: type[Model], slug: str, locale):
    """What an editor made where the sample would go: it is not doubled."""
    if not hasattr(model, "slug"):
        return None
    return model._default_manager.filter(slug=slug, locale=locale).first()


def _publish(record) -> None:
    has_drafts = hasattr(record, "save_revision")
    if has_drafts:
        record.live = False
    record.full_clean()
    record.save()
    log(record, "wagtail.create")
    if has_drafts:
        record.save_revision().publish()
