"""The screens of profiles: one's own on a phone, the organisers' list, somebody else's."""

from datetime import date

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.matching import company_profile, host_profile, traveller
from tests.factories.registration import IN_TIME, west_coast
from tests.factories.sourcing import organisation_abroad

from hansa.apps.matching import queries, services
from hansa.apps.matching.models import CooperationProfile

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def profile(coast):
    delegate = traveller(coast, name="Orval Sensors")
    return services.open_profile(registration=delegate.registration, now=IN_TIME)


@pytest.fixture
def delegate(client, profile):
    user = profile.registration.delegates.get().person.user
    client.force_login(user)
    return user


def at(name: str, profile: CooperationProfile, *more: int) -> str:
    return reverse(f"profiles:{name}", args=[profile.mission.slug, profile.pk, *more])


def said(profile, kind="need") -> list[tuple[str, str]]:
    return [(one.text, one.language) for one in queries.statements_of(profile, kind=kind)]


def test_a_delegate_says_what_they_look_for_sentence_by_sentence(client, profile, delegate):
    home = client.get(reverse("profiles:own", args=["west-coast"]), follow=True)
    client.post(
        at("add", profile), {"kind": "need", "text": "Nous cherchons un agent pour le Texas"}
    )
    answer = client.get(at("profile", profile))

    assert home.redirect_chain == [(at("profile", profile), 302)]
    assert said(profile) == [("Nous cherchons un agent pour le Texas", "fr")]
    assert "This was taken over" not in answer.text
    assert "Say what you make or do, and for whom." in answer.text


def test_nobody_else_states_it_and_strangers_do_not_read_it(client, coast, profile):
    for user in (UserFactory(), StaffFactory(), company_profile(coast, name="Other").stated_by):
        client.force_login(user)
        assert client.post(at("add", profile), {"kind": "need", "text": "X"}).status_code == 404
    client.force_login(UserFactory())
    assert client.get(at("profile", profile)).status_code == 404


def test_with_scripts_only_the_sentences_are_drawn_anew(client, profile, delegate):
    asked = {"HX-Request": "true", "HX-Target": "sentences"}

    answer = client.post(
        at("add", profile), {"kind": "offer", "text": "Sensors for cold rooms"}, headers=asked
    )

    assert answer.text.lstrip().startswith('<div class="sayings" id="sentences">')
    assert "Sensors for cold rooms" in answer.text


def test_a_word_alone_is_taken_with_advice_and_a_blank_is_refused(client, profile, delegate):
    client.post(at("add", profile), {"kind": "need", "text": "Clients"})
    advised = client.get(at("profile", profile))
    refused = client.post(at("add", profile), {"kind": "need", "text": " "})

    assert "“Clients” tells little" in advised.text
    assert refused.status_code == 422


def test_the_language_of_a_sentence_is_corrected_and_a_fifth_is_flagged(client, profile, delegate):
    client.post(at("add", profile), {"kind": "need", "text": "Distribuidores"})
    sentence = profile.statements.get(kind="need")

    client.post(at("speak", profile, sentence.pk), {"language": "es"})
    answer = client.get(at("profile", profile))

    assert said(profile) == [("Distribuidores", "es")]
    assert "In Spanish: matched as well as the model can." in answer.text


def test_a_sentence_is_taken_off_once_and_for_all(client, profile, delegate):
    client.post(at("add", profile), {"kind": "need", "text": "Clients in Texas"})
    sentence = profile.statements.get(kind="need")

    first = client.post(at("take_off", profile, sentence.pk))
    again = client.post(at("take_off", profile, sentence.pk))

    assert said(profile) == []
    assert (first.status_code, again.status_code) == (302, 302)


def test_choices_are_kept_and_a_country_that_is_none_is_named(client, profile, delegate):
    choices = {
        "seeks": ["distributor"],
        "languages": ["fr", "en"],
        "sectors": ["food"],
        "products": "temperature sensors\nloggers",
        "markets": "États-Unis, Canada",
        "openness": "matches",
    }

    kept = client.post(at("choose", profile), choices)
    refused = client.post(at("choose", profile), choices | {"markets": "Atlantis"})

    profile.refresh_from_db()
    assert kept.status_code == 302
    assert (profile.markets, profile.products) == (["US", "CA"], ["temperature sensors", "loggers"])
    assert "There is no country called “Atlantis”." in refused.text


