"""The two formats of feeds: RSS 2.0 and Atom (RFC 4287)."""

from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed


class DatedByPage(SyndicationFeed):
    """Without items it was updated when its page was published; Django would say now, to each request another time.

    `page` is the page at which the same can be read without a feed reader.
    """

    def latest_post_date(self):
        if self.items:
            return super().latest_post_date()
        # What was made live past the editor, by an import say, was published nobody knows when.
        return self.feed["page"].specific.last_published_at or datetime.fromtimestamp(0, UTC)


class Rss(DatedByPage, Rss201rev2Feed):
    pass


class Atom(DatedByPage, Atom1Feed):
    pass
