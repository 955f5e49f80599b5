"""Every address by every method, as everybody: nobody learns or changes what is not theirs.

Each row carries a word of its own (`canaries`); who may know it is told once more, apart from the
queries (`belonging`). An address that nobody filled fails the walk, and so does a table without a
row: `tests/house/world.py` is the place to make one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from django.db import transaction
from tests.house.addresses import Address, addresses
from tests.house.belonging import Reader, agencies_of
from tests.house.canaries import plant_everywhere, tables_without_rows
from tests.house.readers import NAMES, readers
from tests.house.test_forms import every_form
from tests.house.test_nothing_breaks import asked_by_views
from tests.house.test_strangers import PUBLIC, PUBLIC_ROOMS, WITH_KEY
from tests.house.walking import Walker, astray, mixed, written_by
from tests.house.world import World, world

from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import Role
from hansa.apps.missions.models import Mission
from hansa.site import urls as site_urls
from hansa.web.readers import OWN

# Tables of which the walk has no row, because what they hold is shown nowhere.
WITHOUT_ROWS = {
    "accounts.Tries",
    "mailing.Letter",
    "history.Event",
    # Kept to compare with what somebody brings, and shown to nobody.
    "accounts.CodeApp",
    "accounts.GovernmentIdentity",
    "accounts.Guesses",
    "accounts.MailedCode",
    "accounts.RecoveryCode",
    # They say only that somebody is away or something shut, which the board shows as a gap.
    "meetings.Absence",
    "meetings.Closure",
    "meetings.PublishedHelp",
}
# Whoever runs the site keeps the staff of every agency.
OF_THE_SITE = {
    "accounts:staff_member",
    "accounts:take_role_back",
    "accounts:forget_second_steps",
}
# Columns in which some row holds no word, because the database keeps it from holding one.
REFUSING = {
    # Who signs is somebody of the directory, or a name: never both.
    "agreements.Signatory.typed_name",
}
# Names of what is sent along, and the blank whose row of others fills it.
SENT = {
    "organisation": "directory:pk",
    "person": "directory:change_person:pk",
    "registration": "registration:pk",
    "counterpart": "meetings:counterpart",
    "party": "meetings:party",
    "one": "meetings:party",
    "other": "meetings:host",
    "asking": "meetings:party",
    "asked": "meetings:host",
    "wish": "meetings:wish",
    "leg": "missions:pk",
    "activity": "programme:pk",
    "session": "meetings:pk",
    "helper": "meetings:helper",
    "email": "",
}


@dataclass(frozen=True, slots=True)
class Planted:
    """Two missions that know nothing of each other, with a word in every row.

    Attributes:
        there: nobody has announced this one.
        readers: who looks, by name.
        refusing: columns of which some row would not take its word.
        unknown: methods that an address knows not, whoever asks.
    """

    here: World
    there: World
    readers: dict[str, Reader]
    refusing: set[str]
    unknown: set[tuple[str, str]]


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker) -> Iterator[Planted]:
    """Made once for every walk: each takes back what it wrote."""
    with django_db_blocker.unblock(), transaction.atomic():
        here, there = world(), world("kyoto", beside="osaka")
        Mission.objects.filter(slug="kyoto").update(status="preparing")
        everybody = readers(here, there)
        yield Planted(here, there, everybody, plant_everywhere(), set())
        transaction.set_rollback(True)


@pytest.fixture
def sides(planted, db) -> tuple[World, World]:
    """A mission, and another of which nobody here knows."""
    return planted.here, planted.there


@pytest.fixture
def walker(planted, sides, settings, monkeypatch) -> Callable[[str], Walker]:
    """Somebody at their browser, by name."""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

    def signed_in(name: str) -> Walker:
        reader = planted.readers[name]
        user = reader.user and User.objects.get(pk=reader.user.pk)
        walker = Walker(replace(reader, user=user))
        monkeypatch.setattr(site_urls, "handler404", walker.not_found, raising=False)
        return walker

    return signed_in


def sent_along(side: World) -> dict[str, object]:
    """Everything that forms and views ask for, filled with rows of this side."""
    fields = {name for form in every_form() for name in form.base_fields}
    told = dict.fromkeys(asked_by_views() | fields - {"next", "partial"}, "walk")
    rows = {name: side.blanks[blank] for name, blank in SENT.items() if blank in side.blanks}
    return told | rows | {"email": "walk@example.org", "next": "/"}


def walk(*, keys: bool = False) -> list[Address]:
    """Every address that shows rows; those behind a key only where asked for."""
    return [
        address
        for address in addresses()
        if address.name not in PUBLIC
        and address.name.rpartition(":")[0] not in PUBLIC_ROOMS
        and (keys or address.name not in WITH_KEY)
    ]


def holds_rows_of_both(address: Address, here: World, there: World) -> bool:
    """Whether it names a row in a mission, and the row is another in the other mission."""
    if "slug" not in address.blanks or address.blanks == ("slug",):
        return False
    own, others = here.filled(address), there.filled(address)
    return any(own[blank] != others[blank] for blank in address.blanks if blank != "slug")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_nobody_learns_what_is_not_theirs(name, planted, sides, walker):
    here, there = sides
    reader, sent, unknown = walker(name), sent_along(there), planted.unknown
    filled = [address for address in walk() if address.blanks]
    twice = [address for address in filled if holds_rows_of_both(address, here, there)]
    # Who works there too is let in there.
    foreign = filled if "elsewhere" not in name else []
    if name == "administrator of the site":
        foreign = [address for address in filled if address.name not in OF_THE_SITE]

    found = [
        *astray(reader, walk(), here, sent, rows="own", unknown=unknown),
        *astray(
            reader,
            twice,
            mixed(here, there),
            sent,
            rows="mixed",
            must_be_shut=True,
            unknown=unknown,
        ),
        *astray(reader, foreign, there, sent, rows="foreign", must_be_shut=True, unknown=unknown),
    ]

    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [Role.AUDITOR, Role.CABINET, "auditor of another organiser"])
def test_those_who_only_read_change_nothing(name, planted, sides, walker):
    here, _there = sides
    others = [address for address in walk(keys=True) if address.name not in OWN | WITH_KEY.keys()]

    found = [
        f"{address.name} ({method}): {answer.response.status_code}"
        for address, method, answer in written_by(
            walker(name), others, here, sent_along(here), unknown=planted.unknown
        )
        if not answer.is_shut or answer.recorded
    ]

    assert found == []


@pytest.mark.slow
def test_an_auditor_who_is_an_officer_elsewhere_changes_nothing_where_they_audit(
    planted, sides, walker
):
    here, _there = sides
    reader = walker("auditor who is an officer elsewhere")
    audited = agencies_of(Mission.objects.get(slug=here.blanks["slug"]))

    changed = [
        f"{address.name} ({method}): {event.verb}"
        for address, method, answer in written_by(
            reader, walk(), here, sent_along(here), unknown=planted.unknown
        )
        for event in answer.recorded
        if event.about and event.about != reader.reader.user
        # What they write as an officer is about rows of that other agency.
        if agencies_of(event.about) & audited and event.verb != "note.written"
    ]

    assert changed == []


@pytest.mark.parametrize("name", [Role.OFFICER, Role.AUDITOR])
def test_the_walk_finds_what_they_may_know(name, sides, walker):
    here, there = sides
    (overview,) = (each for each in walk() if each.name == "missions:overview")

    reader = walker(name)

    told = reader.asks(overview, "get", here, {}).told()

    assert "missions.mission" in {canary.model for canary in told}
    assert reader.asks(overview, "get", there, {}).is_shut


def test_a_word_is_planted_in_every_table(planted, sides):
    assert planted.refusing == REFUSING
    assert sorted(tables_without_rows(WITHOUT_ROWS)) == []


@pytest.mark.urls("tests.house.leaking")
def test_a_planted_leak_is_found(sides, walker):
    here, there = sides
    officer = walker(Role.OFFICER)
    leaks = [address for address in addresses() if address.name.startswith("leaking:")]

    in_a_list = astray(officer, leaks, here, {}, rows="own")
    by_number = astray(officer, leaks, there, {}, rows="foreign", must_be_shut=True)

    assert {line.split()[0] for line in in_a_list} == {"leaking:names"}
    assert {line.split()[0] for line in by_number} == {
        "leaking:loose",
        "leaking:names",
        "leaking:open",
    }


def test_an_address_that_nobody_filled_stops_the_walk(walker):
    reader = walker("nobody")
    empty = World(blanks={}, insiders={}, strangers={})

    with pytest.raises(LookupError, match=r"world\.py which row fills slug of missions:overview"):
        reader.asks(Address("missions:overview", "m/<slug:slug>/", ("slug",)), "get", empty, {})
