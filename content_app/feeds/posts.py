"""The newest posts as RSS 2.0 and as Atom (RFC 4287)."""

from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from wagtail.models import Locale

from content_app.base.menus import site_root
from content_app.base.site_settings import SiteSettings
from content_app.base.text import without_control_characters
from content_app.blog.models import BlogIndexPage, BlogPostPage
from content_app.people.models import CreditRole

POSTS_IN_FEED = 20


class PostsFeed(Feed):
    """Its language is that of the address, which Django's `Feed` writes by itself."""

    feed_type: type[SyndicationFeed] = Rss201rev2Feed

    def get_object(self, request):
        root = site_root(request, Locale.get_active())
        if root is None:
            raise Http404
        return root

    def title(self, root):
        return self._organisation(root)

    def link(self, root):
        index = BlogIndexPage.objects.descendant_of(root).published().first()
        return (index or root).get_full_url()

    def description(self, root):
        return _("The newest posts of %(name)s") % {"name": self._organisation(root)}

    subtitle = description

    def author_name(self, root):
        # Atom requires an author for entries that have none of their own (RFC 4287, 4.1.1).
        return self._organisation(root)

    def items(self, root):
        posts = BlogPostPage.objects.descendant_of(root).published().newest_first()
        return posts.for_teasers().prefetch_related("credits__person", "categories")[:POSTS_IN_FEED]

    def item_title(self, post):
        return without_control_characters(post.title)

    def item_description(self, post):
        return without_control_characters(post.excerpt)

    def item_link(self, post):
        return post.get_full_url()

    def item_guid(self, post):
        # The address may change with a rename; the translation key and the language never do.
        return f"urn:uuid:{post.translation_key}#{post.locale.language_code}"

    item_guid_is_permalink = False

    def item_author_name(self, post):
        authors = [
            credit.display_name
            for credit in post.credits.all()
            if credit.role == CreditRole.AUTHOR and credit.person.live
        ]
        return without_control_characters(", ".join(authors)) or None

    def item_pubdate(self, post):
        return datetime.combine(post.date, time(12), tzinfo=UTC)

    def item_updateddate(self, post):
        # Atom requires it of every entry (RFC 4287, 4.1.2).
        return post.last_published_at or self.item_pubdate(post)

    def item_categories(self, post):
        return [without_control_characters(str(category)) for category in post.categories.all()]

    def _organisation(self, root):
        return SiteSettings.for_site(root.get_site()).get_organisation_name()


class PostsAtomFeed(PostsFeed):
    feed_type = Atom1Feed
