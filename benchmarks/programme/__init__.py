"""What a day of the programme takes: phones that ask, and people at doors.

Whoever imports a module of this package has a Django that knows its tables.
"""

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansa.site.settings")
if not apps.ready:
    django.setup()
