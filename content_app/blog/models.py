"""Blog posts and their index."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from content_app.announcements.models import AnnouncedPage
from content_app.announcements.panels import announcement_panels
from content_app.base import clock, structured_data
from content_app.base.contents import heading_entries
from content_app.base.directory import PageDirectory
from content_app.base.models import ContentPage, ReviewedMixin
from content_app.base.panels import page_editor
from content_app.base.text import text_of_stream
from content_app.base.time_zones import DEFAULT_TIME_ZONE
from content_app.body.reading_time import minutes_to_read
from content_app.crosslinks.pages import RelatingPage
from content_app.crosslinks.panels import RelationsPanel
from content_app.evidence.pages import CitingPage
from content_app.people.models import shown_credits
from content_app.people.panels import authors_panel

from .blocks import PostBodyBlock
from .listing import BlogListing
from .querysets import BlogPostPageManager
from .questions import PostedQuestion, posted_questions
from .taxonomy import BlogCategory, TaggedBlogPost


def today_in_default_zone() -> date:
    """The day that a post begun now is dated with, in the zone that sites have unless they change it."""
    return clock.today(ZoneInfo(DEFAULT_TIME_ZONE))


class BlogIndexPage(ContentPage):
    edit_handler = page_editor(content=ContentPage.lead_panels)
    subpage_types = ["content_app.BlogPostPage"]
    page_description = _("Lists the posts, newest first, with filters and a feed.")
    schema_type = "Blog"

    class Meta:
        verbose_name = _("blog index")

    def get_posts(self):
        return BlogPostPage.objects.child_of(self).published().newest_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing = BlogListing(self.get_posts(), request)
        context["metadata"] = context["metadata"].of_list_page(listing.page.number)
        return context


class BlogPostPage(ReviewedMixin, AnnouncedPage, RelatingPage, CitingPage):
    class Kind(models.TextChoices):
        ARTICLE = "article", _("Article")
        NEWS = "news", _("News")

    date = models.DateField(
        _("date"),
        default=today_in_default_zone,
        help_text=_("Shown to readers; lists are sorted by it."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=8,
        choices=Kind.choices,
        default=Kind.ARTICLE,
        help_text=_("A post with questions and answers is listed as a Q&A by itself."),
    )
    has_questions = models.BooleanField(editable=False, default=False)
    categories = ParentalManyToManyField(
        BlogCategory, verbose_name=_("categories"), blank=True, related_name="posts"
    )
    tags = ClusterTaggableManager(through=TaggedBlogPost, blank=True, verbose_name=_("tags"))
    body = StreamField(PostBodyBlock(), verbose_name=_("text"), blank=True)

    objects = BlogPostPageManager()

    edit_handler = page_editor(
        content=[
            TitleFieldPanel("title"),
            FieldRowPanel([FieldPanel("date"), FieldPanel("kind")]),
            MultiFieldPanel(
                [
                    FieldPanel("lead_image"),
                    FieldPanel("summary", heading=_("Excerpt")),
                ],
                heading=_("Image and excerpt"),
            ),
            FieldPanel(
                "body",
                help_text=_(
                    "Add a block for each piece: text, a picture, a list. A “Question and answer” "
                    "makes the post a Q&A."
                ),
            ),
        ],
        related=[
            authors_panel(),
            *ReviewedMixin.review_panels,
            FieldPanel("categories", widget=forms.CheckboxSelectMultiple),
            FieldPanel("tags"),
            RelationsPanel(),
        ],
        announcement=announcement_panels(),
    )
    parent_page_types = ["content_app.BlogIndexPage"]
    subpage_types: list[str] = []
    page_description = _("An article, news, or questions and answers.")
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("body"),
        index.FilterField("date"),
        index.FilterField("kind"),
        index.FilterField("has_questions"),
    ]
    api_fields = [
        *ContentPage.api_fields,
        *ReviewedMixin.review_api_fields,
        APIField("date", writable=True),
        APIField("kind", writable=True),
        APIField("has_questions"),
        APIField("categories"),
        APIField("tags", writable=True),
        APIField("body", writable=True),
        APIField("announcement_plan", writable=True),
        APIField("relations"),
        APIField("credits"),
    ]

    prefetched_relations = ("questions",)
    suggested_as = _("Blog post")
    asks_readers = True
    related_heading = _("From our blog")
    related_order = 20

    class Meta:
        verbose_name = _("blog post")
        verbose_name_plural = _("blog posts")
        indexes = [models.Index(fields=["-date"], name="content_app_post_by_date")]

    def get_schema_type(self):
        return "FAQPage" if self.has_questions else "BlogPosting"

    def save(self, *args, **kwargs):
        self.has_questions = any(child.block_type == "question" for child in self.body)
        super().save(*args, **kwargs)

    def get_plain_text(self):
        return text_of_stream(self.body)

    def get_minutes_to_read(self) -> int:
        return minutes_to_read(self.body)

    def get_contents(self):
        return heading_entries(self.body)

    def get_date(self):
        return self.date

    def get_kind_label(self):
        return str(_("Q&A") if self.has_questions else self.get_kind_display())

    def get_questions(self) -> list[PostedQuestion]:
        """The questions of this post as it stands, with their lasting addresses."""
        published = self.questions.all() if self.pk else ()
        return posted_questions(self.body, published)

    def get_metadata(self, request):
        return replace(super().get_metadata(request), open_graph_type="article")

    def get_structured_data(self, metadata):
        page, *others = super().get_structured_data(metadata)
        page |= structured_data.without_blanks(
            {
                "headline": self.title,
                "datePublished": structured_data.iso(self.date),
                "lastReviewed": structured_data.iso(self.reviewed_on),
            }
        )
        if self.has_questions:
            page["mainEntity"] = [
                question.structured_data(metadata.canonical_url)
                for question in self.get_questions()
            ]
        return [page, *others]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["credits"] = shown_credits(self)
        context["questions"] = self.get_questions()
        blog = PageDirectory.for_request(request).parent_of(self)
        context["blog_url"] = blog and blog.get_url(request)
        return context
