"""What an editor does: open a form of the admin, change something in it, and send it.

A form is read from the page as it came, so that what it holds besides the change is sent back as a
browser would. The blocks of a stream are made by a script and are not in the page: a test gives those
that it wants to have, with Wagtail's `streamfield`.
"""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.blocks.base import BlockField
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text

from tests.reading import words_of

PUBLISH = {"action-publish": "action-publish"}


def edit_url(instance) -> str:
    """The address of the form for a page, or for a record or other snippet."""
    if hasattr(instance, "url_path"):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


def add_url(model, parent=None) -> str:
    """The address of the form for a new page below `parent`, or for a new snippet."""
    if parent:
        names = (model._meta.app_label, model._meta.model_name)
        return reverse("wagtailadmin_pages:add", args=[*names, parent.pk])
    return reverse(model.snippet_viewset.get_url_name("add"))


def open_form(client, url) -> dict:
    """What the form at `url` sends if nothing is changed; streams are empty."""
    response = client.get(url)
    assert response.status_code == 200, f"{url} answered {response.status_code}"
    form = BeautifulSoup(response.content, "html.parser").find(is_editing_form)
    data = querydict_from_html(str(form)).dict()
    # What a browser sends for a ticked box that names no value.
    data |= {box["name"]: "on" for box in form.select("input[type=checkbox][checked]:not([value])")}
    streams = [
        name
        for name, field in response.context["form"].fields.items()
        if isinstance(field, BlockField)
    ]
    return data | {f"{name}-count": "0" for name in streams}


def send(client, url, changes=None, *, publish: bool = False, follow: bool = True):
    """Opens the form at `url`, changes it, and saves it as a draft or publishes it.

    `changes` may be nested, as Wagtail's `nested_form_data` takes them.
    """
    data = open_form(client, url) | nested_form_data(changes or {}) | (PUBLISH if publish else {})
    return client.post(url, data, follow=follow)


def rows(*rows_of_form: dict, kept: int = 0) -> dict:
    """The rows of an inline panel; the first `kept` of them are in the database already."""
    numbered = {
        str(n): {"ORDER": str(n + 1), "DELETE": ""} | row for n, row in enumerate(rows_of_form)
    }
    return numbered | {
        "TOTAL_FORMS": str(len(rows_of_form)),
        "INITIAL_FORMS": str(kept),
        "MIN_NUM_FORMS": "0",
        "MAX_NUM_FORMS": "1000",
    }


def message_beside(response, name: str) -> str:
    """The message that stands beside a field of the form that came back."""
    page = BeautifulSoup(response.content, "html.parser")
    field = page.find(attrs={"name": name})
    assert field, f"The page that came back has no field {name}."
    return words_of(field.find_parent(attrs={"data-field": True}).select_one(".error-message"))


def still_in_form(response, name: str) -> str:
    """What the form that came back holds in a field."""
    return BeautifulSoup(response.content, "html.parser").find(attrs={"name": name}).get("value")


def written(html: str) -> str:
    """`html` as the rich text editor sends it."""
    return rich_text(RichText(html).source)


def is_editing_form(tag) -> bool:
    return tag.name == "form" and tag.get("id") in {"page-edit-form", "w-editor-form"}
