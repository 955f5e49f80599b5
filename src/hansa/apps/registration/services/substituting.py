"""Somebody travels instead of somebody else, with the same seat on the same days."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import (
    BriefReading,
    Delegate,
    DocumentsChecked,
    SelfDescription,
)
from hansa.apps.registration.services.applying import refuse_stays, who_travels
from hansa.apps.registration.services.holding import hold_people, hold_registration
from hansa.apps.registration.services.writing import tell_who_stays
from hansa.apps.registration.travellers import NewPerson
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def substitute(
    delegate: Delegate, *, person: Person | NewPerson, by: User, now: datetime, why: str
) -> Person:
    """Let `person` travel instead; who travelled before.

    Raises:
        Refused: when `by` speaks neither for the organisation nor for its agency, or it has no
            seats; with field "person" or "email" when the other cannot travel then; with field
            "why" without a reason.
    """
    registration = delegate.registration
    hold_registration(registration)
    refuse_if(queries.objections_to_speaking(registration, by=by))
    refuse_if(rules.objections_to_silence(why=why), field="why")
    delegate.refresh_from_db()
    leaving = delegate.person
    joining = who_travels(person, registration, field="", by=by, now=now)
    hold_people([leaving, joining])
    refuse_if(
        rules.objections_to_substituting(
            status=registration.status, leaving=str(leaving), joining=str(joining)
        )
    )
    _refuse_traveller(delegate, joining)
    delegate.person = joining
    delegate.save(update_fields=["person"])
    delegate.stays.update(person=joining)
    _forget_what_the_other_said(delegate)
    names = {"delegate": str(leaving), "instead": str(joining)}
    told = record("registration.substituted", about=registration, by=by, now=now, why=why, **names)
    tell_who_stays(delegate, leaving=leaving, why=why, occasion=told.pk, now=now)
    return leaving


def _forget_what_the_other_said(delegate: Delegate) -> None:
    """Who joins has read no brief yet, and gave nobody a word about themselves or a passport."""
    for table in (BriefReading, DocumentsChecked, SelfDescription):
        table.objects.filter(delegate=delegate).delete()


def _refuse_traveller(delegate: Delegate, joining: Person) -> None:
    registration = delegate.registration
    stays = list(delegate.stays.select_related("leg"))
    refuse_if(
        rules.objections_to_traveller(
            person=str(joining),
            employer=joining.organisation.name,
            organisation=registration.organisation.name,
            travels_for=queries.travels_for(joining, mission=registration.mission),
            stays=len(stays),
        ),
        field="person",
    )
    refuse_stays(stays, joining, registration, field="person")
