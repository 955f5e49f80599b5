"""Somebody is forgotten, and the story of others goes on without a name."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import connection, models
from tests.factories.accounts import LONG_BEFORE, UserFactory
from tests.factories.devices import Device
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.imports import HEADINGS, checked, csv_of
from tests.factories.particulars import tells, traveller
from tests.factories.programme import ActivityFactory, between, session_on, told_meeting
from tests.factories.protocol import dignitary
from tests.factories.registration import west_coast
from tests.factories.second_steps import with_app, with_passkey
from tests.factories.travel import bed_for, comes_with, hotel_on, room_of

from hansa.apps.accounts import services as accounts
from hansa.apps.accounts.models import GovernmentIdentity, MailedCode, User
from hansa.apps.directory import services as directory
from hansa.apps.directory.models import ImportRow, Person
from hansa.apps.directory.queries import merges_into
from hansa.apps.meetings.models import Absence, Slot
from hansa.apps.programme import services as programme
from hansa.apps.programme.models import KeptCard, MeetingNote, Notice
from hansa.apps.protocol.models import SeatingGuest, SeatingPlan
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.models import Delegate, DocumentsChecked, Draft, SelfDescription
from hansa.journeys.erase_person import erase_person, objections_to_erasing
from hansa.journeys.erasure import PLAN, Fate
from hansa.plumbing.history.recording import record, story_of
from hansa.plumbing.mailing.models import Letter
from hansa.plumbing.mailing.writing import write_letter
from hansa.plumbing.pushing.models import Subscription
from hansa.values import Refused

pytestmark = pytest.mark.django_db

# The mission comes home on 10 October 2025.
HOME_AGAIN = datetime(2025, 10, 11, 8, tzinfo=UTC)
ON_THE_WAY = datetime(2025, 10, 10, 8, tzinfo=UTC)


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def delegate(coast):
    user = UserFactory(full_name="Ann Verhulst", email="ann@verhulst.example")
    return traveller(
        coast,
        user=user,
        first_name="Ann",
        last_name="Verhulst",
        email="ann@noordzee.example",
        phone="+32 477 00 11 22",
    )


def everywhere(word):
    """The tables in which the word stands, whatever the column."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            quoted = connection.ops.quote_name(table)
            cursor.execute(
                f"SELECT count(*) FROM {quoted} AS r WHERE r::text ILIKE %s",  # noqa: S608
                [f"%{word}%"],
            )
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def letter_to(delegate):
    write_letter(
        "registration/letters/declined.txt",
        key=f"to-{delegate.pk}",
        to=delegate.person.email,
        language="en",
        now=LONG_BEFORE,
        registration=delegate.registration,
        delegate=delegate,
    )


def with_traces(coast, delegate):
    """The delegate has left their name in every kind of place."""
    tells(delegate)
    letter_to(delegate)
    programme.make_calendar_link(delegate=delegate, now=LONG_BEFORE)
    record(
        "registration.delegate_added",
        about=delegate.registration,
        by=coast.officer,
        now=LONG_BEFORE,
        delegate="Ann Verhulst",
    )
    record(
        "person.linked",
        about=delegate.person,
        by=coast.officer,
        now=LONG_BEFORE,
        why="Ann Verhulst (ann@verhulst.example) asked",
        email="ann@verhulst.example",
    )
    return delegate


def test_no_table_knows_the_name_address_or_telephone_any_more(coast, delegate):
    with_traces(coast, delegate)
    known = ("Verhulst", "ann@", "477 00", "EX123456")
    assert [bool(everywhere(word)) for word in known] == [True, True, True, False]

    erase_person(delegate.person.user, now=HOME_AGAIN)

    assert {word: everywhere(word) for word in known} == {word: [] for word in known}
    assert registrations.own_particulars(delegate) == {}
    assert Letter.objects.count() == 0


def test_the_story_goes_on_with_a_number(coast, delegate):
    with_traces(coast, delegate)
    user = delegate.person.user

    erase_person(user, now=HOME_AGAIN)

    (added,) = story_of(delegate.registration).filter(verb="registration.delegate_added")
    assert (added.details["delegate"], added.by) == (f"N.N. #{user.pk}", coast.officer)
    delegate.person.refresh_from_db()
    assert str(delegate.person) == f"N.N. #{user.pk}"
    assert registrations.delegates_of(delegate.registration).count() == 1


