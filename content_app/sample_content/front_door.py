"""The home page, the site that starts at it, and what is set for the whole site."""

from django.apps import apps
from wagtail.models import Page, Site

from content_app.base.site_settings import SiteSettings

from . import home
from .identity import made_before
from .library import Library
from .pages import add_draft

_WELCOME_TITLE = "Welcome to your new Wagtail site!"


def load_home_page(library: Library) -> None:
    """Keeps a home page that somebody made; only Wagtail's own welcome page gives way."""
    home_page_model = apps.get_model("content_app", "HomePage")
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    page = made_before(home_page_model, "page", "home", library.locale)
    if page is None and site and not _is_untouched_welcome(site.root_page):
        page = site.root_page.specific
    if page is not None:
        library.report.found[str(page._meta.verbose_name)] += 1
    else:
        page = _replace_welcome(library, home_page_model, site)
    library.keep("page", "home", page)


def write_home_page(library: Library) -> None:
    """Fills and publishes the home page, once everything that it points to is there."""
    page = library.page("home")
    if page.latest_revision_id or page.live:
        return
    page.lead_title = home.LEAD_TITLE
    page.lead_text = home.LEAD_TEXT
    page.summary = home.SUMMARY
    page.lead_image = library.image(home.IMAGE)
    page.featured_condition = library.page(home.FEATURED_CONDITION)
    page.body = home.body(library)
    page.save_revision().publish()
    library.report.added[str(page._meta.verbose_name)] += 1


def load_site_settings(library: Library) -> None:
    site = Site.objects.get(is_default_site=True)
    settings = SiteSettings.for_site(site)
    if settings.organisation_name or settings.footer_text or settings.footer_links:
        library.report.found[str(settings._meta.verbose_name)] += 1
        return
    settings.organisation_name = home.ORGANISATION_NAME
    settings.footer_text = home.FOOTER_TEXT
    settings.footer_links = [
        ("link", {"page": page, "document": None, "url": "", "label": ""})
        for page in library.pages(*home.FOOTER_PAGES)
    ]
    settings.save()
    if not site.site_name:
        site.site_name = home.ORGANISATION_NAME
        site.save()
    library.report.added[str(settings._meta.verbose_name)] += 1


def _is_untouched_welcome(page: Page) -> bool:
    return (
        page.specific_class is Page
        and page.title == _WELCOME_TITLE
        and page.latest_revision_id is None
        and page.is_leaf()
    )


def _replace_welcome(library: Library, model: type[Page], site: Site | None) -> Page:
    welcome = site.root_page if site else None
    page = model(title=home.TITLE, slug=f"{home.SLUG}-sample")
    add_draft(library, "home", Page.get_first_root_node(), page)
    if site is None:
        site = Site(hostname="localhost", is_default_site=True)
    # The site must leave the welcome page before that is deleted, or it would be deleted with it.
    site.root_page = page
    site.save()
    if welcome:
        welcome.delete()
        page.refresh_from_db()
    if not page.get_siblings(inclusive=False).filter(slug=home.SLUG).exists():
        page.slug = home.SLUG
        page.save()
    return page
