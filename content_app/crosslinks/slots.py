"""What crosslinks shows on the pages of others."""

from django.template.loader import render_to_string

from .related import related_groups
from .suggestions import suggested_pages


def related_section(context) -> str:
    page, request = context.get("page"), context.get("request")
    if not page or not page.pk:
        return ""
    groups = related_groups(page, request)
    suggested = [
        (other.specific_class.suggested_as, other.title, other.get_url(request))
        for other in suggested_pages(page, request)
    ]
    if not groups and not suggested:
        return ""
    return render_to_string(
        "content_app/components/related.html", {"groups": groups, "suggested": suggested}
    )
