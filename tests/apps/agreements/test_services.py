"""Agreements from the first announcement to what came of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories.accounts import LONG_BEFORE
from tests.factories.agreements import (
    PDF,
    announced,
    ceremony,
    cleared,
    received,
    scheduled,
)
from tests.factories.programme import MONDAY, at, between, delegate_on
from tests.factories.registration import partner_of, west_coast

from hansa.apps.agreements import queries, services
from hansa.apps.agreements.models import Agreement, Appearance, Clearance, Slot
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db
THAT_EVENING = at("17:10")


@pytest.fixture
def coast():
    return west_coast()


def ask_constraints():
    """Ask those that wait for the end of the transaction."""
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def told(agreement):
    """What the story says, oldest first."""
    return [event.verb for event in reversed(list(story_of(agreement)))]


def test_an_agreement_goes_from_announced_to_executed(coast):
    agreement = scheduled(coast)

    services.sign(slot=agreement.slot, by=coast.officer, now=THAT_EVENING)
    done = services.execute(
        agreement=agreement,
        on=THAT_EVENING.date() + timedelta(days=60),
        by=coast.officer,
        now=THAT_EVENING + timedelta(days=90),
    )

    assert done.status == "executed"
    assert [verb for verb in told(agreement) if verb != "agreement.side_cleared"] == [
        "agreement.announced",
        "agreement.party_added",
        "agreement.signatory_named",
        "agreement.signatory_named",
        "agreement.described",
        "agreement.text_received",
        "agreement.cleared",
        "agreement.signed",
        "agreement.executed",
    ]


def test_one_party_is_not_enough_to_describe_it(coast):
    agreement = announced(coast)
    agreement.parties.last().delete()

    with pytest.raises(Refused) as refused:
        services.describe(agreement=agreement, by=coast.officer, now=LONG_BEFORE)

    assert refused.value.objections == (
        "An agreement has two parties at least; add the other side.",
    )


@transaction.atomic
def held_to_account(act):
    """Do it, and ask the constraints that wait for the end of a transaction."""
    act()
    ask_constraints()


def test_the_database_keeps_two_parties_where_it_is_cleared(coast):
    agreement = cleared(coast)

    with pytest.raises(IntegrityError, match="fewer than two parties"):
        held_to_account(agreement.parties.last().delete)


def test_the_database_wants_a_slot_or_a_reason_for_a_signature(coast):
    agreement = cleared(coast)

    with pytest.raises(IntegrityError, match="signed_in_a_slot"), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(status="signed", signed_at=LONG_BEFORE)


def test_the_last_yes_clears_it(coast):
    agreement = received(coast)
    first, *others = Clearance.objects.filter(agreement=agreement)

    for clearance in others:
        services.answer(clearance=clearance, cleared=True, by=coast.officer, now=LONG_BEFORE)
    agreement.refresh_from_db()
    before = agreement.status
    services.answer(clearance=first, cleared=True, by=None, said_by="Jo", now=LONG_BEFORE)
    agreement.refresh_from_db()

    assert (before, agreement.status) == ("received", "cleared")
    assert {each.of for each in (first, *others)} == {"party", "agency"}


def test_who_objects_says_why(coast):
    clearance = Clearance.objects.filter(agreement=received(coast)).first()

    with pytest.raises(Refused) as refused:
        services.answer(clearance=clearance, cleared=False, by=coast.officer, now=LONG_BEFORE)

    assert refused.value.field == "why"


def test_a_new_text_asks_every_side_again(coast):
    agreement = cleared(coast)

    services.receive_text(
        agreement=agreement, filename="new.pdf", content=PDF, by=coast.officer, now=LONG_BEFORE
    )

    agreement.refresh_from_db()
    assert agreement.status == "received"
    assert set(agreement.clearances.values_list("answer", flat=True)) == {"waiting"}
    assert agreement.texts.first().version == 2


@pytest.mark.parametrize("content", [b"", b"MZ an executable", PDF + b"x" * 10 * 1024 * 1024])
def test_what_is_no_text_is_refused(coast, content):
    agreement = announced(coast)
    services.describe(agreement=agreement, by=coast.officer, now=LONG_BEFORE)

    with pytest.raises(Refused) as refused:
        services.receive_text(
            agreement=agreement, filename="x.exe", content=content, by=coast.officer,
            now=LONG_BEFORE,
        )  # fmt: skip

    assert refused.value.field == "file"


def test_what_every_side_cleared_does_not_change(coast):
    agreement = cleared(coast)

    with pytest.raises(Refused):
        services.change(
            agreement=agreement, title="Something else", kind="mou", by=coast.officer,
            now=LONG_BEFORE,
        )  # fmt: skip


def test_a_press_line_does_not_name_a_party_that_is_hidden(coast):
    agreement = announced(coast)
    host = agreement.parties.last()

    with pytest.raises(Refused) as refused:
        services.change(
            agreement=agreement, title="Sensors", kind="mou", secrecy="parties",
            press_lines={"en": f"{host.name} buys sensors."}, by=coast.officer, now=LONG_BEFORE,
        )  # fmt: skip

    assert refused.value.field == "press_en"


def test_a_signatory_is_not_at_two_desks_at_once(coast):
    delegate = delegate_on(coast.san_francisco)
    stage = ceremony(coast)
    one, other = cleared(coast, delegate=delegate), cleared(coast, delegate=delegate)

    services.arrange(ceremony=stage, by=coast.officer, now=LONG_BEFORE)

    assert [slot.turn for slot in Slot.objects.all()] == [0, 1]
    slot = Slot.objects.get(turn=1)
    with pytest.raises(Refused) as refused:
        services.move(slot=slot, turn=0, desk=1, by=coast.officer, now=LONG_BEFORE)
    assert "signs" in refused.value.objections[0]
    assert {one.pk, other.pk} == set(Slot.objects.values_list("agreement", flat=True))


def test_nor_in_two_ceremonies_at_once(coast):
    delegate = delegate_on(coast.san_francisco)
    scheduled(coast, delegate=delegate)
    second, late = ceremony(coast), cleared(coast, delegate=delegate)

    with pytest.raises(Refused, match="another desk at that time"):
        services.put_on(
            agreement=late, ceremony=second, turn=0, desk=0, by=coast.officer, now=LONG_BEFORE
        )


def test_the_database_refuses_two_desks_at_once(coast):
    appearance = Appearance.objects.filter(slot=scheduled(coast).slot).first()
    elsewhere = cleared(coast).signatories.first()

    again = Appearance(
        slot=appearance.slot, signatory=elsewhere, who=appearance.who, period=appearance.period
    )
    with pytest.raises(IntegrityError, match="a_signatory_is_at_one_desk"):
        held_to_account(again.save)


def test_two_agreements_change_places(coast):
    stage = ceremony(coast)
    cleared(coast)
    scheduled(coast, stage=stage)
    first, second = Slot.objects.order_by("turn", "desk")

    services.move(slot=second, turn=first.turn, desk=first.desk, by=coast.officer, now=LONG_BEFORE)

    first.refresh_from_db()
    assert (first.turn, first.desk) == (0, 1)


def test_who_is_not_there_that_day_gets_no_slot(coast):
    delegate = delegate_on(coast.san_francisco, leaves_on=MONDAY)
    agreement, stage = cleared(coast, delegate=delegate), ceremony(coast)

    with pytest.raises(Refused) as refused:
        services.put_on(
            agreement=agreement, ceremony=stage, turn=0, desk=0, by=coast.officer, now=LONG_BEFORE
        )

    name = delegate.person
    assert refused.value.objections == (f"{name} is not in San Francisco on that day.",)


def test_nothing_is_signed_before_its_day_and_a_signature_can_be_taken_back(coast):
    slot = scheduled(coast).slot

    with pytest.raises(Refused):
        services.sign(slot=slot, by=coast.officer, now=LONG_BEFORE)
    services.sign(slot=slot, by=coast.officer, now=THAT_EVENING)
    services.sign(slot=slot, by=coast.officer, now=THAT_EVENING)
    back = services.take_back_signature(slot=slot, by=coast.officer, now=THAT_EVENING)

    assert (back.status, back.signed_at) == ("scheduled", None)


def test_outside_a_ceremony_it_is_signed_with_a_reason(coast):
    agreement = cleared(coast)

    with pytest.raises(Refused):
        services.sign_elsewhere(agreement=agreement, why=" ", by=coast.officer, now=LONG_BEFORE)
    signed = services.sign_elsewhere(
        agreement=agreement, why="At the embassy.", by=coast.officer, now=LONG_BEFORE
    )

    assert signed.status == "signed"


def test_a_withdrawn_agreement_frees_its_slot(coast):
    agreement = scheduled(coast)

    services.withdraw(agreement=agreement, why="No bank.", by=coast.officer, now=LONG_BEFORE)

    assert not Slot.objects.exists()


def test_the_order_says_what_does_not_fit(coast):
    stage = ceremony(coast, hours=between("17:00", "17:10"), desks=1)
    cleared(coast)
    cleared(coast)

    proposal = services.arrange(ceremony=stage, by=coast.officer, now=LONG_BEFORE)

    assert len(proposal.order.left_over) == 1
    assert proposal.order.minutes_over == 3


def test_outcomes_are_what_was_signed(coast):
    cleared(coast)
    agreement = cleared(coast, secrecy="value", value_cents=5_000_00)
    services.sign_elsewhere(agreement=agreement, why="Early.", by=coast.officer, now=LONG_BEFORE)

    (outcome,) = queries.outcomes_of(coast.mission)

    assert (outcome.agreement, outcome.value, outcome.tells_value) == (agreement.pk, 5000, False)


def test_another_organiser_reads_what_is_shared_only(coast):
    partner, agreement = partner_of(coast), cleared(coast)

    before = list(queries.visible_to(partner, mission=coast.mission))
    services.share(agreement=agreement, shared=True, by=coast.officer, now=LONG_BEFORE)

    assert before == []
    assert list(queries.visible_to(partner, mission=coast.mission)) == [agreement]
    assert not queries.may_change(agreement, user=partner)


def test_under_embargo_the_press_reads_nothing(coast):
    agreement = cleared(coast, secrecy="all", embargo_until=LONG_BEFORE + timedelta(days=9))
    services.sign_elsewhere(agreement=agreement, why="Early.", by=coast.officer, now=LONG_BEFORE)

    before = queries.press_lines(coast.mission, now=LONG_BEFORE)
    after = queries.press_lines(coast.mission, now=LONG_BEFORE + timedelta(days=9))

    assert before == []
    assert [line.lines for line in after] == [{"en": "Sensors keep fruit fresh."}]


def test_the_press_reads_no_parties_that_are_hidden(coast):
    agreement = cleared(coast, secrecy="parties", value_cents=100_00)
    services.sign_elsewhere(agreement=agreement, why="Early.", by=coast.officer, now=LONG_BEFORE)

    (line,) = queries.press_lines(coast.mission, now=LONG_BEFORE)

    assert (line.parties, line.value) == ((), None)
