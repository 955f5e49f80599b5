"""How the house is put together; every variable says what breaks without it."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from hansa.plumbing.database import settings_for
from hansa.plumbing.environment import mail_settings, secret_key
from hansa.plumbing.secrets.keys import keys_given

PACKAGE = Path(__file__).resolve().parent.parent

# Where the embedded database, mail files and collected static files live. Without it: ./var.
DATA = Path(os.environ.get("HANSA_DATA", "var")).resolve()

# Signs sessions and links. Without it a key is made once and kept in DATA, so every machine of
# a site that runs on several needs the same one here.
SECRET_KEY = secret_key(data=DATA, given=os.environ.get("HANSA_SECRET_KEY"))

# Close what delegates tell in confidence (passports, health) and the secrets of code apps, as
# `NAME:KEY NAME:KEY`: the first closes, the others still open; a key is 32 random bytes in
# base64. Without it a key is made once and kept in DATA, for one machine only. What a lost key
# closed is lost for ever.
DATA_KEYS = keys_given(os.environ.get("HANSA_DATA_KEYS"))

# Template errors in the browser. Without it: off, as in production.
DEBUG = os.environ.get("HANSA_DEBUG") == "1"

# The names under which the site answers, parted by commas. Without it: this machine only.
ALLOWED_HOSTS = os.environ.get("HANSA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

# The address people see, used in mails and calendar feeds. Without it links point to localhost.
BASE_URL = os.environ.get("HANSA_BASE_URL", "http://localhost:8000").rstrip("/")

# "no" where DATABASE_URL leads to a pooler that lends connections for one transaction and knows no
# prepared statements, as PgBouncer before 1.21. Without it: the server keeps the plans of what
# every phone asks.
PREPARES = os.environ.get("HANSA_PREPARED_STATEMENTS") != "no"

# A PostgreSQL of your own. Without it the embedded one starts below DATA.
DATABASES = {
    "default": settings_for(data=DATA, url=os.environ.get("DATABASE_URL"), prepares=PREPARES)
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "django_htmx",
    "django.forms",
    # The simple configurations: the loaders are written out below.
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "lucide",
    "csp",
    # For government sign-on; its own pages and tables stay unused.
    "allauth.account",
    "allauth.socialaccount",
    "hansa.plumbing.history",
    "hansa.plumbing.mailing",
    "hansa.plumbing.pushing",
    "hansa.apps.accounts",
    "hansa.apps.directory",
    "hansa.apps.missions",
    "hansa.apps.registration",
    "hansa.apps.meetings",
    "hansa.apps.matching",
    "hansa.apps.programme",
    "hansa.apps.protocol",
    "hansa.apps.agreements",
    "hansa.apps.travel",
    "hansa.apps.attendance",
    "hansa.worker",
    "hansa.web",
    "hansa.cli",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hansa.web.programme.news.quiet_while_nothing_is_new",
    # A board weighs 470 kB and packs to a tenth; Django pads the packed page against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    # Before anything looks a cookie or a field up in the database.
    "hansa.web.unreadable.null_characters_refused",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hansa.web.accounts.reader.readers_language",
    "hansa.web.accounts.leading.SecondStepFirst",
    "hansa.web.readers.ReadersOnlyRead",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "hansa.site.urls"
WSGI_APPLICATION = "hansa.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # A template stands beside its view: web/meetings/board.html is "meetings/board.html".
        # Letters stand with their context: apps/registration/letters/accepted.txt.
        "DIRS": [PACKAGE / "web", PACKAGE / "apps"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "hansa.web.design.templatetags.design",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hansa.web.shell.navigation",
            ],
        },
    }
]
COTTON_DIR = "design/components"
FORM_RENDERER = "hansa.web.design.forms.Renderer"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["hansa.apps.accounts.queries.Reader"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
SOCIALACCOUNT_ADAPTER = "hansa.web.accounts.government.Door"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "missions:home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

GOVERNMENT = {}
# The issuer of government sign-on (OpenID Connect), such as https://login.example.gov. Without it
# there is none: staff come in with passwords, passkeys and letters.
GOVERNMENT["server"] = os.environ.get("HANSA_OIDC_SERVER", "")
# As whom the issuer knows this site. Without it the issuer refuses.
GOVERNMENT["client"] = os.environ.get("HANSA_OIDC_CLIENT", "")
# What the issuer gave this site to prove itself. Without it the issuer refuses.
GOVERNMENT["secret"] = os.environ.get("HANSA_OIDC_SECRET", "")
# What people call it, on the button. Without it: government sign-on, in their language.
GOVERNMENT["name"] = os.environ.get("HANSA_OIDC_NAME", "")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("nl", _("Dutch")), ("de", _("German"))]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_TZ = True
# Officers plan from Brussels; everything that happens on a leg is shown in the leg's own zone.
TIME_ZONE = "Europe/Brussels"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "hansa.web.design.bundles.Bundles",
]
# What the shell, and what an agenda, loads at once. Later parts come after earlier ones.
STATIC_BUNDLES = {
    "css/hansa.css": [
        f"css/{name}.css"
        for name in ("tokens", "base", "shell", "parts", "data", "forms", "overlays", "print")
    ],
    "js/hansa.js": [
        f"js/{name}.js"
        for name in ("theme", "requests", "toasts", "dialogs", "drawer", "commands", "copy")
    ],
    "programme/journey.js": [f"programme/{name}.js" for name in ("agenda", "news", "offline")],
}
STATICFILES_DIRS = [
    PACKAGE / "web" / "design" / "static",
    PACKAGE / "web" / "accounts" / "static",
    PACKAGE / "web" / "attendance" / "static",
    PACKAGE / "web" / "matching" / "static",
    PACKAGE / "web" / "meetings" / "static",
    PACKAGE / "web" / "programme" / "static",
    PACKAGE / "web" / "protocol" / "static",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The mail server, as smtp://user:password@host:port. Without it letters become files below DATA.
globals().update(mail_settings(url=os.environ.get("HANSA_EMAIL_URL"), data=DATA))
# Who letters come from, as `Name <address>`. Without it: hansa@localhost, which nobody can answer.
DEFAULT_FROM_EMAIL = os.environ.get("HANSA_FROM", "Hansa <hansa@localhost>")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The key by which push services know this site: 32 bytes in base64. Without it a key is made once
# and kept in DATA, for one machine only; with another key every telephone must subscribe again.
PUSH_KEY = os.environ.get("HANSA_PUSH_KEY", "")

# The push services we send to, parted by spaces; `*` stands for a part of a name. Without it: those
# of Google, Mozilla, Microsoft and Apple; telephones with another are told so.
PUSH_SERVICES = os.environ.get(
    "HANSA_PUSH_SERVICES",
    "https://fcm.googleapis.com https://*.push.services.mozilla.com"
    " https://*.notify.windows.com https://*.push.apple.com",
).split()

# Behind TLS set HANSA_HTTPS=1: without it cookies also travel over plain HTTP.
HTTPS = os.environ.get("HANSA_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_AGE = 14 * 24 * 3600
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# How much the log tells: DEBUG, INFO, WARNING or ERROR. Without it: warnings and errors.
LOG_LEVEL = os.environ.get("HANSA_LOG_LEVEL", "WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