def test_somebody_of_a_like_name_keeps_theirs(coast, delegate):
    names = ["Joann Verhulst", "Ann Verhulst-Roy", "Ann Verhulst"]
    told = record(
        "people.met",
        about=delegate.registration,
        by=None,
        now=LONG_BEFORE,
        people=names,
        to="joann@noordzee.example",
    )
    other = west_coast(slug="lima", name="AWEX")
    namesake = record(
        "people.met", about=other.mission, by=None, now=LONG_BEFORE, people=["Ann Verhulst"]
    )

    erase_person(delegate.person.user, now=HOME_AGAIN)

    told.refresh_from_db()
    namesake.refresh_from_db()
    assert told.details["people"][:2] == names[:2]
    assert told.details["people"][2].startswith("N.N. #")
    assert told.details["to"] == "joann@noordzee.example"
    assert namesake.details["people"] == ["Ann Verhulst"]


def test_a_forgotten_account_opens_to_nobody(delegate, client):
    user = delegate.person.user
    client.force_login(user)

    erase_person(user, now=HOME_AGAIN)

    assert client.get("/account/").status_code == 302
    user.refresh_from_db()
    assert not user.is_active
    assert not user.has_usable_password()
    assert accounts.NOWHERE in user.email


@pytest.mark.parametrize("status", ["applied", "waiting", "accepted", "confirmed"])
def test_who_is_still_to_travel_is_told_to_withdraw_first(delegate, status):
    delegate.registration.status = status
    delegate.registration.save()

    with pytest.raises(Refused, match="You are registered for West Coast mission"):
        erase_person(delegate.person.user, now=ON_THE_WAY)


def test_who_withdrew_may_be_forgotten_before_the_mission(delegate):
    delegate.registration.status = "withdrawn"
    delegate.registration.save()

    assert objections_to_erasing(delegate.person.user, now=ON_THE_WAY) == []


def test_who_works_for_an_agency_leaves_it_first(coast):
    with pytest.raises(Refused, match="You work for"):
        erase_person(coast.officer, now=HOME_AGAIN)


def test_who_runs_the_site_hands_it_over_first():
    with pytest.raises(Refused, match="another administrator first"):
        erase_person(UserFactory(is_administrator=True), now=HOME_AGAIN)


def test_a_refusal_changes_nothing(coast, delegate):
    with_traces(coast, delegate)

    with pytest.raises(Refused):
        erase_person(delegate.person.user, now=ON_THE_WAY)

    assert len(registrations.own_particulars(delegate)) == 4
    assert Letter.objects.count() == 1


def with_rows_that_go(coast, delegate):
    """A row in every table of which nothing may stay."""
    user, person = delegate.person.user, delegate.person
    with_traces(coast, delegate)
    with_app(user)
    with_passkey(user, Device())
    accounts.make_recovery_codes(user=user, now=LONG_BEFORE)
    GovernmentIdentity.objects.create(
        user=user, issuer="https://sign.example", subject="ann", added_at=LONG_BEFORE
    )
    MailedCode.objects.create(user=user, ticket="t", fingerprint="f", made_at=LONG_BEFORE)
    SelfDescription.objects.create(delegate=delegate, gender="woman", answered_at=LONG_BEFORE)
    DocumentsChecked.objects.create(
        delegate=delegate, good_until=LONG_BEFORE.date(), at=LONG_BEFORE
    )
    hours = between("10:00", "10:30")
    slot = Slot.objects.create(
        session=session_on(coast.san_francisco), period=(hours.start, hours.end)
    )
    Absence.objects.create(slot=slot, person=person, why="Ill")
    Notice.objects.create(delegate=delegate, key="n", changes=[], told_at=LONG_BEFORE)
    dignitary(coast.mission, name="", delegate=delegate)
    comes_with(delegate, by=coast.officer)
    bed_for(delegate, room_of(hotel_on(coast.san_francisco, by=coast.officer)), by=coast.officer)
    gala = ActivityFactory(leg=coast.san_francisco, kind="gala", hours=between("19:00", "22:00"))
    plan = SeatingPlan.objects.create(activity=gala, made_at=LONG_BEFORE, changed_at=LONG_BEFORE)
    SeatingGuest.objects.create(plan=plan, delegate=delegate, side="company", needs_access=True)
    with_what_is_kept(coast, delegate)


