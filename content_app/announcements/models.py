"""Pages that are announced, and when what is said of them where."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from swapper import get_model_name
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.fields import StreamField
from wagtail.models import Site

from content_app.base.models import ContentPage

from .blocks import EventPlanBlock, PlanBlock
from .forms import AnnouncedPageForm
from .moments import Milestone, Milestones
from .placements import Placement
from .template import default_plan


class AnnouncementSettings(BaseSiteSetting):
    webinar_plan = StreamField(
        EventPlanBlock(),
        verbose_name=_("plan for new webinars"),
        default=default_plan,
        blank=True,
        help_text=_(
            "Each new webinar begins with this plan and can change it. Webinars that exist already "
            "keep theirs."
        ),
    )

    panels = [FieldPanel("webinar_plan")]

    class Meta:
        verbose_name = _("announcement plan")


class AnnouncedPage(ContentPage):
    """A page with a plan of where it is announced, from when to when.

    The plan is part of the page's content: it has drafts and a history, and counts once it is published.
    """

    announcement_plan = StreamField(PlanBlock(), verbose_name=_("plan"), blank=True)

    goes_live_by_plan = models.BooleanField(default=False, editable=False)
    """Whether the date on which it goes live came from the plan, and moves with it."""

    base_form_class = AnnouncedPageForm
    announcement_details_template = ""
    """What a banner shows below the title; receives `page`."""

    class Meta:
        abstract = True

    def get_milestones(self) -> Milestones:
        return {Milestone.PUBLICATION: self.first_published_at or self.go_live_at}

    def take_plan_of(self, site: Site) -> None:
        """Begin with the plan that `site` keeps for new pages of this kind, if it keeps one."""


class AnnouncementStepQuerySet(models.QuerySet):
    def not_over_at(self, moment: datetime):
        """Those that show from one moment to another, and do so at `moment` or later."""
        return self.filter(ends_at__gt=moment)


class AnnouncementStep(models.Model):
    """A step of a published page's plan with its moments; made from the plan whenever the page is published."""

    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        related_name="announcement_steps",
    )
    key = models.CharField(max_length=36)
    placement = models.CharField(_("where"), max_length=16, choices=Placement.choices)
    begins_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, db_index=True)
    is_begun = models.BooleanField(default=False, db_index=True)
    """Whether the runner has seen it begin."""

    objects = AnnouncementStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement step")
        verbose_name_plural = _("announcement steps")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "key"], name="content_app_announcement_step_once"
            )
        ]

    def __str__(self):
        return f"{self.get_placement_display()}: {self.page}"
