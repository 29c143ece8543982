"""What a response tells caches."""

from datetime import datetime, timedelta

from content_app.base import clock

FOR_EVER = 100 * 365 * 24 * 60 * 60
"""In seconds."""


def directives_of(response) -> dict[str, str]:
    """The directives of Cache-Control; "" for those without a value."""
    parts = response.headers.get("Cache-Control", "").split(",")
    return {
        name: value
        for name, _sign, value in (part.strip().partition("=") for part in parts)
        if name
    }


def shared_seconds(response) -> int | None:
    """For how long a shared cache may keep it; None where it may not."""
    seconds = directives_of(response).get("s-maxage")
    return None if seconds is None else int(seconds)


def held_until(client, target, settings) -> datetime | None:
    """Until when the answer at `target` holds, whatever its status; None for "for ever"."""
    settings.CONTENT_APP_SHARED_CACHE_SECONDS = FOR_EVER
    url = target if isinstance(target, str) else target.get_url()
    seconds = shared_seconds(client.get(url))
    assert seconds is not None, f"{url} may not be shared"
    return None if seconds == FOR_EVER else clock.now() + timedelta(seconds=seconds)
