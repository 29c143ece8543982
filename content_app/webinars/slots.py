"""What webinars show on the pages of others."""

from django.template.loader import render_to_string

from content_app.crosslinks.related import related_pages

from .models import WebinarPage


def calendar_of_subject(context) -> str:
    """The calendar of the webinars about a condition, where there are any."""
    page, request = context.get("page"), context.get("request")
    if not (page and page.pk and getattr(page, "is_subject", False)):
        return ""
    if not any(isinstance(related, WebinarPage) for related in related_pages(page, request)):
        return ""
    return render_to_string(
        "content_app/components/calendar_of_subject.html", {"page": page, "request": request}
    )
