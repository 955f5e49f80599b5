"""The design is tested from the files as they lie, without a collected manifest."""

import pytest

PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(autouse=True)
def plain_files(settings):
    settings.STORAGES = PLAIN
