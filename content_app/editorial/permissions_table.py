"""What each role may do, said for people: derived from the roles' rights and from how Wagtail reads them.

`manage.py permissions_table` writes it to docs/permissions.md, and tests/editorial send the requests by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, DraftStateMixin

from content_app.blog.models import BlogIndexPage, BlogPostPage
from content_app.conditions.models import ConditionIndexPage, ConditionPage
from content_app.evidence.models import StudyIndexPage, TherapyIndexPage
from content_app.feedback.models import ReaderAnswer
from content_app.figures.models import Figure
from content_app.home.models import HomePage
from content_app.people.models import PersonIndexPage
from content_app.standard.models import StandardPage
from content_app.webinars.models import WebinarIndexPage, WebinarPage

from .roles import PLAIN_MODELS, RECORD_MODELS, ROLES, SETTINGS_MODELS, Role
from .workflows import PATHS


class Action(StrEnum):
    ADD = "Add"
    EDIT_OWN = "Edit own"
    EDIT_ALL = "Edit all"
    PUBLISH = "Publish"
    SCHEDULE = "Schedule"
    DELETE = "Delete"
    CHOOSE = "Choose"
    EXPORT = "Export"


class Answer(StrEnum):
    YES = "yes"
    NO = "–"
    OWN_DRAFTS = "own drafts"
    DRAFTS = "drafts"
    OWN = "own"
    WHILE_EMPTY = "while empty"
    ON_SAVING = "on saving"


Answers = dict[Action, Answer]

LISTED_PAGES = (ConditionPage, BlogPostPage, WebinarPage)
"""Page types with a listing of their own, which can be exported."""
INDEX_PAGES = (
    ConditionIndexPage,
    BlogIndexPage,
    WebinarIndexPage,
    PersonIndexPage,
    TherapyIndexPage,
    StudyIndexPage,
)
PAGES = (*LISTED_PAGES, StandardPage, HomePage, *INDEX_PAGES)


def subjects() -> tuple[type[Model], ...]:
    media = (get_image_model(), get_document_model())
    return (*PAGES, *RECORD_MODELS, *PLAIN_MODELS, *media, *SETTINGS_MODELS, Redirect)


def answers(role: Role, model: type[Model]) -> Answers:
    if issubclass(model, AbstractPage):
        return _for_pages(role, model)
    if model in (get_image_model(), get_document_model()):
        return _for_media(role)
    if model in SETTINGS_MODELS:
        return _only({Action.EDIT_ALL: "change" in role.settings.get(model, ())})
    if model is Redirect:
        # Nothing points to one, so there is no chooser of them.
        return _for_records(role, model) | {Action.CHOOSE: Answer.NO}
    return _for_records(role, model)


def _for_pages(role: Role, model: type[AbstractPage]) -> Answers:
    above = _rights_above(role, model)
    rights = above | role.pages.get(model, frozenset())
    return _only(
        {
            Action.ADD: "add" in above,
            Action.EDIT_OWN: "change" in rights or "add" in above,
            Action.EDIT_ALL: "change" in rights,
            Action.PUBLISH: "publish" in rights,
            Action.SCHEDULE: "publish" in rights,
            Action.DELETE: _deletion_of_pages(above, rights, model),
            # Wagtail lets everyone who works in the admin choose any page, draft or not.
            Action.CHOOSE: True,
            Action.EXPORT: model in LISTED_PAGES and bool(rights),
        }
    )


def _rights_above(role: Role, model: type[AbstractPage]) -> frozenset[str]:
    """The rights that reach down to a page of this type from the pages that it can stand below."""
    parents = {parent for parent in model.allowed_parent_page_models() if parent in PAGES}
    parents -= {model}
    granted = [role.pages.get(parent, frozenset()) for parent in parents]
    granted += [_rights_above(role, parent) for parent in parents]
    return frozenset().union(*granted)


def _deletion_of_pages(above: frozenset, rights: frozenset, model) -> Answer | bool:
    if {"change", "publish", "bulk_delete"} <= rights:
        return True
    if {"change", "publish"} <= rights:
        return Answer.WHILE_EMPTY if model in INDEX_PAGES else True
    if "change" in rights:
        return Answer.DRAFTS
    return Answer.OWN_DRAFTS if "add" in above else False


def _for_records(role: Role, model: type[Model]) -> Answers:
    rights = role.records.get(model, frozenset())
    has_drafts = issubclass(model, DraftStateMixin)
    publish: Answer | bool = "publish" in rights
    if not has_drafts and "change" in rights:
        publish = Answer.ON_SAVING
    return _only(
        {
            Action.ADD: "add" in rights,
            Action.EDIT_OWN: "change" in rights,
            Action.EDIT_ALL: "change" in rights,
            Action.PUBLISH: publish,
            Action.SCHEDULE: has_drafts and "publish" in rights,
            Action.DELETE: "delete" in rights,
            Action.CHOOSE: True,
            Action.EXPORT: bool(rights),
        }
    )


def _for_media(role: Role) -> Answers:
    may_change = "change" in role.media
    return _only(
        {
            Action.ADD: "add" in role.media,
            Action.EDIT_OWN: "add" in role.media or may_change,
            Action.EDIT_ALL: may_change,
            Action.PUBLISH: Answer.ON_SAVING if "add" in role.media else False,
            Action.DELETE: may_change or (Answer.OWN if "add" in role.media else False),
            Action.CHOOSE: "choose" in role.media,
        }
    )


def _only(given: dict[Action, Answer | bool]) -> Answers:
    def answer(action: Action) -> Answer:
        value = given.get(action, False)
        if isinstance(value, Answer):
            return value
        return Answer.YES if value else Answer.NO

    return {action: answer(action) for action in Action}


# The document


@dataclass(frozen=True)
class Row:
    label: str
    answers: Answers


def rows(role: Role) -> Iterator[Row]:
    """One row a type, without the types with which the role has nothing to do but to choose them."""
    for model in subjects():
        found = answers(role, model)
        if any(
            answer != Answer.NO for action, answer in found.items() if action is not Action.CHOOSE
        ):
            yield Row(str(model._meta.verbose_name), found)


def as_markdown() -> str:
    return "\n".join([_INTRODUCTION, *map(_section, ROLES), _approval(), _readers(), _NOTES])


def _section(role: Role) -> str:
    header = ["", *(action.value for action in Action)]
    lines = [
        f"## {role.name}\n",
        f"{role.purpose}\n",
        _line(header),
        _line(["---"] * len(header)),
        *(
            _line([_capitalised(row.label), *(row.answers[action] for action in Action)])
            for row in rows(role)
        ),
    ]
    return "\n".join(lines) + "\n"


def _approval() -> str:
    lines = [
        "## Whose approval a draft needs\n",
        "Whoever may not publish submits; the last step publishes.\n",
        _line(["Workflow", "For", "Steps"]),
        _line(["---"] * 3),
    ]
    for path in PATHS:
        below = [
            str(child._meta.verbose_name_plural)
            for index_page in path.pages
            for child in index_page.allowed_subpage_models()
        ]
        records = [str(model._meta.verbose_name_plural) for model in path.records]
        steps = [
            f"{number}. {step.name}: {' or '.join(role.name for role in step.approved_by)}"
            for number, step in enumerate(path.steps, start=1)
        ]
        lines.append(_line([path.name, ", ".join([*below, *records]), "<br>".join(steps)]))
    return "\n".join(lines) + "\n"


def _readers() -> str:
    """In a table of its own: figures are nothing that anybody adds, edits or publishes."""
    columns = (
        ("Sees and exports the figures", Figure, "view"),
        ("Reads what readers wrote, and marks it as read", ReaderAnswer, "view"),
        ("Deletes what readers wrote", ReaderAnswer, "delete"),
    )
    lines = [
        "## What is known of readers\n",
        _line(["", *(label for label, _model, _action in columns)]),
        _line(["---"] * (len(columns) + 1)),
    ]
    for role in ROLES:
        has = [action in role.readers.get(model, ()) for _label, model, action in columns]
        lines.append(_line([role.name, *(Answer.YES if right else Answer.NO for right in has)]))
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _capitalised(label: str) -> str:
    return label[:1].upper() + label[1:]


_INTRODUCTION = """# Who may do what

