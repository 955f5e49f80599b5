"""What somebody chose, as a form sends it."""

from collections.abc import Collection

from django.http import QueryDict
from django.utils.translation import gettext as _

from hansa.apps.matching.rules import Choice
from hansa.values import Refused


def choice_said(form: QueryDict, *, among: Collection[str] = tuple(Choice)) -> Choice:
    """Must, like, or no, thanks.

    Raises:
        Refused: when it is none of them.
    """
    said = form.get("choice", "")
    if said not in among:
        raise Refused(
            _("Choose one: must meet, would like to meet, or no, thanks."), field="choice"
        )
    return Choice(said)
