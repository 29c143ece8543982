from foundation_site.development.private_files import machine_secret

from .base import *  # noqa: F403
from .base import VAR_DIR

DEBUG = True
# With /components/, where a component is seen in each of its states.
ROOT_URLCONF = "foundation_site.component_page.urls"
SECRET_KEY = machine_secret(VAR_DIR / "secret_key")
SAMPLE_ACCOUNTS_FILE = VAR_DIR / "sample_accounts.json"
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# Who edits a template wants to see it.
CONTENT_APP_PAGE_CACHE_SECONDS = 0

# A copy on somebody's desk need not knock at other people's doors.
CONTENT_APP_LINK_CHECK = {"ask_others": False}

# The worker would tell of every task among the lines of `make run`; what fails is enough.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"warnings": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "loggers": {
        name: {"handlers": ["warnings"], "propagate": False}
        for name in ("django.tasks", "django_tasks", "django_tasks_db")
    },
}
