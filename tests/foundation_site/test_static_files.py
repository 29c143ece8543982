from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from foundation_site.development import stylesheet


def test_every_file_that_a_stylesheet_names_can_be_hashed(settings, tmp_path):
    """Production refuses to start its release over one wrong url() in a stylesheet."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()


@pytest.mark.django_db
def test_fonts_and_styles_come_from_this_site(client):
    assert client.get("/static/content_app/css/content_app.css").status_code == 200


def test_the_stylesheet_is_what_its_parts_say():
    assert stylesheet.run_command(["--check"]) == 0


def test_a_stylesheet_that_is_out_of_date_is_noticed_and_can_be_renewed(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(stylesheet, "STYLESHEET", tmp_path / "content_app.css")
    stylesheet.STYLESHEET.write_text(".ca { color: red; }")

    assert stylesheet.run_command(["--check"]) == 1
    assert "make styles" in capsys.readouterr().err
    stylesheet.run_command([])

    assert stylesheet.run_command(["--check"]) == 0


def test_every_part_of_the_styles_is_in_the_stylesheet():
    styles = stylesheet.ENTRY.parent
    parts = {str(part.relative_to(styles)) for part in styles.rglob("*.css")}

    assert parts - {stylesheet.ENTRY.name} == set(stylesheet.parts_of(stylesheet.ENTRY))


@pytest.mark.parametrize(
    ("files", "most"),
    [
        (["content_app/css/content_app.css", "site/css/site.css"], 12_000),
        (["content_app/js/content_app.js"], 6_000),
    ],
)
def test_styles_and_scripts_stay_small_for_slow_lines(files, most):
    """In bytes, as they are sent."""
    sent = sum(len(brotli.compress(Path(finders.find(file)).read_bytes())) for file in files)

    assert sent <= most


def test_no_page_loads_more_fonts_than_a_slow_line_can_bear():
    """All of them together, since a page may need each: for words in italics, and for names from elsewhere."""
    fonts = Path(finders.find("content_app/fonts")).glob("*.woff2")

    assert 0 < sum(font.stat().st_size for font in fonts) <= 45_000
