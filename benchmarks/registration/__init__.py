"""What registering costs in time, and whether a seat can be sold twice.

Whoever imports a module of this package has a Django that knows its tables.
"""

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansa.site.settings")
if not apps.ready:
    django.setup()
