"""What belongs to the activity of the world: places, a way, parts, a version and a plan."""

from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import between

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import (
    Activity,
    ActivityDocument,
    ActivityHost,
    ActivityOrganiser,
    ActivityVersion,
    Allotment,
    Interpreting,
    Invitation,
    Place,
    PlannedChange,
    ShowLine,
    SignUpTerms,
    Waiting,
    Way,
)
from hansa.apps.registration.models import Delegate


def programme_of(activity: Activity, delegate: Delegate, *, by: User) -> dict[str, object]:
    """One row of each sort, and what fills the addresses of the programme."""
    here, there = (
        Place.objects.create(leg=activity.leg, name=name, address="1 Pier", access="A ramp")
        for name in ("Pier", "Mint")
    )
    Way.objects.create(start=here, end=there, on_foot=12)
    line = ShowLine.objects.create(activity=activity, offset=0, minutes=5, what="Welcome", who="He")
    document = ActivityDocument.objects.create(
        activity=activity,
        name="speech.pdf",
        media_type="application/pdf",
        content=b"%PDF-",
        size=5,
        added_by=by,
        added_at=LONG_BEFORE,
    )
    _asked(activity, delegate)
    told_and_planned(activity, by=by)
    return {
        "programme:pk": activity.pk,
        "programme:place:pk": here.pk,
        "programme:drop_place:pk": there.pk,
        "programme:who": delegate.pk,
        "programme:part": "lines",
        "programme:drop_part:number": line.pk,
        "programme:document:number": document.pk,
    }


def told_and_planned(activity: Activity, *, by: User) -> None:
    """What delegates were told of an activity, and what they will be."""
    ActivityVersion.objects.create(
        activity=activity, number=1, at=LONG_BEFORE, by=by, said={}, why="It was said."
    )
    Activity.objects.filter(pk=activity.pk).update(version=1)
    hours = between("17:00", "18:00")
    PlannedChange.objects.create(
        activity=activity,
        period=(hours.start, hours.end),
        place="Mint",
        audience=activity.audience,
        based_on=activity.sequence,
        planned_by=by,
        planned_at=LONG_BEFORE,
    )


def _asked(activity: Activity, delegate: Delegate) -> None:
    ActivityOrganiser.objects.create(activity=activity, agency=delegate.registration.agency)
    ActivityHost.objects.create(activity=activity, organisation=delegate.registration.organisation)
    Interpreting.objects.create(activity=activity, name="Ann Interprets", languages=["fr"])
    Invitation.objects.create(activity=activity, delegate=delegate, invited_at=LONG_BEFORE)
    Allotment.objects.create(activity=activity, agency=delegate.registration.agency, places=5)
    Waiting.objects.create(activity=activity, delegate=delegate, since=LONG_BEFORE)
    SignUpTerms.objects.create(mission=activity.leg.mission)
