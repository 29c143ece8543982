"""Publishing through the forms of Wagtail's admin, as a browser submits them."""

from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html


class NotPublished(Exception):
    """The form came back instead of being accepted."""


class Editor:
    def __init__(self, username: str, password: str):
        self.client = Client()
        self.client.post(
            reverse("wagtailadmin_login"), {"username": username, "password": password}
        )

    def publish_page(self, model: type[Page], parent: Page, changes: dict) -> Page:
        url = reverse(
            "wagtailadmin_pages:add",
            args=[model._meta.app_label, model._meta.model_name, parent.pk],
        )
        self._submit(url, "page-edit-form", changes)
        return model.objects.get(title=changes["title"])

    def publish_snippet(self, model, changes: dict):
        url = reverse(model.snippet_viewset.get_url_name("add"))
        self._submit(url, "w-editor-form", changes)
        return model.objects.get()

    def upload_image(self, title: str, file):
        self._submit(reverse("wagtailimages:add"), "w-editor-form", {"title": title, "file": file})
        return get_image_model().objects.get(title=title)

    def add_site(self, hostname: str, root_page: Page) -> None:
        site = {"hostname": hostname, "port": "80", "site_name": "", "root_page": root_page.pk}
        self._submit(reverse("wagtailsites:add"), "w-editor-form", site)

    def _submit(self, url: str, form_id: str, changes: dict) -> None:
        page = self.client.get(url).content.decode()
        data = querydict_from_html(page, form_id=form_id).dict() | nested_form_data(changes)
        response = self.client.post(url, data | {"action-publish": "action-publish"})
        if response.status_code != 302:
            raise NotPublished(f"{url}: {_errors(response)}")


def _errors(response) -> str:
    form = response.context["form"]
    formsets = {name: formset.errors for name, formset in getattr(form, "formsets", {}).items()}
    return f"{form.errors.as_json()} {formsets}"
