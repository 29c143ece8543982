"""“Was this page helpful?”, at the end of the pages of others."""

from django.template.loader import render_to_string


def was_it_helpful(context) -> str:
    page = context.get("page")
    if not (page and page.pk and getattr(page, "asks_readers", False)):
        return ""
    # What is only looked at may not be published, and then there is nobody to answer.
    is_preview = getattr(context.get("request"), "is_preview", False)
    return render_to_string(
        "content_app/components/feedback.html", {"asked_about": page, "is_preview": is_preview}
    )
