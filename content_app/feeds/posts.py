"""The newest posts as RSS 2.0 and as Atom (RFC 4287)."""

from datetime import UTC, datetime, time

from django.utils.translation import gettext as _

from content_app.base.text import without_control_characters
from content_app.blog.models import BlogIndexPage, BlogPostPage
from content_app.people.models import CreditRole

from .formats import Atom
from .site_feed import SiteFeed

POSTS_IN_FEED = 20


class PostsFeed(SiteFeed):
    index_model = BlogIndexPage

    def description(self, root):
        return _("The newest posts of %(name)s") % {"name": self.get_organisation_name(root)}

    subtitle = description

    def items(self, root):
        posts = BlogPostPage.objects.descendant_of(root).published().newest_first()
        return posts.for_teasers().prefetch_related("credits__person", "categories")[:POSTS_IN_FEED]

    def item_author_name(self, post):
        authors = [
            credit.display_name
            for credit in post.credits.all()
            if credit.role == CreditRole.AUTHOR and credit.person.live
        ]
        return without_control_characters(", ".join(authors)) or None

    def item_pubdate(self, post):
        return datetime.combine(post.date, time(12), tzinfo=UTC)

    def item_categories(self, post):
        return [without_control_characters(str(category)) for category in post.categories.all()]


class PostsAtomFeed(PostsFeed):
    feed_type = Atom
