"""A row in every table of protocol, for the world of the house."""

from tests.factories.accounts import LONG_BEFORE
from tests.factories.protocol import convoy, dignitary, vehicle
from tests.factories.registration import WestCoast

from hansa.apps.programme.models import Activity
from hansa.apps.protocol import services
from hansa.apps.protocol.models import Usage

# Addresses whose blank is a convoy.
OF_A_CONVOY = (
    "convoy", "drop_convoy", "add_vehicle", "drop_vehicle", "seat", "free", "fill",
    "convoy_manifest", "retime_convoy",
)  # fmt: skip


def protocol_of(coast: WestCoast, activity: Activity) -> dict[str, object]:
    """Somebody with a place in the order, who speaks, drives and is given something."""
    acting = {"by": coast.officer, "now": LONG_BEFORE}
    somebody = dignitary(
        coast.mission, placed=1, why="Asked for", envelope="Mevrouw", salutation="Beste",
        spoken="Mevrouw",
    )  # fmt: skip
    Usage.objects.create(mission=coast.mission, rule_set="be", first="guests")
    speech = services.add_speech(activity=activity, dignitary=somebody, minutes=5, **acting)
    services.set_ceremonial(
        activity=activity, flags="by_name", half_mast=True, why="Mourning", names_from=None,
        **acting,
    )  # fmt: skip
    flag = services.fly_flag(activity=activity, code="BE", **acting)
    gift = services.note_gift(
        mission=coast.mission, activity=activity, direction="given", what="Lace", giver="We",
        receiver="They", country="US", cents=100, currency="USD", customs="nothing", **acting,
    )  # fmt: skip
    drive = convoy(coast, escort="Two motorcycles")
    car = vehicle(drive, coast)
    car.plate, car.driver, car.phone = "1-ABC-234", "Sam", "+1 415 555 0100"
    car.save()
    rider = services.seat_rider(vehicle=car, dignitary=somebody, seat=1, **acting)
    of_person = dict.fromkeys(("dignitary", "change", "strike"), somebody.pk)
    of_convoy = dict.fromkeys(OF_A_CONVOY, drive.pk)
    return {
        "protocol:pk": activity.pk,
        "protocol:speech": speech.pk,
        "protocol:flag": flag.pk,
        "protocol:vehicle": car.pk,
        "protocol:rider": rider.pk,
        "protocol:gift:pk": gift.pk,
        "protocol:strike_gift:pk": gift.pk,
        **{f"protocol:{name}:pk": pk for name, pk in {**of_person, **of_convoy}.items()},
    }
