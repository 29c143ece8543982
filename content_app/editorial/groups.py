"""Makes the roles into groups, and gives each its rights where its pages begin."""

from django.apps import apps as global_apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import router
from django.db.models.signals import post_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.permissions import policy_registry

from content_app.home.models import HomePage

from .roles import READER_MODELS, ROLES, Role
from .workflows import assign_workflow, create_workflows


def create_groups(sender, using, apps=global_apps, **kwargs) -> None:
    """Receiver of `post_migrate`: the groups and workflows that do not exist yet.

    A group that exists is left as it is: staff may have changed its rights on purpose.
    """
    if using != router.db_for_write(Group) or not _is_migrated(apps):
        return
    for role in ROLES:
        group, is_new = Group.objects.get_or_create(name=role.name)
        if is_new:
            _grant_everywhere(group, role)
            for model, actions in role.pages.items():
                for page in model.objects.all():
                    _grant_on_page(group, page, actions)
    create_workflows()


def grant_on_page(sender, instance, created, raw=False, **kwargs) -> None:
    """Receiver of `post_save`: the rights that each role has on a new page of this type."""
    if not created or raw:
        return
    for role in ROLES:
        actions = role.pages.get(sender)
        if actions and _holds_from_above(role, instance, actions):
            continue
        group = Group.objects.filter(name=role.name).first() if actions else None
        if actions and group:
            _grant_on_page(group, instance, actions)


def _holds_from_above(role: Role, page, actions: frozenset[str]) -> bool:
    """Whether the role was given these rights where an ancestor was created; they hold below it.

    Given again, they would come back after staff took them away.
    """
    above = page.get_ancestors().values_list("content_type_id", flat=True)
    types = ContentType.objects.get_for_models(*role.pages)
    return any(types[model].pk in above and actions <= role.pages[model] for model in role.pages)


def connect_index_pages() -> None:
    for model in {model for role in ROLES for model in role.pages}:
        for receiver in (grant_on_page, assign_workflow):
            post_save.connect(
                receiver,
                sender=model,
                dispatch_uid=f"content_app.{receiver.__name__}.{model.__name__}",
            )


def reader_permissions():
    """The rights on what is known of readers, which Settings → Groups would not offer by itself."""
    types = ContentType.objects.get_for_models(*READER_MODELS).values()
    return Permission.objects.filter(content_type__in=types)


def _is_migrated(apps) -> bool:
    """Whether this app's tables exist: `migrate auth` on an empty database ends here too."""
    try:
        apps.get_model(HomePage._meta.label)
    except LookupError:
        return False
    return True


def _grant_everywhere(group: Group, role: Role) -> None:
    models = {**role.records, **role.settings, **role.readers}
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for model, actions in models.items():
        group.permissions.add(*(_permission(model, action) for action in sorted(actions)))
    root = Collection.get_first_root_node()
    if root is None:
        return
    for model in (get_image_model(), get_document_model()):
        # Wagtail looks for the rights on its own image and document models, whatever a site uses.
        auth_model = policy_registry.get_by_type(model).auth_model
        for action in sorted(role.media):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=_permission(auth_model, action)
            )


def _grant_on_page(group: Group, page, actions) -> None:
    base_page = page.get_base_page()
    for action in sorted(actions):
        GroupPagePermission.objects.get_or_create(
            group=group, page=base_page, permission=_permission(type(base_page), action)
        )


def _permission(model, action: str) -> Permission:
    """The permission, made here if Django or Wagtail has yet to make it after the migrations."""
    permission, _is_new = Permission.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(model),
        codename=get_permission_codename(action, model._meta),
        defaults={"name": f"Can {action} {model._meta.verbose_name_raw}"},
    )
    return permission
