"""The counsellor's way from a long list to a host: each is asked once, for every company."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory
from tests.factories.registration import application, partner_of, west_coast
from tests.factories.sourcing import (
    AUGUST,
    LETTERS,
    company_of,
    counsellor_of,
    organisation_abroad,
    prospect_of,
    template_of,
)

from hansa.apps.matching import services
from hansa.apps.matching.models import Approach, CooperationProfile, Exclusion, Prospect
from hansa.apps.matching.queries import sourcing as queries
from hansa.apps.matching.queries.sourcing import Wanted
from hansa.apps.meetings.models import Counterpart
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def marc(coast):
    return counsellor_of(coast)


def interested(coast, marc, **details) -> Prospect:
    prospect = prospect_of(coast, by=marc, **details)
    services.approach(prospect=prospect, by=marc, now=AUGUST)
    return services.note_answer(prospect=prospect, by=marc, now=AUGUST)


def listed(coast, organisation, *, by, serves=()):
    return services.long_list(
        leg=coast.san_francisco,
        organisation=organisation,
        serves=dict.fromkeys(serves, "Looks for a client"),
        by=by,
        now=AUGUST,
    )


def test_from_the_long_list_to_a_host_with_a_profile(coast, marc):
    company = company_of(coast)
    prospect = interested(coast, marc, serves=[company])

    host = services.confirm(prospect=prospect, by=marc, now=AUGUST)

    assert Counterpart.objects.get() == host
    assert host.contact.first_name == "Dana"
    assert CooperationProfile.objects.get(counterpart=host)
    assert [event.verb for event in story_of(prospect)] == [
        "prospect.confirmed",
        "prospect.interested",
        "prospect.approached",
        "prospect.serves",
        "prospect.listed",
    ]


def test_every_verb_can_be_repeated(coast, marc):
    company, template = company_of(coast), template_of(coast, by=marc)
    prospect = prospect_of(coast, by=marc, serves=[company])
    again = listed(coast, prospect.organisation, by=marc)
    for _ in range(2):
        services.approach(prospect=prospect, template=template, by=marc, now=AUGUST)
    for _ in range(2):
        services.note_answer(prospect=prospect, by=marc, now=AUGUST)
    hosts = {services.confirm(prospect=prospect, by=marc, now=AUGUST) for _ in range(2)}
    for _ in range(2):
        services.stop_serving(prospect=prospect, registration=company, by=marc, now=AUGUST)

    assert (again, len(hosts), Letter.objects.count()) == (prospect, 1, 1)
    assert story_of(prospect).count() == 7


def test_a_colleague_who_asks_already_is_named(coast, marc):
    prospect_of(coast, by=marc)
    twin = OrganisationFactory(name="Cascade Cold Chain Inc.", country="US")

    with pytest.raises(Refused, match="Marc Ostendael looks after Cascade Cold Chain in San Franc"):
        listed(coast, twin, by=partner_of(coast))

    assert Prospect.objects.count() == 1


def test_a_host_is_not_asked_again(coast, marc):
    host = organisation_abroad(coast)
    Counterpart.objects.create(
        leg=coast.san_francisco, organisation=host, contact=host.people.get()
    )

    with pytest.raises(Refused, match="already a host in San Francisco"):
        listed(coast, host, by=marc)


def test_nobody_is_asked_for_a_company_that_wishes_to_be_spared(coast, marc):
    company = company_of(coast)
    profile = services.open_profile(registration=company, now=AUGUST)
    Exclusion.objects.create(profile=profile, name="Cascade Cold Chain Inc.")

    with pytest.raises(Refused, match="Orval Sensors asked not to be introduced to Cascade"):
        prospect_of(coast, by=marc, serves=[company])
    assert not Prospect.objects.exists()

    prospect = interested(coast, marc, name="Another")
    Exclusion.objects.create(profile=profile, name="Another")
    with pytest.raises(Refused, match="asked not to be introduced"):
        services.serve(prospect=prospect, registration=company, why="Wants it", by=marc, now=AUGUST)


def test_a_company_that_wished_to_be_spared_meanwhile_stops_the_letter(coast, marc):
    company, template = company_of(coast), template_of(coast, by=marc)
    prospect = prospect_of(coast, by=marc, serves=[company])
    profile = services.open_profile(registration=company, now=AUGUST)
    Exclusion.objects.create(profile=profile, name="Cascade", organisation=prospect.organisation)

    with pytest.raises(Refused, match="asked not to be introduced"):
        services.approach(prospect=prospect, template=template, by=marc, now=AUGUST)

    assert not Letter.objects.exists()


def test_steps_are_not_skipped_and_who_declines_says_why(coast, marc):
    prospect = prospect_of(coast, by=marc)

    with pytest.raises(Refused, match="from there nobody becomes “Confirmed”"):
        services.confirm(prospect=prospect, by=marc, now=AUGUST)
    with pytest.raises(Refused, match="Say why they decline"):
        services.decline(prospect=prospect, reason=" ", by=marc, now=AUGUST)
    services.decline(prospect=prospect, reason="No budget", by=marc, now=AUGUST)
    with pytest.raises(Refused, match="stands at “Declined”"):
        services.approach(prospect=prospect, by=marc, now=AUGUST)
    back = services.note_answer(prospect=prospect, by=marc, now=AUGUST)

    assert (back.stage, back.reason, back.declined_at) == ("interested", "", None)


def test_nobody_confirms_without_somebody_who_comes(coast, marc):
    prospect = interested(coast, marc)
    Prospect.objects.update(contact=None)

    with pytest.raises(Refused, match="Choose first whom you speak with"):
        services.confirm(prospect=prospect, by=marc, now=AUGUST)

    assert not Counterpart.objects.exists()


def test_a_host_whom_a_colleague_added_meanwhile_is_taken(coast, marc):
    prospect = interested(coast, marc)
    host = Counterpart.objects.create(
        leg=prospect.leg, organisation=prospect.organisation, contact=prospect.contact
    )

    assert services.confirm(prospect=prospect, by=marc, now=AUGUST) == host


def test_a_letter_is_filled_in_and_goes_once_in_the_language_of_the_contact(coast, marc):
    company, template = company_of(coast), template_of(coast, by=marc)
    prospect = prospect_of(coast, by=marc, serves=[company])
    prospect.contact.language = "de"
    prospect.contact.save()

    services.approach(prospect=prospect, template=template, by=marc, now=AUGUST)

    letter, sent = Letter.objects.get(), Approach.objects.get()
    assert (letter.subject, letter.language) == ("Treffen Sie Orval Sensors", "de")
    assert letter.body == "Guten Tag Dana Reyes, wir kommen nach San Francisco.\n"
    assert sent.letter == letter
    with pytest.raises(Refused, match="not written in this language"):
        services.approach(
            prospect=prospect,
            template=template_of(coast, by=marc, name="Second"),
            language="nl",
            by=marc,
            now=AUGUST,
        )


def test_a_template_with_a_false_place_is_not_kept(coast, marc):
    for body in ("Dear {name}", "Dear {contact", "Dear {contact.user}", "Dear {contact!r}", "{}"):
        letters = {**LETTERS, "fr": ("Bonjour", body)}
        with pytest.raises(Refused, match="FR: "):
            services.put_template(
                mission=coast.mission, name="Bad", letters=letters, by=marc, now=AUGUST
            )
    template_of(coast, by=marc)
    with pytest.raises(Refused, match="already"):
        template_of(coast, by=marc)


def test_next_steps_have_a_deadline_and_are_overdue_after_it(coast, marc):
    prospect = prospect_of(coast, by=marc)
    with pytest.raises(Refused, match="Say until when"):
        services.put_next_step(prospect=prospect, step="Ring", due_on=None, by=marc, now=AUGUST)

    services.put_next_step(
        prospect=prospect, step="Ring", due_on=date(2025, 8, 5), by=marc, now=AUGUST
    )

    wanted = [Wanted(overdue_on=date(2025, 8, 5)), Wanted(overdue_on=date(2025, 8, 6))]
    assert [queries.chosen_prospects(coast.mission, one).count() for one in wanted] == [0, 1]
    assert queries.due_until(coast.mission, day=date(2025, 8, 5), keeper=marc).count() == 1
    services.decline(prospect=prospect, reason="Away", by=marc, now=AUGUST)
    assert not queries.due_until(coast.mission, day=date(2025, 8, 9)).exists()


def test_a_company_that_withdrew_is_served_by_nobody(coast, marc):
    company, other = company_of(coast), company_of(coast, name="Other")
    prospect = prospect_of(coast, by=marc, serves=[company, other])
    assert list(queries.shared_prospects(coast.mission)) == [prospect]

    company.status = "withdrawn"
    company.save()

    assert [str(one.registration.organisation) for one in queries.served_by(prospect)] == ["Other"]
    assert not queries.shared_prospects(coast.mission).exists()
    with pytest.raises(Refused, match="does not take part"):
        services.serve(prospect=prospect, registration=company, why="Still", by=marc, now=AUGUST)


def test_a_company_of_another_mission_is_not_served(coast, marc):
    stranger = application(west_coast(slug="lima", name="AWEX"), status="accepted")

    with pytest.raises(Refused, match="does not take part"):
        prospect_of(coast, by=marc, serves=[stranger])


def test_notes_stay_with_the_agency_that_wrote_them(coast, marc):
    prospect, partner = prospect_of(coast, by=marc), partner_of(coast)

    services.note(prospect=prospect, text="Difficult on the phone", by=marc, now=AUGUST)

    assert queries.notes_on(prospect, user=marc).count() == 1
    assert not queries.notes_on(prospect, user=partner).exists()


def test_strangers_do_nothing(coast, marc):
    prospect = prospect_of(coast, by=marc)

    for stranger in (StaffFactory(), StaffFactory(agency=coast.agency, role="auditor")):
        with pytest.raises(Refused, match="look after hosts"):
            services.approach(prospect=prospect, by=stranger, now=AUGUST)
        with pytest.raises(Refused, match="look after hosts"):
            listed(coast, organisation_abroad(coast, name="New"), by=stranger)


def test_a_colleague_takes_somebody_over(coast, marc):
    prospect = prospect_of(coast, by=marc)
    services.hand_over(prospect=prospect, by=coast.officer, now=AUGUST)

    assert queries.keepers_of(coast.mission) == [coast.officer]


def test_conversion_counts_how_far_each_got(coast, marc):
    services.confirm(prospect=interested(coast, marc, name="One"), by=marc, now=AUGUST)
    services.decline(prospect=interested(coast, marc, name="Two"), reason="No", by=marc, now=AUGUST)
    services.approach(prospect=prospect_of(coast, by=marc, name="Three"), by=marc, now=AUGUST)
    prospect_of(coast, by=marc, name="Four")

    everybody, legs, keepers = queries.conversion(coast.mission, all_label="All")

    assert everybody.steps == (4, 3, 2, 1)
    assert (everybody.declined, everybody.share(3)) == (1, 75)
    assert [one.label for one in (*legs, *keepers)] == ["San Francisco", "Marc Ostendael"]


def test_the_database_keeps_what_must_hold(coast, marc):
    prospect = prospect_of(coast, by=marc)
    for wrong in (
        {"stage": "declined"},
        {"reason": "No"},
        {"stage": "approached"},
        {"stage": "interested"},
        {"stage": "confirmed"},
        {"next_step": "Ring"},
        {"due_on": date(2025, 8, 5)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Prospect.objects.filter(pk=prospect.pk).update(**wrong)
