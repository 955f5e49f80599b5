"""The form of an announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.attendance.rules.announcements import LONGEST, Group
from hansa.apps.programme import queries as programme
from hansa.apps.programme.rules import Status
from hansa.apps.travel import queries as travel
from hansa.plumbing.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django_stubs_ext import StrOrPromise

    from hansa.apps.attendance.queries.announcements import Named
    from hansa.apps.missions.models import Mission

# Of these there are many with one name; their hour tells them apart.
TIMED = (Group.ACTIVITY.value, Group.RIDE.value)


def _words(label: StrOrPromise, *, required: bool = False) -> forms.CharField:
    lines = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=LONGEST, widget=lines, required=required)


class AnnouncementForm(forms.Form):
    """A few words, in up to four languages, and to whom."""

    key = forms.UUIDField(widget=forms.HiddenInput(attrs={"maxlength": 36}))
    to = forms.ChoiceField(label=_("To whom"))
    text_en = _words(_("In English"), required=True)
    text_fr = _words(_("In French"))
    text_nl = _words(_("In Dutch"))
    text_de = _words(_("In German"))

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())
        self._named = dict(_groups(mission))
        choices = [(key, _called(key, named)) for key, named in self._named.items()]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def texts(self) -> dict[str, str]:
        """What is said, by language."""
        return {each: self.cleaned_data[f"text_{each}"] for each in LANGUAGES}

    @property
    def group(self) -> str:
        """Which sort of group is meant."""
        return str(self.cleaned_data["to"]).partition("-")[0]

    @property
    def named(self) -> Named | None:
        """Which one of them."""
        return self._named[self.cleaned_data["to"]]


def _groups(mission: Mission) -> Iterator[tuple[str, Named | None]]:
    yield Group.EVERYBODY, None
    for leg in mission.legs.all():
        yield f"{Group.LEG}-{leg.pk}", leg
    for sector in mission.sector_groups.all():
        yield f"{Group.SECTOR}-{sector.pk}", sector
    for activity in programme.activities_of(mission, status=Status.CONFIRMED):
        yield f"{Group.ACTIVITY}-{activity.pk}", activity
    for ride in travel.rides_of(mission):
        yield f"{Group.RIDE}-{ride.pk}", ride


def _called(key: str, named: Named | None) -> str:
    group = str(Group(key.partition("-")[0]).label)
    if named is None:
        return group
    when = f"{named.told.start:%d.%m. %H:%M} " if key.startswith(TIMED) else ""  # type: ignore[union-attr]  # has hours
    return f"{group}: {when}{named}"
