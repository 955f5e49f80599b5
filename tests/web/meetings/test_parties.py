"""Who takes part, and the links of hosts."""

import re

import pytest
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.sessions import company_in, host_in
from tests.web.meetings.pages import words

from hansa.apps.meetings import queries
from hansa.apps.meetings.models import Counterpart, Party
from hansa.apps.registration.models import Registration
from hansa.plumbing.mailing.models import Letter


@pytest.fixture
def waiting(hall):
    """Two companies of energy, and one of nothing in particular."""
    made = [company_in(hall.coast, name) for name in ("Arbor Heat", "Brabo Wind", "Condroz Soap")]
    Registration.objects.filter(pk__in=[each.pk for each in made[:2]]).update(
        sector_group=hall.coast.energy
    )
    return made


def test_an_officer_lets_a_whole_sector_group_take_part(officer, hall, base, waiting):
    before = words(officer.get(f"{base}parties/"))
    officer.post(f"{base}parties/join/", {"group": "B"})

    assert "All 2 of B, Energy" in before
    joined = {str(party) for party in Party.objects.filter(session=hall.session)}
    assert {"Arbor Heat", "Brabo Wind"} <= joined
    assert "Condroz Soap" not in joined


def test_a_stranger_changes_no_party_and_sees_no_link(stranger, hall, base, waiting):
    host = hall.hosts[0].counterpart_id

    for page in ("parties/", "parties/add-host/", "links/"):
        assert stranger.get(f"{base}{page}").status_code == 404
    for deed in ("parties/join/", "parties/join-hosts/", f"links/{host}/renew/"):
        assert stranger.post(f"{base}{deed}").status_code == 404
    assert stranger.post(f"{base}links/{host}/mail/").status_code == 404
    assert Party.objects.count() == 4


def test_one_company_takes_part(officer, hall, base, waiting):
    officer.post(f"{base}parties/join/", {"registration": waiting[2].pk})

    assert Party.objects.filter(registration=waiting[2]).exists()
    assert Party.objects.count() == 5


def test_a_counsellor_looks_after_hosts_but_not_after_the_delegation(
    counsellor, hall, base, waiting
):
    other = host_in(hall.coast, "Harbor Foods")

    assert counsellor.post(f"{base}parties/join/").status_code == 403
    counsellor.post(f"{base}parties/join-hosts/", {"counterpart": other.pk})
    assert Party.objects.filter(counterpart=other).exists()


def test_an_organisation_is_found_and_added_as_a_host(officer, hall, base):
    organisation = OrganisationFactory(agency=hall.coast.agency, name="Pacific Cold Chain")
    contact = PersonFactory(organisation=organisation, first_name="Jo", last_name="Kim")

    found = words(officer.get(f"{base}parties/add-host/", {"q": "pacific"}))
    officer.post(f"{base}parties/add-host/", {"contact": contact.pk})

    assert "Jo Kim" in found
    assert Party.objects.get(counterpart__organisation=organisation).session == hall.session


def test_a_host_is_not_added_twice(officer, hall, base):
    contact = hall.hosts[0].counterpart.contact

    response = officer.post(f"{base}parties/add-host/", {"contact": contact.pk})

    assert response.status_code == 409
    assert "Bayside Power is already a host in San Francisco." in words(response)


def test_a_person_of_another_agency_is_not_found(officer, base):
    assert (
        officer.post(f"{base}parties/add-host/", {"contact": PersonFactory().pk}).status_code == 404
    )


def test_the_links_lead_to_the_hosts_pages(officer, hall, base):
    text = officer.get(f"{base}links/").content.decode()

    links = re.findall(r'value="http://[^/]+(/host/[^"]+)"', text)
    assert len(links) == 2
    assert officer.get(links[0]).status_code == 200


def test_a_renewed_link_makes_the_old_one_worthless(officer, hall, base):
    host = hall.hosts[0].counterpart
    old = queries.host_token(host)

    officer.post(f"{base}links/{host.pk}/renew/")

    new = queries.host_token(Counterpart.objects.get(pk=host.pk))
    assert officer.get(f"/host/{old}/").status_code == 410
    assert officer.get(f"/host/{new}/").status_code == 200


def test_a_link_is_mailed_in_the_hosts_language_once_a_day(counsellor, hall, base):
    host = hall.hosts[0].counterpart

    counsellor.post(f"{base}links/{host.pk}/mail/")
    counsellor.post(f"{base}links/{host.pk}/mail/")

    letter = Letter.objects.get()
    assert (letter.to, letter.language) == (host.contact.email, host.contact.language)
    assert "San Francisco" in letter.subject
    assert "/host/" in letter.body
    assert "&" not in letter.body


def test_a_host_of_another_mission_is_not_found(officer, base):
    assert officer.post(f"{base}links/999999/renew/").status_code == 404


@pytest.mark.parametrize("number", ["²", "x", "-1", "9" * 5000])
def test_a_number_that_makes_no_sense_adds_nobody(officer, hall, base, waiting, number):
    officer.post(f"{base}parties/join/", {"registration": number})
    officer.post(f"{base}parties/join-hosts/", {"counterpart": number})

    assert officer.post(f"{base}parties/add-host/", {"contact": number}).status_code == 404
    assert Party.objects.count() == 4
