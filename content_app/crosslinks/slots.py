"""What crosslinks shows on the pages of others."""

from django.template.loader import render_to_string

from .related import related_groups


def related_section(context) -> str:
    page = context.get("page")
    groups = related_groups(page, context.get("request")) if page and page.pk else []
    if not groups:
        return ""
    return render_to_string("content_app/components/related.html", {"groups": groups})
