"""What the shell shows around a page."""

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, object]:
    """The navigation of a page; none for whoever is signed out."""
    return {"navigation": None}
