"""What a member of staff does at the desk, sent as the requests that a browser would send."""

from bs4 import BeautifulSoup
from django.contrib.admin.utils import quote
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import AbstractPage
from wagtail.test.utils.form_data import querydict_from_html


class Desk:
    def __init__(self, user):
        self.user = user
        self.client = Client()
        self.client.force_login(user)

    def get(self, url, **kwargs):
        return self.client.get(url, **kwargs)

    def open(self, instance) -> dict:
        """The editing form as it is loaded, filled in; what is typed is then changed in it."""
        response = self.get(edit_url(instance))
        assert response.status_code == 200, response
        return filled_form(response, type(instance))

    def save(self, instance, form: dict, action: str | None = None, autosave=False):
        """`action` is the name of the button, such as "action-publish"."""
        headers = {"accept": "application/json"} if autosave else {"accept": "text/html"}
        data = dict(form) | ({action: "1"} if action else {})
        return self.client.post(edit_url(instance), data, headers=headers)

    def say_yes(self, page, to: str = "publish"):
        """To all that is asked before a page is published, or approved."""
        url = reverse(f"announcement_{to}", args=[page.pk])
        asked = BeautifulSoup(self.get(url).content, "html.parser")
        boxes = asked.find_all("input", attrs={"name": "accept"})
        version = asked.find("input", attrs={"name": "version"})
        answers = {"accept": [box["value"] for box in boxes], "when": "planned"}
        return self.client.post(url, answers | {"version": version["value"] if version else ""})


def filled_form(response, model) -> dict:
    """What the form in the page would send; texts made of blocks are sent without any."""
    html = response.content.decode()
    soup = BeautifulSoup(html, "html.parser")
    forms = soup.find_all("form")
    (index,) = (number for number, form in enumerate(forms) if form.has_attr("data-edit-form"))
    form = querydict_from_html(html, form_index=index)
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            form[f"{field.name}-count"] = "0"
    return {
        name: form.getlist(name) if len(form.getlist(name)) > 1 else form[name] for name in form
    }


def edit_url(instance) -> str:
    if isinstance(instance, AbstractPage):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return snippet_url(type(instance), "edit", instance.pk)


def snippet_url(model, view: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=[quote(arg) for arg in args])


def was_refused(response) -> bool:
    """Wagtail sends whoever may not do something to the dashboard, with a message."""
    return response.status_code == 403 or (
        response.status_code == 302 and response.url == reverse("wagtailadmin_home")
    )


def messages_in(response) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(" ".join(item.get_text(" ").split()) for item in soup.select(".messages li"))
