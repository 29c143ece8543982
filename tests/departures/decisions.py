"""What staff decide about something that is to go, in the fewest words."""

from content_app.crosslinks.versions import versions_of
from content_app.departures.carrying_out import carry_out
from content_app.departures.kinds import Action, Answer
from content_app.departures.leaving import Decision, Decisions, Leaving
from content_app.editorial.roles import PUBLISHERS
from tests import builders


def linking_to(target, words="here") -> list:
    return [builders.paragraph(f"<p>See {builders.link_to(target, words)}.</p>")]


def for_all(answer: Answer, to=None) -> Decisions:
    return Decisions(Decision(answer, to))


def leave(action: Action, chosen, decisions=None, *, user=None, **how):
    user = user or builders.make_user(PUBLISHERS, username=f"publisher {action}")
    chosen = chosen if isinstance(chosen, list) else [chosen]
    return carry_out(Leaving(action, chosen, user=user, **how), decisions or Decisions(), user=user)


def fresh(instance):
    return type(instance)._default_manager.get(pk=instance.pk)


def as_it_is(instance) -> dict:
    """Everything that a version says, by its kind, and what Wagtail says of them all."""
    row = fresh(instance)
    # What Wagtail notes down beside the content; when it was published is compared below.
    left_out = {"latest_revision", "live_revision", "latest_revision_created_at"}
    left_out |= {"first_published_at", "last_published_at"}
    versions = {
        version.kind: {
            name: value
            for name, value in version.instance.serializable_data().items()
            if name not in left_out
        }
        for version in versions_of(row)
    }
    return versions | {"status": (row.live, row.has_unpublished_changes, row.last_published_at)}
