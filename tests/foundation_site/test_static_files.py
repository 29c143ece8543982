import pytest
from django.core.management import call_command


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