def with_what_is_kept(coast, delegate):
    """A note on a meeting, a card in another's hand, and a telephone that is told."""
    user, person = delegate.person.user, delegate.person
    meeting = told_meeting(delegate, hours=between("11:00", "11:30"))
    MeetingNote.objects.create(
        writer=user, wish=meeting.wish, text="A price list.", written_at=LONG_BEFORE
    )
    KeptCard.objects.create(
        holder=meeting.other_person,
        person=person,
        mission=coast.mission,
        how="given",
        kept_at=LONG_BEFORE,
    )
    Subscription.objects.create(user=user, address="https://push.example/1", since=LONG_BEFORE)


def tables_that_go():
    return [apps.get_model(name) for name, fate in PLAN.items() if fate == Fate.GOES]


def knows_people(model):
    """Whether rows point at somebody, or have room for a name."""
    return any(
        field.related_model in (User, Person, Delegate)
        or isinstance(field, models.TextField | models.JSONField)
        or (isinstance(field, models.CharField) and not field.choices and field.max_length >= 30)
        for field in model._meta.concrete_fields
    )


def test_the_plan_names_every_table_that_may_know_somebody():
    ours = [
        model for config in apps.get_app_configs() if config.name.startswith("hansa.")
        for model in config.get_models()
    ]  # fmt: skip

    assert {model._meta.label for model in ours if knows_people(model)} == PLAN.keys()


def test_of_the_tables_that_go_nothing_stays(coast, delegate):
    with_rows_that_go(coast, delegate)
    assert [table._meta.label for table in tables_that_go() if not table.objects.exists()] == []

    erase_person(delegate.person.user, now=HOME_AGAIN)

    assert [table._meta.label for table in tables_that_go() if table.objects.exists()] == []


def test_what_was_corrected_in_the_record_is_forgotten_too(coast, delegate):
    person = delegate.person
    directory.change_person(
        person, first_name="Annie", last_name="Verhulst", email="annie@noordzee.example",
        phone="+32 477 00 11 33", by=coast.officer, now=LONG_BEFORE,
    )  # fmt: skip
    assert everywhere("00 11 33")

    erase_person(person.user, now=HOME_AGAIN)

    assert [everywhere(word) for word in ("Annie", "Verhulst", "00 11 22", "00 11 33")] == [[]] * 4


def test_a_merge_undone_afterwards_brings_back_a_record_without_a_name(coast, delegate):
    kept = delegate.registration.organisation
    gone = OrganisationFactory(agency=coast.agency)
    PersonFactory(
        organisation=gone, first_name="Ann", last_name="Verhulst", email="ann@noordzee.example"
    )
    directory.merge(kept=kept, gone=gone, by=coast.officer, now=LONG_BEFORE)

    erase_person(delegate.person.user, now=HOME_AGAIN)

    assert everywhere("Verhulst") == []
    (merge,) = merges_into(kept)
    back = directory.undo_merge(merge=merge, by=coast.officer, now=HOME_AGAIN)
    assert str(back.people.get()) == f"N.N. #{delegate.person.user.pk}"


def test_files_that_named_somebody_do_so_no_longer(coast, delegate):
    row = ["Zélie", "", "Gent", "BE", "", "Ann", "Verhulst", "Ann@noordzee.example", "nl"]
    checked(coast.officer, csv_of(HEADINGS, row), agency=coast.agency)

    erase_person(delegate.person.user, now=HOME_AGAIN)

    assert ImportRow.objects.get().said["name"] == "Zélie"
    assert "email" not in ImportRow.objects.get().said


def test_drafts_that_named_somebody_do_so_no_longer(coast, delegate):
    others = {"email": "jan@noordzee.example"}
    draft = Draft.objects.create(
        registration=delegate.registration,
        answers={"travellers": [others, {"email": "ann@noordzee.example"}]},
        saved_at=LONG_BEFORE,
        saved_by=delegate.person.user,
    )

    erase_person(delegate.person.user, now=HOME_AGAIN)

    draft.refresh_from_db()
    assert draft.answers["travellers"] == [others]
