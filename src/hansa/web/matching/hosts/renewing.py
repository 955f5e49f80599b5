"""A new link instead of one that ended, mailed to the address that we know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hansa.apps.matching import services
from hansa.apps.meetings.links import read_link
from hansa.values import Refused
from hansa.web.matching.hosts.visiting import address_of, ended, no_page, speak_their_language


@require_POST
@never_cache
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """The same words whether a letter leaves now or left today already."""
    link = read_link(token)
    if link is None:
        return no_page(request)
    speak_their_language(request, link.reader)
    try:
        services.mail_new_link(link=link, address_of=address_of, now=timezone.now())
    except Refused as refused:
        return ended(request, token, objections=refused.objections)
    return ended(request, token, is_mailed=True)
