"""Which addresses are videos, and how each is played without contacting its host before the reader asks for it."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_YOUTUBE_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}
_YOUTUBE_ID = re.compile(r"^[\w-]{11}$")
_VIMEO_HOSTS = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}
# An unlisted video has a key after its number, without which the player refuses it.
_VIMEO_PATH = re.compile(
    r"^/(channels/[\w-]+/|groups/[\w-]+/videos/|(album|showcase)/\d+/video/|video/)?"
    r"(?P<number>\d+)(/(?P<key>[0-9a-f]+))?/?$"
)
_VIMEO_KEY = re.compile(r"^[0-9a-f]+$")
_FILE_ENDINGS = (".mp4", ".webm")


@dataclass(frozen=True)
class Video:
    provider: str
    watch_url: str
    embed_url: str = ""
    """Empty for a plain video file, which is linked."""


def parse_video_url(url: str) -> Video:
    """The video at `url`.

    Raises ValidationError unless it is a video on YouTube or Vimeo, or a video file served over https.
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket that opens an IPv6 address and does not close it
        parts = urlsplit("")
    segments = [segment for segment in parts.path.split("/") if segment]
    if parts.scheme == "https" and parts.hostname and parts.path.lower().endswith(_FILE_ENDINGS):
        return Video(provider=parts.hostname, watch_url=url)
    if parts.scheme in {"http", "https"}:
        if youtube_id := _youtube_id(parts.hostname, parts.query, segments):
            return Video(
                provider="YouTube",
                watch_url=f"https://www.youtube.com/watch?v={youtube_id}",
                embed_url=f"https://www.youtube-nocookie.com/embed/{youtube_id}",
            )
        if parts.hostname in _VIMEO_HOSTS and (vimeo := _VIMEO_PATH.match(parts.path)):
            return _vimeo_video(vimeo["number"], vimeo["key"] or _vimeo_key(parts.query))
    raise ValidationError(
        _(
            "This is not the address of a video. Paste the address of one video on YouTube or "
            "Vimeo, or of a video file that ends in .mp4 or .webm."
        ),
        code="not_a_video",
    )


def validate_video_url(url: str) -> None:
    """Form and model validator for `parse_video_url`."""
    parse_video_url(url)


def _youtube_id(hostname: str | None, query: str, segments: list[str]) -> str | None:
    candidate = None
    if hostname == "youtu.be" and segments:
        candidate = segments[0]
    elif hostname in _YOUTUBE_HOSTS and segments:
        if segments[0] == "watch":
            candidate = parse_qs(query).get("v", [None])[0]
        elif segments[0] in {"embed", "live", "shorts"} and len(segments) > 1:
            candidate = segments[1]
    return candidate if candidate and _YOUTUBE_ID.match(candidate) else None


def _vimeo_key(query: str) -> str:
    key = parse_qs(query).get("h", [""])[0]
    return key if _VIMEO_KEY.match(key) else ""


def _vimeo_video(number: str, key: str) -> Video:
    return Video(
        provider="Vimeo",
        watch_url=f"https://vimeo.com/{number}" + (f"/{key}" if key else ""),
        embed_url=f"https://player.vimeo.com/video/{number}?"
        + urlencode({"h": key, "dnt": 1} if key else {"dnt": 1}),
    )
