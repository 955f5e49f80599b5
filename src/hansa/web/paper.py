"""Answering with a document on paper, or saying why there is none."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, tzinfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hansa.plumbing.documents.printing import Unprintable, as_pdf
from hansa.plumbing.languages import readers_language
from hansa.web.design.templatetags.design import as_moment, as_zone

logger = logging.getLogger(__name__)


def on_paper(
    request: HttpRequest,
    template: str,
    said: Mapping[str, object],
    *,
    title: str,
    language: str = "",
) -> HttpResponse:
    """The document as the browser shows it; a page that says so where it cannot be set.

    Args:
        template: a path inside the package.
        title: the document's; its file is named for it.
        language: of its words, where not the reader's.
    """
    try:
        made = as_pdf(template, said, title=title, language=language or readers_language())
    except Unprintable:
        logger.exception("A document could not be set.")
        return render(request, "design/errors/unprinted.html", status=503)
    headers = {
        "Content-Disposition": f'inline; filename="{slugify(title)[:80] or "print"}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def as_of(now: datetime, zone: tzinfo) -> str:
    """What stands at the foot of a sheet, for who holds two of them."""
    return _("As of {moment} ({zone})").format(moment=as_moment(now, zone), zone=as_zone(zone))