def test_somebody_is_kept_away_by_name_and_let_near_again(client, profile, delegate):
    client.post(at("keep_away", profile), {"name": "Rival Ltd", "why": "competitor"})
    kept = profile.exclusions.get()
    answer = client.get(at("profile", profile))
    client.post(at("let_near", profile, kept.pk))

    assert "known by name only" in answer.text
    assert not profile.exclusions.exists()


def test_an_officer_chooses_whom_to_keep_away_from_the_directory(client, coast, profile):
    rival = organisation_abroad(coast, name="Rival Sensors")
    client.force_login(coast.officer)

    found = client.get(at("find", profile), {"name": "rival"})
    client.post(
        at("keep_away", profile), {"name": "riv", "why": "competitor", "organisation": rival.pk}
    )

    assert "Rival Sensors" in found.text
    assert 'name="organisation"' in found.text
    kept = profile.exclusions.get()
    assert (kept.name, kept.organisation) == ("Rival Sensors", rival)


def test_a_delegate_finds_those_beside_them_and_not_what_the_agencies_keep(
    client, coast, profile, delegate
):
    hidden = organisation_abroad(coast, name="Rival Sensors")
    host_profile(coast, name="Bayside Sensors")

    found = client.get(at("find", profile), {"name": "sensors"})
    chosen = client.post(
        at("keep_away", profile), {"name": "x", "why": "competitor", "organisation": hidden.pk}
    )

    assert [each.name for each in found.context["found"]] == ["Bayside Sensors"]
    assert chosen.status_code == 404
    assert not profile.exclusions.exists()


def test_whom_others_look_for_a_stranger_does_not_find(client, profile):
    client.force_login(UserFactory())

    assert client.get(at("find", profile), {"name": "sensors"}).status_code == 404


def test_a_profile_asks_the_database_few_questions(
    client, profile, delegate, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        client.get(at("profile", profile))


def test_another_delegate_reads_an_open_profile_without_whom_it_keeps_away(client, coast, profile):
    services.state_profile(
        profile=profile,
        exclusions=[services.Excluded("Rival Ltd")],
        by=coast.officer,
        now=IN_TIME,
    )
    reader = company_profile(coast, name="Reader").stated_by
    client.force_login(reader)

    answer = client.get(at("profile", profile))

    assert answer.status_code == 200
    assert "Rival" not in answer.text
    assert "Add this need" not in answer.text


def test_an_officer_sees_who_says_too_little_and_what_was_pasted(client, coast, profile):
    text = "We are a dynamic world leader in innovative solutions for everybody"
    for number in range(3):
        company_profile(coast, name=f"Copy {number}", needs=["An agent in Texas"], offers=[text])
    CooperationProfile.objects.update(expires_on=date(2199, 1, 1))
    client.force_login(coast.officer)

    answer = client.get(reverse("profiles:list", args=["west-coast"]))
    thin = client.get(reverse("profiles:list", args=["west-coast"]), {"state": "empty"})

    assert "The same text stands in several profiles" in answer.text
    assert [str(line.profile) for line in thin.context["page"]] == ["Orval Sensors"]


def test_an_officer_finds_who_says_it_in_a_fifth_language(client, coast):
    company_profile(coast, name="Orval", needs=["An agent in Texas"])
    spanish = company_profile(coast, name="Iberia", needs=["Buscamos un agente en California"])
    spanish.statements.update(language="es")
    CooperationProfile.objects.update(expires_on=date(2199, 1, 1))
    client.force_login(coast.officer)

    answer = client.get(reverse("profiles:list", args=["west-coast"]), {"state": "foreign"})

    assert [str(line.profile) for line in answer.context["page"]] == ["Iberia"]
    assert "in Spanish" in answer.text


def test_an_officer_speaks_for_a_host(client, coast):
    host = host_profile(coast, name="Bayside")
    client.force_login(coast.officer)

    client.post(at("add", host), {"kind": "offer", "text": "We distribute sensors in California"})

    assert said(host, "offer") == [("We distribute sensors in California", "en")]


def test_the_list_takes_a_fixed_number_of_queries(client, coast, django_assert_max_num_queries):
    for number in range(8):
        host_profile(coast, name=f"Host {number}", offers=[f"We distribute sensors {number}"])
    client.force_login(coast.officer)

    with django_assert_max_num_queries(12):
        client.get(reverse("profiles:list", args=["west-coast"]))
