"""The door through which the web server comes in."""

import gc
import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansa.site.settings")

_PAGES = Path(__file__).parents[1] / "web"


def read_beforehand() -> int:
    """Read every address and page: else the first visitors of a new process wait for it.

    Returns:
        How many pages there are.
    """
    resolve("/")
    pages = sorted(_PAGES.rglob("*.html"))
    for page in pages:
        get_template(str(page.relative_to(_PAGES)))
    return len(pages)


application = get_wsgi_application()
read_beforehand()
# What was read stays; looking for waste in it takes a quarter of a second while everybody waits.
gc.collect()
gc.freeze()
