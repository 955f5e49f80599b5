"""Styles and scripts that one page needs together, in one file made of those that people read.

A phone on a train fetches three files instead of eighteen, at two thirds of the weight: an agenda
has to come within 40 kB. Which parts go together stands in the settings, `STATIC_BUNDLES`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, FileSystemFinder
from django.core.files.storage import FileSystemStorage
from rcssmin import cssmin
from rjsmin import jsmin


class Bundles(BaseFinder):
    """Finds the bundles as any static file, made anew where a part has changed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.storage = FileSystemStorage(location=settings.DATA / "bundles")
        self._parts = FileSystemFinder()

    def check(self, **options: Any) -> list[Any]:
        """Nothing of it can be set wrongly."""
        return []

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every bundle, ready to be collected."""
        for name in settings.STATIC_BUNDLES:
            self._made(name)
            yield name, self.storage

    def find(self, path: str, find_all: bool = False, **options: Any) -> Any:
        """Where the bundle of this name lies; nothing for other names."""
        if path not in settings.STATIC_BUNDLES:
            return []
        made = str(self._made(path))
        return [made] if find_all or options.get("all") else made

    def _made(self, name: str) -> Path:
        file, text = Path(self.storage.path(name)), self._text(name)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            # In one step: several programs may start at once.
            fresh = file.with_suffix(f".{os.getpid()}")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(file)
        return file

    def _text(self, name: str) -> str:
        parts = [self._part(part) for part in settings.STATIC_BUNDLES[name]]
        if name.endswith(".css"):
            return str(cssmin("".join(parts)))
        # In braces: what one part declares is no other part's.
        return str(jsmin("".join(f"{{{part}}}\n" for part in parts)))

    def _part(self, name: str) -> str:
        found = self._parts.find(name)
        if not found:
            raise LookupError(f"STATIC_BUNDLES names {name}, which lies in no static folder.")
        return Path(str(found)).read_text(encoding="utf-8")
