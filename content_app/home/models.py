"""The home page."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from swapper import get_model_name
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from content_app.announcements.placements import Placement
from content_app.announcements.showing import announced_pages
from content_app.base import clock, shown
from content_app.base.models import ContentPage
from content_app.base.panels import page_editor
from content_app.base.querysets import is_on_a_site
from content_app.blog.models import BlogPostPage
from content_app.body.blocks import BodyBlock
from content_app.conditions.models import ConditionPage
from content_app.evidence.pages import CitingPage
from content_app.webinars.models import WebinarPage

NEWEST_POSTS = 3


class HomePage(CitingPage):
    lead_title = models.CharField(
        _("lead"),
        max_length=160,
        blank=True,
        help_text=_("The first words that a visitor reads. Left empty, the title is shown."),
    )
    lead_text = models.TextField(_("lead text"), blank=True, max_length=600)
    featured_condition = models.ForeignKey(
        "content_app.ConditionPage",
        verbose_name=_("featured condition"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown near the top; left out while it is not public."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("further text"), blank=True)

    edit_handler = page_editor(
        content=[
            FieldPanel("title"),
            MultiFieldPanel(
                [
                    FieldPanel("lead_title", heading=_("Headline")),
                    FieldPanel("lead_text", heading=_("Text below it")),
                    FieldPanel("lead_image"),
                ],
                heading=_("Top of the page"),
            ),
            FieldPanel("featured_condition"),
            FieldPanel("body"),
            FieldPanel("summary"),
        ]
    )
    parent_page_types = [get_model_name("wagtailcore", "Page")]
    page_description = _("The front door: lead, featured condition, next webinar, newest posts.")
    api_fields = [
        *ContentPage.api_fields,
        APIField("lead_title", writable=True),
        APIField("lead_text", writable=True),
        APIField("featured_condition", writable=True),
        APIField("body", writable=True),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_plain_text(self):
        return self.lead_text

    def get_featured_condition(self) -> ConditionPage | None:
        """The chosen condition in this page's language, else as it was chosen; None while not public."""
        if not self.featured_condition_id:
            return None
        # One that cannot be read yet is not loaded, and may be on another day.
        shown.note(shown.row(Page, self.featured_condition_id))
        chosen = ConditionPage.objects.filter(pk=self.featured_condition_id)
        same = Q(translation_key__in=chosen.values("translation_key"), locale=self.locale_id)
        conditions = ConditionPage.objects.filter(same | Q(pk=self.featured_condition_id))
        published = filter(is_on_a_site, conditions.readable().for_teasers())
        found = {page.locale_id: page for page in published}
        return found.get(self.locale_id) or next(iter(found.values()), None)

    def get_announced_pages(self, request) -> list[Page]:
        """What staff have put in the home page's own place for announcements, the latest first."""
        return announced_pages(Placement.HOME, request, self)

    def get_next_webinar(self) -> WebinarPage | None:
        webinars = WebinarPage.objects.descendant_of(self).published().for_teasers()
        return webinars.next_one(clock.now())

    def get_newest_posts(self):
        posts = BlogPostPage.objects.descendant_of(self).published().for_teasers()
        return posts.newest_first()[:NEWEST_POSTS]

    def get_structured_data(self, metadata):
        entities = super().get_structured_data(metadata)
        return [*entities, metadata.publisher] if metadata.publisher else entities

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        webinar = self.get_next_webinar()
        announced = [page for page in self.get_announced_pages(request) if page != webinar]
        condition = self.get_featured_condition()
        context["featured_condition"] = condition and condition.get_teaser(request)
        context["next_webinar"] = webinar
        context["next_webinar_teaser"] = webinar and webinar.get_teaser(request)
        context["announced"] = announced[0].get_teaser(request) if announced else None
        context["newest_posts"] = [post.get_teaser(request) for post in self.get_newest_posts()]
        return context
