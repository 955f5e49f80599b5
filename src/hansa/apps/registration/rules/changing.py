"""When an application can still be changed by those who sent it, and what a change is."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from hansa.apps.registration.rules.registrations import Status

# What is said of what: ("delegate", "An Peeters") stays on which days, ("payer", "") is whom.
Told = Mapping[tuple[str, str], str]

# Deeds after which an application says something else; how far it is, its status says.
CHANGES = (
    "registration.changed",
    "registration.wishes_changed",
    "registration.delegate_added",
    "registration.substituted",
)


def objections_to_changing_status(*, status: str, agency: str) -> Iterator[str]:
    """Why an application of this status is not changed by the organisation."""
    if status != Status.APPLIED:
        yield _("An application that is “{status}” is not changed any more. Ask {agency}.").format(
            status=Status(status).label, agency=agency
        )


def objections_to_changing_during_selection(*, agency: str, deciding: bool) -> Iterator[str]:
    """Why an application stays as it is while a selection meeting decides on it."""
    if deciding:
        yield _("The selection meeting is deciding on it. Ask {agency} for a change.").format(
            agency=agency
        )


def objections_to_older_version(*, seen: str, stands: str) -> Iterator[str]:
    """Why somebody does not write over what a colleague has changed meanwhile."""
    if seen != stands:
        yield _(
            "Somebody has changed the application since you opened this page. "
            "Look at it again, then change it."
        )


def changes_between(was: Told, now: Told) -> list[tuple[str, str, str, str]]:
    """What is told otherwise: of what, of whom, before, after; "" where it was or is nothing."""
    return [
        (*key, was.get(key, ""), now.get(key, ""))
        for key in dict.fromkeys([*was, *now])
        if was.get(key, "") != now.get(key, "")
    ]
