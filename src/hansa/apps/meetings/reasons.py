"""Why the latest proposal does not hold a wish, in words."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hansa.apps.meetings import rules
from hansa.apps.meetings.facts import Facts
from hansa.apps.meetings.naming import Names

Words = Callable[[Facts, Names], str]


def reason_in_words(code: str, facts: Facts, names: Names) -> str:
    """The reason with names and times, for officers; empty when it was not asked yet.

    Args:
        facts: those of another reason, or none, give the sentence without any.
    """
    if facts.get("reason") != code or code not in WORDS:
        return rules.reason_in_words(code)
    return " ".join([WORDS[code](facts, names), *_making_room(facts, names)])


def _making_room(facts: Facts, names: Names) -> Iterator[str]:
    if instead := facts.get("instead"):
        yield _("The least that would have to go: {meetings}, worth {worth}, at {time}.").format(
            meetings=", ".join(names.wish(number) for number in instead["wishes"]),
            worth=instead["worth"],
            time=names.clock(instead["slot"]),
        )


def _no_common_slot(facts: Facts, names: Names) -> str:
    absences = [_absence(each, names) for each in facts.get("present", ())]
    allowed = facts.get("slots", [])
    if allowed and names.without(allowed):
        absences.append(_("it may only be held {times}").format(times=names.times(allowed)))
    if not absences:
        return rules.reason_in_words("no_common_slot")
    return _("No common slot: {facts}.").format(facts="; ".join(absences))


def _absence(presence: Facts, names: Names) -> str:
    """When somebody comes and goes, or is away in between."""
    who = names.somebody(presence["party"], presence["person"])
    there, away = presence["slots"], names.without(presence["slots"])
    if not there:
        return _("{who} is not there at all").format(who=who)
    order = [slot.pk for slot in names.slots]
    if order[: len(there)] == there:
        return _("{who} leaves at {time}").format(who=who, time=names.ends(there[-1]))
    if order[-len(there) :] == there:
        return _("{who} arrives at {time}").format(who=who, time=names.clock(there[0]))
    return _("{who} is away {times}").format(who=who, times=names.times(away))


def _no_suitable_table(facts: Facts, names: Names) -> str:
    times = names.times(facts.get("slots", ()))
    if table := facts.get("table"):
        return _("{table} cannot be used when all could come ({times}).").format(
            table=rules.table_in_words(table), times=times
        )
    if facts.get("accessible"):
        return _("No accessible table is there when all could come ({times}).").format(times=times)
    return _("No table of the kind it needs is there when all could come ({times}).").format(
        times=times
    )


def _no_helper(facts: Facts, names: Names) -> str:
    return _("Nobody for {skill} is there when all could come ({times}).").format(
        skill=facts.get("skill", "–"), times=names.times(facts.get("slots", ()))
    )


def _cap_reached(facts: Facts, names: Names) -> str:
    most = facts.get("most", 0)
    return ngettext(
        "{party} already has the {most} meeting that it may have.",
        "{party} already has the {most} meetings that it may have.",
        most,
    ).format(party=names.party(facts.get("party")), most=most)


def _party_full(facts: Facts, names: Names) -> str:
    party, slots = names.party(facts.get("party")), facts.get("slots", [])
    there = facts.get("present", [{"slots": slots}])[0]["slots"]
    if slots == there:
        words = ngettext(
            "The one slot of {party} is full {with_what}.",
            "The {slots} slots of {party} are full {with_what}.",
            len(slots),
        )
    else:
        words = _("When all could come ({times}), {party} is full {with_what}.")
    return words.format(
        slots=len(slots), party=party, times=names.times(slots), with_what=_with_what(facts)
    )


def _with_what(facts: Facts) -> str:
    taken, musts = facts.get("taken", 0), facts.get("musts", 0)
    if taken and musts == taken:
        return _("with must-meets")
    if musts:
        return ngettext(
            "with {musts} must-meet and others worth {least} or more",
            "with {musts} must-meets and others worth {least} or more",
            musts,
        ).format(musts=musts, least=facts.get("least"))
    return _("with meetings worth {least} or more").format(least=facts.get("least"))


def _never_free_together(facts: Facts, names: Names) -> str:
    free = [
        _("{who} is free {times}").format(
            who=names.party(each["party"]), times=names.times(each["slots"])
        )
        for each in facts.get("present", ())
    ]
    return _("They are never free at the same time: {facts}.").format(facts="; ".join(free))


def _tables_full(facts: Facts, names: Names) -> str:
    times = names.times(facts.get("slots", ()))
    if table := facts.get("table"):
        return _("{table} is taken whenever all are free ({times}).").format(
            table=rules.table_in_words(table), times=times
        )
    if facts.get("accessible"):
        return _("All accessible tables are taken when all are free ({times}).").format(times=times)
    return _("All tables are taken when all are free ({times}).").format(times=times)


def _helpers_busy(facts: Facts, names: Names) -> str:
    return _("Nobody for {skill} is free when all others are ({times}).").format(
        skill=facts.get("skill", "–"), times=names.times(facts.get("slots", ()))
    )


def _competitor_beside(facts: Facts, names: Names) -> str:
    return _("A competitor, {party}, sits beside every free table ({times}).").format(
        party=names.party(facts.get("party")), times=names.times(facts.get("slots", ()))
    )


def _against_order(facts: Facts, names: Names) -> str:
    return _("It fits only against the order asked for with {meeting}.").format(
        meeting=names.wish(facts.get("other"))
    )


def _against_fairness(facts: Facts, names: Names) -> str:
    return _(
        "There is room ({times}), but somebody would wait too much more often than others."
    ).format(times=names.times(facts.get("slots", ())))


def _room_left(facts: Facts, names: Names) -> str:
    return _(
        "There is room for it ({times}): place it by hand, or give the next proposal more time."
    ).format(times=names.times(facts.get("slots", ())))


WORDS: dict[str, Words] = {
    "no_common_slot": _no_common_slot,
    "no_suitable_table": _no_suitable_table,
    "no_helper": _no_helper,
    "cap_reached": _cap_reached,
    "party_full": _party_full,
    "never_free_together": _never_free_together,
    "tables_full": _tables_full,
    "helpers_busy": _helpers_busy,
    "competitor_beside": _competitor_beside,
    "against_order": _against_order,
    "against_fairness": _against_fairness,
    "room_left": _room_left,
}


def reason_for_delegate(code: str, facts: Facts, *, party: int) -> str:
    """The reason as far as it concerns one of the parties: nothing of others' meetings."""
    known = facts if facts.get("reason") == code else {}
    theirs = known.get("party") == party
    if code == "party_full" and theirs:
        return _("All your slots are taken by other meetings.")
    if code == "cap_reached" and theirs:
        return _("You have as many meetings as you may have.")
    if code == "no_common_slot" and theirs:
        return _("You are away when it could be held.")
    return {
        "party_full": _("Their slots are taken by other meetings."),
        "cap_reached": _("They have as many meetings as they may have."),
        "no_common_slot": _("There is no slot in which both can come."),
        "never_free_together": _("You were never free at the same time."),
        "tables_full": _("No table was free when both of you were."),
        "helpers_busy": _("The help that it needs was not free when both of you were."),
        "no_helper": _("The help that it needs is not there when both of you can come."),
        rules.NOBODY_THERE: _("There is no slot in which both can come."),
    }.get(code, _("There was no place left that suits both of you."))
