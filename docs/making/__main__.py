"""`python -m docs.making`: make anew the pages and plots that are made from something."""

import os
import sys

import django
from docs.making.pages import drawn, made


def main() -> None:
    """Write every page and plot, and say which."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansa.site.settings")
    django.setup()
    for path, text in (made() | drawn()).items():
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
