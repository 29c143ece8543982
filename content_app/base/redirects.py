"""Old addresses of records keep working.

Pages leave redirects by themselves (wagtail.contrib.redirects); a record's address is a route below
its index page, and Wagtail does not hear when that changes.
"""

from django.apps import apps
from django.conf import settings


def redirect_route(index_page, old_route: str, new_route: str) -> None:
    """Lead readers who come to `old_route` of `index_page` to its `new_route`.

    What led to the old route leads to the new one at once, and nothing leads away from where
    something stands now.
    """
    if not getattr(settings, "WAGTAILREDIRECTS_AUTO_CREATE", True):
        return
    url_parts = index_page.get_url_parts()
    if url_parts is None or url_parts[2] is None:
        return
    site_id, _root_url, index_path = url_parts
    redirect_model = apps.get_model("wagtailredirects", "Redirect")
    old_path, new_path = (
        redirect_model.normalise_path(index_path + route) for route in (old_route, new_route)
    )
    old_target, new_target = (
        redirect_model.normalise_page_route_path(route) for route in (old_route, new_route)
    )
    redirect_model.objects.filter(
        redirect_page_id=index_page.pk, redirect_page_route_path=old_target
    ).update(redirect_page_route_path=new_target)
    redirect_model.objects.filter(
        site_id=site_id, old_path=new_path, automatically_created=True
    ).delete()
    redirect_model.objects.get_or_create(
        site_id=site_id,
        old_path=old_path,
        defaults={
            "redirect_page_id": index_page.pk,
            "redirect_page_route_path": new_target,
            "automatically_created": True,
        },
    )
