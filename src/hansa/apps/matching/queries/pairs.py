"""What speaks for a meeting of two, as one of them may know it."""

from __future__ import annotations

from hansa.apps.matching.models import CooperationProfile, Interest, Recommendation
from hansa.apps.matching.queries.interests import WANTED
from hansa.apps.matching.queries.recommending import Listed, is_open


def listed_between(profile: CooperationProfile, about: CooperationProfile) -> Listed | None:
    """The recommendation of the one to the other; two queries, None where there is none."""
    found = Recommendation.objects.filter(profile=profile, candidate=about).first()
    if found is None:
        return None
    found.profile, found.candidate = profile, about
    said = Interest.objects.filter(profile__in=[profile, about], about__in=[profile, about])
    by = {each.profile_id: each for each in said}
    theirs = by.get(about.pk)
    return Listed(
        recommendation=found,
        statements=tuple(about.statements.all()) if is_open(about) else (),
        mine=by.get(profile.pk),
        theirs=theirs if theirs and theirs.choice in WANTED else None,
    )
