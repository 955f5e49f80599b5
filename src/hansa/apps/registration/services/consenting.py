"""Agreeing later, or not any more: each answer is kept beside those before, and counts at once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Agreement, Delegate, Registration
from hansa.apps.registration.rules import Subject
from hansa.apps.registration.services.holding import hold_registration
from hansa.plumbing.history.recording import record
from hansa.plumbing.languages import readers_language
from hansa.values import refuse_if


@transaction.atomic
def answer_consent(
    registration: Registration,
    *,
    subject: Subject,
    given: bool,
    seen: str,
    by: User,
    now: datetime,
) -> bool:
    """Note what the organisation says from now on; whether that is something new.

    Args:
        seen: the version of the text that was on the page.

    Raises:
        Refused: when `by` does not speak for the organisation, nobody takes part without a yes,
            or the text is another one by now.
    """
    hold_registration(registration)
    refuse_if(queries.objections_to_answering_consents(registration, by=by))
    text = _text_or_refuse(registration, subject, seen=seen)
    before = queries.agreements_of(registration)
    return _answer(registration, text, before, given=given, of=None, by=by, now=now)


@transaction.atomic
def answer_own_consent(
    delegate: Delegate, *, subject: Subject, given: bool, seen: str, by: User, now: datetime
) -> bool:
    """Note what somebody who travels says for themselves, whatever their organisation said.

    Raises:
        Refused: when `by` is somebody else; otherwise as `answer_consent`.
    """
    registration = delegate.registration
    hold_registration(registration)
    refuse_if(
        rules.objections_to_answering_for(
            person=str(delegate.person), themselves=delegate.person.user_id == by.pk
        )
    )
    text = _text_or_refuse(registration, subject, seen=seen)
    before = queries.own_agreements_of(delegate)
    return _answer(registration, text, before, given=given, of=delegate, by=by, now=now)


def _text_or_refuse(registration: Registration, subject: Subject, *, seen: str) -> queries.Text:
    texts = {text.subject: text for text in queries.texts_in_force(registration.mission)}
    text = texts[subject]
    refuse_if(rules.objections_to_consent(subject=subject, seen=seen, version=text.version))
    return text


def _answer(
    registration: Registration,
    text: queries.Text,
    before: list[Agreement],
    *,
    given: bool,
    of: Delegate | None,
    by: User,
    now: datetime,
) -> bool:
    said = next((each for each in before if each.subject == text.subject), None)
    if said is not None and (said.given, said.version) == (given, text.version):
        return False
    Agreement.objects.create(
        registration=registration,
        person=of.person if of else None,
        subject=text.subject,
        version=text.version,
        text=text.words,
        language=readers_language(),
        given=given,
        at=now,
        by=by,
    )
    record(
        "registration.agreed" if given else "registration.refused_consent",
        about=registration,
        by=by,
        now=now,
        subject=text.subject,
        version=text.version,
        delegate=str(of.person) if of else "",
    )
    return True
