"""`python -m docs.making`: make the pages of the reference anew."""

import os
import sys

import django
from docs.making.pages import made


def main() -> None:
    """Write every page, and say which."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansa.site.settings")
    django.setup()
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
