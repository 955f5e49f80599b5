"""A row in every table of agreements, for the world of the house."""

from tests.factories.accounts import LONG_BEFORE
from tests.factories.agreements import PDF, ceremony, received, scheduled
from tests.factories.registration import WestCoast

from hansa.apps.agreements import queries, services
from hansa.apps.agreements.models import Clearance
from hansa.apps.registration.models import Delegate


def agreements_of(coast: WestCoast, delegate: Delegate) -> dict[str, object]:
    """A confidential agreement on stage, and one that sides are asked to clear."""
    stage = ceremony(coast)
    signed = scheduled(
        coast, stage=stage, delegate=delegate, secrecy="parties", witness="The mayor"
    )
    asked = received(coast, delegate=delegate, title="Cold stores in Oakland")
    services.receive_text(
        agreement=asked, filename="second.pdf", content=PDF, by=coast.officer, now=LONG_BEFORE
    )
    host = Clearance.objects.get(agreement=asked, of="party", party__agency__isnull=True)
    return {
        "agreements:pk": asked.pk,
        "agreements:to": "share",
        "agreements:party": host.party.pk,
        "agreements:own_remove_signatory:signatory": asked.signatories.first().pk,
        "agreements:signatory": asked.signatories.last().pk,
        "agreements:version": 1,
        "agreements:clearance": host.pk,
        "agreements:activity": stage.activity.pk,
        **{
            f"agreements:{name}:pk": stage.pk
            for name in (
                "ceremony", "arrange", "move", "take_off", "sign", "put_on", "run", "sheets",
                "certificates", "certificates_pdf", "weigh",
            )
        },
        "agreements:slot": signed.slot.pk,
        "agreements:put_on:agreement": asked.pk,
        "agreements:token": queries.clearance_token(host),
    }  # fmt: skip
