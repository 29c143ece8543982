"""What is a video and what is not, and how each is played."""

import pytest
from django.core.exceptions import ValidationError

from content_app.base.videos import parse_video_url

YOUTUBE_PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "http://youtube.com/watch?v=dQw4w9WgXcQ",
        "https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=42s",
        "https://YouTube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?si=abc",
        "https://www.youtube.com/embed/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ/",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ],
)
def test_a_youtube_video_plays_without_cookies(url):
    assert parse_video_url(url).embed_url == YOUTUBE_PLAYER


@pytest.mark.parametrize(
    "url",
    [
        "https://vimeo.com/123456789",
        "https://www.vimeo.com/123456789",
        "https://vimeo.com/channels/staffpicks/123456789",
        "https://player.vimeo.com/video/123456789",
    ],
)
def test_a_vimeo_video_plays_without_tracking(url):
    assert parse_video_url(url).embed_url == "https://player.vimeo.com/video/123456789?dnt=1"


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://vimeo.com/123456789/abcdef0123", "https://player.vimeo.com/video/123456789"),
        (
            "https://player.vimeo.com/video/123456789?h=abcdef0123",
            "https://player.vimeo.com/video/123456789",
        ),
    ],
)
def test_an_unlisted_vimeo_video_brings_its_key_along(url, player):
    video = parse_video_url(url)

    assert video.embed_url.startswith(player)
    assert "h=abcdef0123" in video.embed_url
    assert "abcdef0123" in video.watch_url


@pytest.mark.parametrize(
    "url",
    ["https://example.org/talk.mp4", "https://example.org/a/Talk.WEBM", "https://x.org/t.mp4?v=2"],
)
def test_a_file_is_played_by_the_page_itself(url):
    video = parse_video_url(url)

    assert (video.watch_url, video.embed_url) == (url, "")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a recording",
        "https://example.org/talk",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=",
        "https://www.youtube.com/watch?v=tooShort",
        "https://www.youtube.com/@channel",
        "https://www.youtube.com/playlist?list=PL123",
        "https://youtu.be/",
        "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        "https://example.org/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ%22onload",
        "https://vimeo.com/",
        "https://vimeo.com/staffpicks",
        "https://vimeo.com/event/123456789",
        "https://vimeo.com/showcase/123456789",
        "https://notvimeo.com/123456789",
        "http://example.org/talk.mp4",
        "https:///talk.mp4",
        "ftp://example.org/talk.mp4",
        "javascript:alert(1)//.mp4",
        "data:video/mp4,x.mp4",
        "https://[broken/talk.mp4",
    ],
)
def test_anything_else_is_refused_in_plain_words(url):
    with pytest.raises(ValidationError) as refusal:
        parse_video_url(url)

    assert refusal.value.code == "not_a_video"
