"""Handing cards to one another, and taking them back.

No story is kept of it: whom somebody talked to is between the two.
"""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.programme import rules
from hansa.apps.programme.models import KeptCard
from hansa.apps.programme.queries.cards import Card
from hansa.values import refuse_if


@transaction.atomic
def keep_card(*, card: Card, holder: Person, gives_back: bool, now: datetime) -> KeptCard:
    """Keep a card that was shown; keeping it again changes nothing.

    Args:
        gives_back: the holder agrees that the other gets their card too.

    Raises:
        Refused: for one's own card, or when the holder has too many.
    """
    Person.objects.select_for_update().get(pk=holder.pk)
    had = KeptCard.objects.filter(holder=holder, person=card.person).first()
    refuse_if(
        rules.objections_to_keeping(
            own=holder.pk == card.person.pk,
            kept=0 if had else KeptCard.objects.filter(holder=holder).count(),
        )
    )
    scanned = {"mission": card.mission, "how": rules.How.SCANNED, "kept_at": now}
    kept, _ = KeptCard.objects.get_or_create(holder=holder, person=card.person, defaults=scanned)
    if gives_back:
        KeptCard.objects.get_or_create(
            holder=card.person, person=holder, defaults=scanned | {"how": rules.How.GIVEN}
        )
    return kept


@transaction.atomic
def drop_card(*, number: int, by: User) -> bool:
    """Throw away a card that one was given; whether it was there."""
    gone, _ = KeptCard.objects.filter(pk=number, holder__user=by).delete()
    return bool(gone)


@transaction.atomic
def take_card_back(*, number: int, by: User) -> bool:
    """Take one's own card back from whoever has it; whether it was there."""
    gone, _ = KeptCard.objects.filter(pk=number, person__user=by).delete()
    return bool(gone)
