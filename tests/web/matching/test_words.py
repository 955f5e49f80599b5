"""Why somebody is recommended, in words."""

import pytest
from django.utils import translation
from django.utils.html import strip_tags
from tests.factories.matching import company_profile, host_profile
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.matching import queries
from hansa.apps.matching.models import Interest, Recommendation
from hansa.apps.matching.rules import Openness
from hansa.plumbing.languages import LANGUAGES
from hansa.web.matching.recommendations.voices import OF_BOTH, TO_YOU
from hansa.web.matching.recommendations.words import chosen, in_a_row, why, why_of

pytestmark = pytest.mark.django_db

NEED = "Nous cherchons des capteurs pour la chaîne du froid."
OFFER = "We distribute sensors for cold rooms in California."
MET = {
    "code": "need_meets_offer",
    "facts": {"need": NEED, "need_language": "fr", "offer": OFFER, "offer_language": "en"},
}
LANGUAGE = {"code": "language", "facts": {"language": "fr"}}
DISTRIBUTOR = {"code": "partnership", "facts": {"kind": "distributor", "role": "sought"}}
MARKET = {"code": "market", "facts": {"country": "US"}}


@pytest.fixture
def recommended():
    """The list of a company in which one host stands for these reasons."""
    coast = west_coast()
    company = company_profile(coast, name="Orval Sensors", needs=[NEED])
    host = host_profile(coast, name="Bayside <Cold>", offers=[OFFER])

    def listed(*reasons, organiser=False):
        Recommendation.objects.all().delete()
        Recommendation.objects.create(
            profile=company, candidate=host, rank=1, score=0.5, forward=0.5, backward=0.5,
            reasons=list(reasons), made_at=IN_TIME,
        )  # fmt: skip
        found = queries.recommended_of if organiser else queries.recommended_to
        return next(iter(found(company)))

    return listed


def test_need_offer_partner_and_language_are_one_sentence_each(recommended):
    told = why(recommended(MET, DISTRIBUTOR, MARKET, LANGUAGE))

    assert [strip_tags(line) for line in told] == [
        "Your need Nous cherchons des capteurs pour la chaîne du froid "
        "meets their offer We distribute sensors for cold rooms in California",
        "They are what you look for: Distributor or agent",
        "You share a language: French",
    ]
    assert '<q lang="fr">Nous cherchons' in told[0]


def test_an_organiser_reads_it_of_both_by_name(recommended):
    first, *_rest = why_of(recommended(MET, LANGUAGE, organiser=True))

    assert strip_tags(first).startswith("Need of Orval Sensors: Nous")
    assert "offer of Bayside &lt;Cold&gt;: <q" in first


def test_what_is_not_said_any_more_is_not_quoted(recommended):
    listed = recommended(MET)
    listed.about.statements.all().delete()

    (told,) = why(recommended(MET))

    assert "California" not in told
    assert strip_tags(told).endswith("meets what they offer")


def test_a_closed_profile_is_quoted_to_strangers_no_more_and_shown_to_whom_it_asked_for(
    recommended,
):
    listed = recommended(MET)
    about, profile = listed.about, listed.recommendation.profile
    about.openness = Openness.ORGANISERS
    about.save()
    gone = queries.recommended_to(profile)
    Interest.objects.create(profile=about, about=profile, choice="like", said_at=IN_TIME)

    (back,) = queries.recommended_to(profile)

    assert gone == []
    assert "California" not in why(back)[0]


FACTS = {
    **MET["facts"], "kind": "client", "product": "Tripel", "sector": "food", "other": "beer",
    "country": "US", "size": "small", "language": "nl", "yours": "fr", "theirs": "en",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_without_a_hole_in_every_language(recommended, language):
    listed = recommended()
    company, host = listed.recommendation.profile, listed.about
    Interest.objects.create(profile=host, about=company, choice="like", said_at=IN_TIME)
    (listed,) = queries.recommended_to(company)

    with translation.override(language):
        for code in sorted(TO_YOU.keys() | OF_BOTH.keys()):
            name, _colon, role = code.partition(":")
            reason = {"code": name, "facts": FACTS | ({"role": role} if role else {})}
            listed.recommendation.reasons = [reason]
            told = [*why(listed), *why_of(listed)]

            assert len(told) == (code in TO_YOU) + (code in OF_BOTH)
            assert all("{" not in line and not line.endswith(": ") for line in told)


def test_several_of_a_kind_are_one_sentence(recommended):
    client = {"code": "partnership", "facts": {"kind": "client", "role": "sought"}}
    dutch = {"code": "language", "facts": {"language": "nl"}}

    assert why(recommended(DISTRIBUTOR, LANGUAGE, client, dutch)) == [
        "They are what you look for: Distributor or agent and Client",
        "You share languages: French and Dutch",
    ]


def test_things_in_a_row():
    assert [in_a_row(["A"]), in_a_row(["A", "B"]), in_a_row(["A", "B", "C"])] == [
        "A", "A and B", "A, B and C",
    ]  # fmt: skip


def test_one_of_each_family_is_told_before_a_second_of_one():
    told = chosen(["need_meets_offer", "offer_meets_need", "market", "same_sector", "language"])

    assert told == ["need_meets_offer", "market", "language"]


def test_whoever_needs_an_interpreter_is_told_so():
    told = chosen(["asked_for_you", "need_meets_offer", "market", "interpreter_needed"])

    assert told == ["asked_for_you", "need_meets_offer", "interpreter_needed"]


def test_nothing_is_said_where_there_is_no_reason_and_strange_codes_are_passed_over(recommended):
    assert why(recommended({"code": "moon", "facts": {}})) == []
