"""Asking somebody to become a host: by a letter of the mission, or by telephone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.accounts.models import User
from hansa.apps.matching.models import Approach, ApproachTemplate, Prospect
from hansa.apps.matching.queries import sourcing as queries
from hansa.apps.matching.rules import approaching as rules
from hansa.apps.matching.rules import sourcing
from hansa.apps.matching.rules.sourcing import Pipeline
from hansa.apps.matching.services.sourcing import hold
from hansa.apps.missions.models import Mission
from hansa.plumbing.days import in_words
from hansa.plumbing.history.recording import record
from hansa.plumbing.languages import LANGUAGES
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import Refused, refuse_if


@transaction.atomic
def approach(
    *,
    prospect: Prospect,
    template: ApproachTemplate | None = None,
    language: str = "",
    by: User,
    now: datetime,
) -> Prospect:
    """Ask them to become a host, and write the letter; without a template somebody rang them.

    A template goes to a prospect once; the same button pressed twice writes one letter.

    Args:
        language: in which the letter is written; empty: that of the contact.

    Raises:
        Refused: when nobody is named who reads it, they are a host already, one of the companies
            wishes to be spared, or the template is not written in the language.
    """
    held = hold(prospect, by=by)
    if template and Approach.objects.filter(prospect=held, template=template).exists():
        return held
    _refuse_asking(held)
    if template:
        _write(held, template, language, by=by, now=now)
    if held.stage == Pipeline.LONG_LIST:
        held.stage, held.approached_at = Pipeline.APPROACHED, now
        held.save()
        name = template.name if template else ""
        record("prospect.approached", about=held, by=by, now=now, template=name)
    return held


@transaction.atomic
def put_template(
    *,
    mission: Mission,
    template: ApproachTemplate | None = None,
    name: str,
    letters: Mapping[str, tuple[str, str]],
    by: User,
    now: datetime,
) -> ApproachTemplate:
    """Keep a letter of the mission, new or changed; letters sent before stay as they were read.

    Args:
        letters: subject and body by language; a language may stay empty.

    Raises:
        Refused: when nothing is written, a place is unknown, or the name is taken.
    """
    roles = queries.may_source(by, mission=mission)
    refuse_if(accounts_rules.objections_to_tending_hosts(roles))
    told = {language.upper(): letter for language, letter in letters.items()}
    refuse_if(rules.objections_to_letters(told, name=name))
    Mission.objects.select_for_update(no_key=True).get(pk=mission.pk)
    others = ApproachTemplate.objects.filter(mission=mission, name=name.strip())
    if any(other != template for other in others):
        raise Refused(_("There is a template “{name}” already.").format(name=name), field="name")
    kept = template or ApproachTemplate(mission=mission)
    kept.name, kept.changed_at = name.strip(), now
    kept.subjects = {
        each: letters[each][0].strip() for each in LANGUAGES if _is_told(letters, each)
    }
    kept.bodies = {each: letters[each][1].strip() for each in LANGUAGES if _is_told(letters, each)}
    kept.save()
    record("template.put", about=kept, by=by, now=now, languages=sorted(kept.bodies))
    return kept


def letter_to(
    prospect: Prospect, template: ApproachTemplate, language: str, *, by: User
) -> tuple[str, str]:
    """Subject and body of the letter as it would go out, every place filled in."""
    leg = prospect.leg
    with override(language):
        served = [str(one.registration.organisation) for one in queries.served_by(prospect)]
        facts = {
            "contact": str(prospect.contact or prospect.organisation),
            "organisation": str(prospect.organisation),
            "mission": leg.mission.title,
            "city": leg.city,
            "dates": f"{in_words(leg.starts_on)} – {in_words(leg.ends_on)}",
            "companies": ", ".join(served) or _("companies of the delegation"),
            "counsellor": by.full_name,
        }
    subject = rules.filled(template.subjects[language], facts)
    return subject[:200], rules.filled(template.bodies[language], facts)


def _write(
    prospect: Prospect, template: ApproachTemplate, language: str, *, by: User, now: datetime
) -> None:
    contact = prospect.contact
    refuse_if(
        sourcing.objections_to_contact(
            contact=str(contact or ""), works_there=True, name=str(prospect)
        ),
        field="contact",
    )
    if contact is None or template.mission_id != prospect.leg.mission_id:
        raise Refused(_("This letter belongs to another mission."), field="template")
    language = language or _language_for(template, contact.language)
    refuse_if(
        rules.objections_to_writing(template=template.name, is_written=language in template.bodies),
        field="language",
    )
    subject, body = letter_to(prospect, template, language, by=by)
    letter = write_letter(
        "matching/letters/approach.txt",
        key=f"approach:{prospect.pk}:{template.pk}",
        to=contact.email,
        language=language,
        now=now,
        subject=subject,
        body=body,
    )
    Approach.objects.create(
        prospect=prospect,
        template=template,
        language=language,
        letter=letter,
        written_by=by,
        written_at=now,
    )
    details = {"template": template.name, "to": contact.email}
    record("prospect.letter", about=prospect, by=by, now=now, **details)


def _refuse_asking(prospect: Prospect) -> None:
    if prospect.stage not in (Pipeline.APPROACHED, Pipeline.INTERESTED):
        refuse_if(
            sourcing.objections_to_moving(
                prospect.stage, to=Pipeline.APPROACHED, name=str(prospect)
            )
        )
    served = [one.registration_id for one in queries.served_by(prospect)]
    asking = sourcing.Asking(
        organisation=str(prospect),
        city=prospect.leg.city,
        is_host=queries.host_of(prospect) is not None,
        spared_by=queries.spared_by(prospect.organisation, registrations=served),
    )
    refuse_if(sourcing.objections_to_asking(asking))


def _language_for(template: ApproachTemplate, wanted: str) -> str:
    """The contact's, else English, else whichever the template is written in."""
    written: list[str] = list(template.bodies)
    return next((each for each in (wanted, "en", *written) if each in written), wanted)


def _is_told(letters: Mapping[str, tuple[str, str]], language: str) -> bool:
    return bool(letters.get(language, ("", ""))[1].strip())
