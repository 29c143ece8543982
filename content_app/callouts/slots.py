"""What callouts show on the pages of others."""

from django.template.loader import render_to_string

from .selection import callout_for, has_callout_in_text


def callout_beside_page(context) -> str:
    page, request = context.get("page"), context.get("request")
    if page is None or request is None or not page.pk or has_callout_in_text(page, request):
        return ""
    callout = callout_for(page, request)
    if callout is None:
        return ""
    return render_to_string(
        "content_app/components/callout.html", {"callout": callout, "page": page}, request
    )