<!-- Written by `manage.py permissions_table`: change content_app/editorial/roles.py instead, and run it again. -->

Each role is a group. The groups are made after `migrate` where they do not exist yet, and never changed afterwards, so
what an administrator sets in *Settings → Groups* stays. Rights on pages hang on subtrees: they are granted when an
index page (or a home page, or a standard page) is created, in the admin, by code or as a translation. Administrators
may do everything. Wagtail's own groups *Editors* and *Moderators* come with Wagtail and are not used here; as long as
nobody is in them, they do no harm.
"""

_NOTES = """## How to read the tables

- **Add**: where a page of that type can stand. Index pages and standard pages stand below the home page; the home page
  itself is made by administrators. There can be one index of people, of therapies and of studies below a page.
- **Edit own** and **edit all**: saving a draft. Readers see it when somebody publishes it. Records have no owner in
  Wagtail, so whoever may edit one may edit all.
- **Publish**, *on saving*: references, blog categories, images and documents have no drafts. What is saved shows at
  once.
- **Schedule**: a day on which it goes live by itself. Everyone who may edit can write that day into the form; it counts
  only once somebody who may publish has published or approved it.
- **Delete**, *own drafts*: pages that one has made and that are not published. *Drafts*: pages of anybody that are not
  published. *While empty*: pages below which there is nothing. *Own*: what one has uploaded. A person who is credited
  on a page cannot be deleted by anyone.
- **Choose**: Wagtail lets everyone who works in the admin choose any page and any record, drafts too. Drafts stay
  hidden from readers wherever they are chosen.
- **Export**: the listing as a spreadsheet (CSV or Excel), with what the listing shows. Wagtail ties it to seeing the
  listing, and so does this project. Types without a listing of their own have no export.
- Types that are missing under a role can only be chosen by it.
"""
