"""Badges on paper."""

from django.urls import reverse
from tests.factories.attendance import badge_for
from tests.factories.programme import delegate_on
from tests.factories.travel import companion_of
from tests.web.on_paper import document_in, pages_in, words_in


def badges(client, coast):
    return client.get(reverse("attendance:badges_pdf", args=[coast.mission.slug]))


def test_a_badge_names_its_bearer_and_whom_they_come_for(officer, coast):
    bearer = delegate_on(
        coast.san_francisco,
        first_name="Zoë",
        last_name="Đặng-Ørsted",
        organisation__name="Kühne & Söhne",
    )
    badge = badge_for(bearer)

    answer = badges(officer, coast)

    words = words_in(answer)
    assert "Zoë Đặng-Ørsted Kühne & Söhne" in words
    assert badge.token in words
    assert "Delegate" in words
    assert len(document_in(answer).pages) == 1


def test_four_badges_are_a_sheet_and_organisers_are_told_apart(officer, coast):
    for number in range(4):
        delegate_on(coast.san_francisco, last_name=f"Maes {number}")
    companion_of(coast)
    officer.post(reverse("attendance:issue", args=[coast.mission.slug]))

    pages = pages_in(badges(officer, coast))

    assert len(pages) == 2
    assert "Lieve Roggeman" in pages[1]
    assert "Organiser" in pages[1]


def test_a_revoked_badge_is_not_printed(officer, coast, delegate):
    badge = badge_for(delegate)
    where = reverse("attendance:badge", args=[coast.mission.slug, badge.pk])
    officer.post(where, {"why": "Lost", "revoke": "1"})

    assert "No badge was issued yet" in words_in(badges(officer, coast))


def test_a_stranger_gets_no_badges(stranger, coast):
    assert badges(stranger, coast).status_code == 404


def test_badges_take_few_queries(officer, coast, django_assert_max_num_queries):
    for _ in range(5):
        badge_for(delegate_on(coast.san_francisco))

    with django_assert_max_num_queries(12):
        badges(officer, coast)
