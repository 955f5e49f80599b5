"""The site's own settings, quicker where the product's care is not what is tested."""

import os

# Before the site reads its surroundings: tests never touch the data of a site or a demonstration.
os.environ["HANSA_DATA"] = "var/test"
# Playwright keeps an event loop in the test's thread, where Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from hansa.site.settings import *  # noqa: F403
from hansa.site.settings import DATABASES, STORAGES

# Every test signs somebody in; a slow hash protects nobody here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# One thread asks, and a pool's threads would outlive the test's database.
DATABASES["default"]["OPTIONS"].pop("pool")
# Files are served as they are, so no test waits for them to be gathered and compressed.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
