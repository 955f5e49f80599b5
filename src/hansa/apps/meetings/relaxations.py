"""What would help to hold more, as a run keeps it and in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hansa.apps.meetings.facts import Facts
from hansa.apps.meetings.models import Run, Slot
from hansa.apps.meetings.naming import Names, names_in
from hansa.engines.scheduling import Change, Ease, Relaxation, TableKind


def kept(relaxation: Relaxation, slots: Sequence[Slot]) -> Facts:
    """A relaxation as it is kept: numbers of rows, never names.

    Args:
        slots: rows in the order of the problem's slot indexes.
    """
    change = relaxation.change
    return {
        "ease": str(change.ease),
        "slots": [slots[index].pk for index in change.slots],
        "number": change.number,
        "party": _number(change.party),
        "person": _number(change.person),
        "skill": change.skill,
        "thing": _thing(change),
        "meetings": relaxation.meetings,
        "worth": relaxation.worth,
    }


def _number(key: str | None) -> int | None:
    return None if key is None else int(key)


def _thing(change: Change) -> str:
    """What kind of table it is."""
    if change.kind is TableKind.TABLE and change.accessible:
        return "accessible"
    return str(change.kind)


def what_would_help(run: Run) -> list[str]:
    """What the run found out, in sentences, the most useful first."""
    if not run.relaxations:
        return []
    people = {each["person"] for each in run.relaxations if each["person"]}
    names = names_in(run.session, wishes=set(), people=people)
    return [in_words(each, names) for each in run.relaxations]


def in_words(relaxation: Facts, names: Names) -> str:
    """One relaxation with what it was found to add."""
    meetings, worth = relaxation["meetings"], relaxation["worth"]
    adds = ngettext(
        "would add at least {meetings} meeting, worth {worth}",
        "would add at least {meetings} meetings, worth {worth} together",
        meetings,
    ).format(meetings=meetings, worth=worth)
    return WORDS[relaxation["ease"]](relaxation, names, adds)


def _tables(relaxation: Facts, names: Names, adds: str) -> str:
    number, slots = relaxation["number"], relaxation["slots"]
    things = {
        "table": ngettext("one more table", "{number} more tables", number),
        "accessible": ngettext(
            "one more accessible table", "{number} more accessible tables", number
        ),
        "room": ngettext("one more room", "{number} more rooms", number),
        "virtual": ngettext("one more video room", "{number} more video rooms", number),
    }[relaxation["thing"]].format(number=number)
    if len(slots) == 1:
        said = _("At {time}, {things} {adds}.")
        return said.format(time=names.clock(slots[0]), things=things, adds=adds)
    return _("Throughout {times}, {things} {adds}.").format(
        times=names.times(slots), things=things, adds=adds
    )


def _slot(relaxation: Facts, names: Names, adds: str) -> str:
    return _("One more slot at {time} {adds}.").format(
        time=names.ends(relaxation["slots"][-1]), adds=adds
    )


def _person(relaxation: Facts, names: Names, adds: str) -> str:
    return _("One more person of {party} {adds}.").format(
        party=names.party(relaxation["party"]), adds=adds
    )


def _helper(relaxation: Facts, names: Names, adds: str) -> str:
    return _("One more helper for {skill} ({times}) {adds}.").format(
        skill=relaxation["skill"], times=names.times(relaxation["slots"]), adds=adds
    )


def _stay(relaxation: Facts, names: Names, adds: str) -> str:
    slots = relaxation["slots"]
    who = names.somebody(relaxation["party"], relaxation["person"])
    if slots[-1] == names.slots[-1].pk:
        return _("{who} staying until {time} {adds}.").format(
            who=who, time=names.ends(slots[-1]), adds=adds
        )
    return _("{who} coming at {time} already {adds}.").format(
        who=who, time=names.clock(slots[0]), adds=adds
    )


def _cap(relaxation: Facts, names: Names, adds: str) -> str:
    number = relaxation["number"]
    return ngettext(
        "Letting {party} have one more meeting {adds}.",
        "Letting {party} have {number} more meetings {adds}.",
        number,
    ).format(party=names.party(relaxation["party"]), number=number, adds=adds)


WORDS = {
    Ease.TABLES: _tables,
    Ease.SLOT: _slot,
    Ease.PERSON: _person,
    Ease.HELPER: _helper,
    Ease.STAY: _stay,
    Ease.CAP: _cap,
}
