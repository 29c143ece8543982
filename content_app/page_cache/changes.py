"""Tells what has changed when a page, a record or anything else that responses show is saved or deleted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ForeignKey, Model
from django.db.models.signals import post_delete, post_migrate, post_save, pre_save
from django_tasks import task
from wagtail import blocks
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import (
    autocreate_redirects_on_page_move,
    autocreate_redirects_on_slug_change,
)
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    DraftStateMixin,
    Locale,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Site,
    TranslatableMixin,
)
from wagtail.search import index
from wagtail.signals import page_slug_changed, post_page_move

from content_app.base import shown
from content_app.base.directory import is_in_frame
from content_app.base.preloading import chosen_in_rich_text
from content_app.base.site_settings import SiteSettings
from content_app.crosslinks.leaves import leaves

from .places import names_of_move, names_of_new_address

NOT_SHOWN = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
    }
)
"""Fields that are saved by themselves while somebody works on a draft."""

_LINK_FACTS = ("title", "slug", "url_path", "live", "locale_id", "show_in_menus")
"""What links show of a page, or follow."""

Facts = Mapping[str, object]


def shown_models() -> list[type[Model]]:
    """Pages, records, images, documents and whatever else people write for readers."""
    kinds = (index.Indexed, DraftStateMixin, TranslatableMixin)
    return [model for model in apps.get_models() if issubclass(model, kinds)]


def connect(app: AppConfig) -> None:
    models = shown_models()
    shown.watch(models)
    for model in models:
        pre_save.connect(_remember_facts, sender=model, dispatch_uid="content_app.shown_before")
        for signal in (post_save, post_delete):
            signal.connect(_tell_change, sender=model, dispatch_uid="content_app.shown_after")
    for signal in (post_save, post_delete):
        signal.connect(_tell_redirect, sender=Redirect, dispatch_uid="content_app.shown_redirect")
        for model in (
            Collection,
            CollectionViewRestriction,
            Locale,
            PageViewRestriction,
            Site,
            SiteSettings,
        ):
            signal.connect(_tell_everything, sender=model, dispatch_uid="content_app.shown_by_all")
    for event, make_redirects in (
        (page_slug_changed, autocreate_redirects_on_slug_change),
        (post_page_move, autocreate_redirects_on_page_move),
    ):
        # Wagtail's own, which is connected once, whoever comes first: its redirects must be there when they are told.
        event.connect(make_redirects)
        event.connect(_tell_new_redirects, dispatch_uid="content_app.shown_redirect")
    post_page_move.connect(_tell_move, dispatch_uid="content_app.shown_in_place")

    # A new release comes with its migrations, and may show anything differently.
    post_migrate.connect(_tell_everything, sender=app, dispatch_uid="content_app.shown_by_all")


def _is_of_draft(update_fields: Iterable[str] | None) -> bool:
    return update_fields is not None and NOT_SHOWN.issuperset(update_fields)


def _remember_facts(sender, instance, update_fields=None, raw=False, **kwargs) -> None:
    if shown.has_listeners() and not raw and not _is_of_draft(update_fields):
        instance._content_app_facts_before = _facts_in_database(instance)


def _facts_in_database(instance: Model) -> Facts:
    """{} for what is new, and for what has no facts that others follow."""
    names = _names_of_facts(instance)
    if not instance.pk or not names:
        return {}
    model = Page if isinstance(instance, Page) else type(instance)
    return model._default_manager.filter(pk=instance.pk).values(*names).first() or {}


def _names_of_facts(instance: Model) -> tuple[str, ...]:
    if isinstance(instance, Page):
        return _LINK_FACTS
    return ("live",) if isinstance(instance, DraftStateMixin) else ()


def _tell_change(sender, instance, update_fields=None, raw=False, signal=None, **kwargs) -> None:
    if raw or not shown.has_listeners() or _is_of_draft(update_fields):
        return
    is_deleted = signal is post_delete
    now = {name: getattr(instance, name) for name in _names_of_facts(instance)}
    before = now if is_deleted else instance.__dict__.pop("_content_app_facts_before", {})
    if is_deleted:
        now = {**now, "live": False}
    was_at = before.get("url_path")
    if isinstance(instance, Page) and was_at not in {None, instance.url_path}:
        # Also where it is not public itself: what stands below it may be.
        shown.tell(*names_of_new_address(instance, str(was_at)))
    if not (before.get("live", True) or now.get("live", True)):
        return
    names = {
        name
        for model in _models_of(instance)
        for name in (shown.row(model, instance.pk), shown.rows_of(model))
    }
    if not is_deleted:
        names.update(_pointed_to(instance))
    if now != before:
        names.update(_seen_from_elsewhere(instance, before))
    shown.tell(*names)
    if not is_deleted:
        # What follows a publication writes rows of its own: Wagtail says that a page is published after it was saved,
        # and a task that this save puts into the queue writes down who refers to what. Ours comes behind it.
        transaction.on_commit(partial(tell_again.enqueue, sorted(names)), robust=True)


def _models_of(instance: Model) -> set[type[Model]]:
    """Aliases are saved as plain pages, and shown as what they are."""
    if isinstance(instance, Page):
        return {type(instance), instance.specific_class or type(instance)} - {Page}
    return {type(instance)}


def _seen_from_elsewhere(instance: Model, before: Facts) -> Iterator[str]:
    """What else is different where its title, its address or its being there has changed."""
    if isinstance(instance, Page):
        yield shown.row(Page, instance.pk)
        yield shown.address(instance.url_path)
        yield shown.translations(instance.translation_key)
        if is_in_frame(instance) or before.get("show_in_menus"):
            yield shown.FRAME
    elif instance.pk:
        # Where it is not public it was left out, and nobody knows of it.
        references = ReferenceIndex.get_references_to(instance)
        for type_id, key in references.values_list("content_type_id", "object_id").distinct():
            if model := ContentType.objects.get_for_id(type_id).model_class():
                yield shown.row(model, key)


def _pointed_to(instance: Model) -> Iterator[str]:
    """What is about each thing that `instance` points to, since it may be listed there."""
    keys = defaultdict(set)
    for leaf in leaves(instance):
        if leaf.is_rich_text:
            for model, key in chosen_in_rich_text(leaf.value):
                keys[model].add(key)
        elif isinstance(leaf.holder, ForeignKey):
            keys[leaf.holder.related_model].add(leaf.value)
        elif isinstance(leaf.holder, blocks.ChooserBlock):
            keys[leaf.holder.model_class].add(leaf.value)
    for field in type(instance)._meta.many_to_many:
        keys[field.related_model] |= {row.pk for row in getattr(instance, field.name).all()}
    for model, pks in keys.items():
        if hasattr(model, "translation_key"):
            rows = model._default_manager.filter(pk__in=pks)
            yield from map(shown.about, rows.values_list("translation_key", flat=True))
        else:
            yield from (shown.about(shown.row(model, pk)) for pk in pks)


def _tell_redirect(**kwargs) -> None:
    shown.tell(shown.rows_of(Redirect))


def _tell_new_redirects(url_path_before="", url_path_after=None, **kwargs) -> None:
    """Of redirects that are made all at once no signal tells. With a new slug, Wagtail names no addresses."""
    are_made = getattr(settings, "WAGTAILREDIRECTS_AUTO_CREATE", True)
    if are_made and url_path_before != url_path_after:
        shown.tell(shown.rows_of(Redirect))


def _tell_move(instance, parent_page_before, parent_page_after, **kwargs) -> None:
    if shown.has_listeners():
        shown.tell(*names_of_move(instance, parent_page_before, parent_page_after))


def _tell_everything(**kwargs) -> None:
    shown.tell(shown.EVERYTHING)


@task()
def tell_again(names: list[str]) -> None:
    shown.tell(*names)
