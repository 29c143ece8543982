"""Whose approval a draft needs: Wagtail's own workflow asks a group that has no members here."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_noop
from wagtail.models import (
    GroupApprovalTask,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from content_app.blog.models import BlogIndexPage
from content_app.callouts.models import Callout
from content_app.conditions.models import ConditionIndexPage
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person
from content_app.webinars.models import WebinarIndexPage

from .roles import MEDICAL_REVIEWERS, PUBLISHERS, WEBINAR_EDITORS, Role


@dataclass(frozen=True)
class Step:
    name: str
    approved_by: tuple[Role, ...]


@dataclass(frozen=True)
class Path:
    """The steps through which a draft goes, one after the other; the last one publishes it."""

    name: str
    steps: tuple[Step, ...]
    pages: tuple[type[Any], ...]
    """Index pages: what is written below them takes this path."""
    records: tuple[type[Any], ...]


PATHS = (
    Path(
        name=gettext_noop("Medical review and publication"),
        steps=(
            # Publishers too: a draft is locked for everyone else while it waits.
            Step(gettext_noop("Medical review"), (MEDICAL_REVIEWERS, PUBLISHERS)),
            Step(gettext_noop("Publication"), (PUBLISHERS,)),
        ),
        pages=(ConditionIndexPage, BlogIndexPage),
        records=(Therapy, Study, Callout, GlossaryTerm),
    ),
    Path(
        name=gettext_noop("Webinar publication"),
        steps=(Step(gettext_noop("Webinar publication"), (WEBINAR_EDITORS, PUBLISHERS)),),
        pages=(WebinarIndexPage,),
        records=(Person,),
    ),
)


def create_workflows() -> None:
    """The workflows that do not exist yet; one that exists is left as staff have made it."""
    for path in PATHS:
        if Workflow.objects.filter(name=path.name).exists():
            continue
        workflow = Workflow.objects.create(name=path.name)
        for number, step in enumerate(path.steps):
            WorkflowTask.objects.create(workflow=workflow, task=_task(step), sort_order=number)
        for model in path.records:
            WorkflowContentType.objects.get_or_create(
                content_type=ContentType.objects.get_for_model(model),
                defaults={"workflow": workflow},
            )
        for model in path.pages:
            for index_page in model.objects.all():
                _assign(workflow, index_page)


def assign_workflow(sender, instance, created, raw=False, **kwargs) -> None:
    """Receiver of `post_save`: the path of what will be written below a new index page."""
    if not created or raw:
        return
    for path in PATHS:
        if sender in path.pages:
            workflow = Workflow.objects.filter(name=path.name, active=True).first()
            if workflow is not None:
                _assign(workflow, instance)


def _assign(workflow: Workflow, index_page) -> None:
    WorkflowPage.objects.get_or_create(
        page=index_page.get_base_page(), defaults={"workflow": workflow}
    )


def _task(step: Step) -> GroupApprovalTask:
    task, is_new = GroupApprovalTask.objects.get_or_create(name=step.name)
    if is_new:
        names = [role.name for role in step.approved_by]
        task.groups.set(Group.objects.filter(name__in=names))
    return task
