"""Production's settings, on plain http and with a server of uploads, which a proxy serves otherwise."""

from foundation_site.settings.production import *  # noqa: F403

ROOT_URLCONF = "benchmarks.release.urls"
