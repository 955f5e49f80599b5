"""Group meetings on the officer's, the host's and the delegate's screens."""

import pytest
from tests.factories.sessions import NOW, company_in
from tests.web.meetings.pages import words

from hansa.apps.meetings import queries, services
from hansa.apps.meetings.models import Meeting, Seat, Wish

THREE = "Zelmavelde Grid, Quorilune Storage, Arbor Wind"


@pytest.fixture
def three(hall):
    """A third company, and all of them wish to meet the first host."""
    third = services.join_session(
        session=hall.session,
        registration=company_in(hall.coast, "Arbor Wind"),
        by=hall.officer,
        now=NOW,
    )
    hall.companies.append(third)
    for company, worth in ((0, 90), (1, 60), (2, 20)):
        hall.wish(company, 0, worth=worth)
    return hall


@pytest.fixture
def group(three):
    return services.gather(
        session=three.session,
        host=three.hosts[0],
        guests=three.companies,
        by=three.officer,
        now=NOW,
    )


@pytest.fixture
def link(hall):
    return f"/host/{queries.host_token(hall.hosts[0].counterpart)}/"


def test_an_officer_makes_a_group_of_those_who_wish_to_meet_a_host(officer, three, base):
    host = three.hosts[0].pk
    said = words(officer.get(f"{base}groups/", {"host": host}))
    chosen = [three.companies[0].pk, three.companies[2].pk]

    response = officer.post(
        f"{base}groups/", {"host": host, "guests_chosen": chosen, "worth": ""}, follow=True
    )

    assert "Bayside Power: 3 wishes" in said
    assert "Zelmavelde Grid, worth 90" in said
    assert "They meet in a group: Zelmavelde Grid, Arbor Wind – Bayside Power." in words(response)
    group = Wish.objects.get(joinings__isnull=False)
    assert set(group.parties) == {three.companies[0], three.companies[2], three.hosts[0]}


def test_strangers_see_no_groups(stranger, three, base):
    assert stranger.get(f"{base}groups/").status_code == 404


def test_a_counsellor_reads_the_groups_and_changes_none(counsellor, group, base):
    page = counsellor.get(f"{base}groups/")

    assert "Zelmavelde Grid" in words(page)
    assert "Take out" not in words(page)
    assert counsellor.post(f"{base}groups/{group.pk}/dissolve/").status_code == 403


def test_one_guest_alone_is_refused_beside_the_field(officer, three, base):
    response = officer.post(
        f"{base}groups/",
        {"host": three.hosts[0].pk, "guests_chosen": [three.companies[0].pk], "worth": "50"},
    )

    assert response.status_code == 422
    assert "A group meeting takes a host and at least two others." in words(response)
    assert not Wish.objects.filter(joinings__isnull=False).exists()


def test_somebody_without_a_wish_cannot_be_chosen(officer, three, base):
    response = officer.post(
        f"{base}groups/",
        {"host": three.hosts[0].pk, "guests_chosen": [three.hosts[1].pk], "worth": ""},
    )

    assert response.status_code == 422


def test_an_officer_takes_one_out_and_adds_another(officer, three, group, base):
    out = {"party": three.companies[1].pk}

    officer.post(f"{base}groups/{group.pk}/leave/", out)
    officer.post(f"{base}groups/{group.pk}/join/", {"party": three.hosts[1].pk})

    numbers = Wish.objects.get(pk=group.pk).numbers
    assert three.companies[1].pk not in numbers
    assert three.hosts[1].pk in numbers


def test_a_refusal_is_told_on_the_page(officer, three, group, base):
    response = officer.post(f"{base}groups/{group.pk}/leave/", {"party": three.hosts[0].pk})

    assert response.status_code == 409
    assert "Without the host there is no meeting" in words(response)


def test_an_officer_dissolves_a_group(officer, three, group, base):
    response = officer.post(f"{base}groups/{group.pk}/dissolve/", follow=True)

    assert f"Dissolved: {THREE} – Bayside Power." in words(response)
    assert queries.open_wishes(three.session).count() == 3


def test_board_and_drawer_name_everybody(officer, three, group, base):
    three.place(group, slot=0, table=0)

    page = words(officer.get(base, {"wish": group.pk}))

    assert f"{THREE} Bayside Power , worth" in page
    assert "3 parties" not in page
    assert "4 parties" in page
    assert "Arbor Wind do not come" in page


def test_an_officer_moves_a_group_by_hand(officer, three, group, base):
    slot, table = three.slots[1], three.tables[1]

    officer.post(f"{base}wish/{group.pk}/hold/", {"slot": slot.pk, "table": table.pk})

    assert Meeting.objects.get(wish=group).slot == slot
    assert Seat.objects.filter(meeting__wish=group).count() == 4


def test_the_list_of_wishes_tells_groups_and_what_they_meet(officer, three, group, base):
    said = words(officer.get(f"{base}wishes/"))
    folded = words(officer.get(f"{base}wishes/", {"state": "folded"}))

    assert f"{THREE} group" in said
    assert folded.count("Met in a group.") == 3


def test_a_host_reads_of_all_of_them_and_who_sits_where(client, three, group, link):
    three.place(group, slot=0, table=0)
    three.publish()

    said = words(client.get(link))

    assert "3 companies would like to meet you" in said
    assert "one meeting with all of them" in said
    assert said.count("Arbor Wind") >= 3


def test_a_host_declines_one_of_them_and_meets_the_others(client, three, group, link):
    declined = {"why": "We know them.", "party": three.companies[2].pk}

    client.post(f"{link}decline/{group.pk}/", declined)

    assert three.companies[2].pk not in Wish.objects.get(pk=group.pk).numbers
    assert Wish.objects.get(asking=three.companies[2]).decline_reason == "We know them."


def test_a_host_declines_all_of_them(client, three, group, link):
    client.post(f"{link}decline/{group.pk}/", {"why": "No time.", "party": ""})

    assert not queries.open_wishes(three.session).exists()


def test_a_delegate_reads_with_whom_they_meet_a_host(delegate, three, group):
    said = words(delegate.get(f"/me/{three.coast.mission.slug}/wishes/"))

    assert "You meet this host together with Quorilune Storage, Arbor Wind." in said


def test_a_delegates_agenda_tells_who_else_sits_at_the_table(delegate, three, group):
    three.place(group, slot=0, table=0)
    three.publish()

    said = words(delegate.get(f"/me/{three.coast.mission.slug}/"))

    assert "Also at the table:" in said
    assert "(Arbor Wind)" in said
