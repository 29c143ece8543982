"""What the feeds of a site have in common: a title, an address to read at, and items that are pages."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.functional import SimpleLazyObject

from content_app.base import shown
from content_app.base.locales import active_locale
from content_app.base.menus import site_root
from content_app.base.models import ContentPage
from content_app.base.site_settings import SiteSettings
from content_app.base.text import without_control_characters

from .formats import DatedByPage, Rss


class SiteFeed(Feed):
    """Its language is that of the address, which Django's `Feed` writes by itself."""

    feed_type: type[DatedByPage] = Rss
    index_model: type[ContentPage]
    """The page at which the same can be read without a feed reader."""
    item_guid_is_permalink = False

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        # The newest entry does not tell what has left, or what the clock has changed in an older one.
        del response["Last-Modified"]
        shown.note_whole()
        return response

    def get_object(self, request):
        root = site_root(request, active_locale())
        if root is None:
            raise Http404
        return root

    def title(self, root):
        return self.get_organisation_name(root)

    def link(self, root):
        return self.get_page(root).get_full_url()

    def feed_extra_kwargs(self, root):
        return {"page": SimpleLazyObject(lambda: self.get_page(root))}

    def author_name(self, root):
        # Atom requires an author for entries that have none of their own (RFC 4287, 4.1.1).
        return self.get_organisation_name(root)

    def item_title(self, page):
        return without_control_characters(page.title)

    def item_description(self, page):
        return without_control_characters(page.excerpt)

    def item_link(self, page):
        return page.get_full_url()

    def item_guid(self, page):
        # The address may change with a rename; the translation key and the language never do.
        return f"urn:uuid:{page.translation_key}#{page.locale.language_code}"

    def item_updateddate(self, page):
        # Atom requires it of every entry (RFC 4287, 4.1.2).
        return page.last_published_at or self.item_pubdate(page)

    def get_page(self, root):
        return self.index_model.objects.descendant_of(root).published().first() or root

    def get_organisation_name(self, root) -> str:
        return SiteSettings.for_site(root.get_site()).get_organisation_name()
