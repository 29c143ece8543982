"""What every environment shares. The environment is read in this package and nowhere else."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from foundation_site.cross_origin import keep_static_file_here

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# Everything that a running site writes; a deployment usually places it on a volume of its own.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "foundation_site.accounts",
    "foundation_site.media",
    "content_app",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "foundation_site.compression.CompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "content_app.figures.counting_middleware.CountViewsMiddleware",
    "content_app.scheduling.catching_up.CatchUpMiddleware",
    "content_app.page_cache.middleware.PageCacheMiddleware",
    "content_app.page_cache.known_sites.KnownSiteMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "foundation_site.cross_origin.CrossOriginResourcePolicyMiddleware",
    "foundation_site.content_security.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "content_app.base.cache_headers.CacheHeadersMiddleware",
    "content_app.base.clock.RequestClockMiddleware",
    "content_app.base.session_middleware.ReaderSessionMiddleware",
    "content_app.base.locale_middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "content_app.crosslinks.redirect_middleware.OneStepRedirectMiddleware",
]

ROOT_URLCONF = "foundation_site.urls"
WSGI_APPLICATION = "foundation_site.wsgi.application"
ASGI_APPLICATION = "foundation_site.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Database

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        # A transaction that begins by reading and then writes cannot wait for its turn: SQLite
        # refuses it at once, whatever the timeout. IMMEDIATE takes the turn at the beginning.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
        ),
    }
else:
    # Wagtail's search uses PostgreSQL's own kinds of index, for which Django asks for this from 6.1 on.
    INSTALLED_APPS.append("django.contrib.postgres")
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # What looks expensive to PostgreSQL it compiles first, which takes many times as long as any query
    # of a site: 1.4 seconds for the filter of the list of posts.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")

# Accounts

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# Where a developer's machine notes the passwords of its sample accounts. Without a place there are
# no such accounts.
SAMPLE_ACCOUNTS_FILE: Path | None = None

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "UTC"
USE_TZ = True

# Static files and uploads

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "foundation_site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# WhiteNoise offers static files to every site, which those on another host than their pages need.
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = keep_static_file_here

# A condition page with all its nested blocks passes Django's limit of 1,000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Caches. Django's default of 300 entries would evict renditions before a second reader comes. Pages
# are kept in files, since all processes must see that one of them was purged.

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
    "pages": {
        "BACKEND": "foundation_site.page_files.PageFiles",
        "LOCATION": VAR_DIR / "page-cache",
        "OPTIONS": {"MAX_ENTRIES": 30_000},
    },
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "TIMEOUT": 600,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

# Background work

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Security

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# No other site learns that somebody came from here. The players of videos do, as their frames say.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

VIDEO_PLAYERS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]

# What is not named is refused: nothing here has plugins, workers, media or a manifest.
# JSON-LD is data, which no browser runs and no policy asks about.
CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        # A script sends what readers answer; Lighthouse asks for robots.txt from within the page.
        "connect-src": [SELF],
        "frame-src": VIDEO_PLAYERS,
        # These three are not covered by default-src. A preview stands in a frame of the editor.
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}

# Wagtail's editor writes scripts and styles into its pages, previews itself in a frame, and shows
# files that are still being uploaded.
ADMIN_CONTENT_SECURITY_POLICY_DIRECTIVES: dict[str, Any] = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF, *VIDEO_PLAYERS],
    "object-src": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [SELF],
}

# What a page, and the player in a frame of it, may ask of the device.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "accelerometer": [],
    "browsing-topics": [],
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "gyroscope": [],
    "hid": [],
    "local-fonts": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "screen-wake-lock": [],
    "serial": [],
    "usb": [],
    "xr-spatial-tracking": [],
    "autoplay": ["self", *VIDEO_PLAYERS],
    "encrypted-media": ["self", *VIDEO_PLAYERS],
    "fullscreen": ["self", *VIDEO_PLAYERS],
    "picture-in-picture": ["self", *VIDEO_PLAYERS],
}

# Wagtail

WAGTAIL_SITE_NAME = env.str("SITE_NAME", default="Foundation")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")

# The admin calls nobody.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "content_app.base.rich_text_editor.TolerantDraftail"}
}

WAGTAIL_FINISH_WORKFLOW_ACTION = "content_app.announcements.workflows.publish_as_planned"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "content_app.search.backend"}}

WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "foundation_site.media.forms.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
# Frames count too. This is a photograph of 48 megapixels, and well below what exhausts a worker.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000

WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "odp",
    "ods",
    "odt",
    "pdf",
    "pptx",
    "txt",
    "vtt",
    "xlsx",
    "zip",
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# Through Django, so that private collections stay private and the response forbids active content.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = True
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "content_app/password_required.html"  # noqa: S105 - a template
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]

WAGTAILAPI_BASE_URL = WAGTAILADMIN_BASE_URL
# Its interactive pages load scripts from another host.
WAGTAILAPI_DOCS_ENABLED = False
