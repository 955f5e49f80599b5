"""What an applicant agrees to, and what is left to them."""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.accounts.rules import Role

LONGEST_TERMS = 8000


class Subject(TextChoices):
    """What a text asks of an applicant."""

    CONDITIONS = "conditions", gettext_lazy("Conditions of participation")
    BROCHURE = "brochure", gettext_lazy("A page in the brochure")
    PHOTOS = "photos", gettext_lazy("Photos and film")
    SHARING = "sharing", gettext_lazy("Data for partners of the mission")


# Without these nobody takes part; to the others an applicant may say no.
NEEDED = frozenset({Subject.CONDITIONS})


def objections_to_answers(answers: Mapping[str, bool]) -> Iterator[str]:
    """Why an application cannot go with these answers."""
    for subject in Subject:
        if subject in NEEDED and not answers.get(subject):
            yield _("Without agreeing to the {terms} nobody can apply.").format(
                terms=f"“{subject.label}”"
            )


def objections_to_consent(*, subject: str, seen: str, version: str) -> Iterator[str]:
    """Why an answer to one subject cannot be given anew, given the version that was on the page."""
    if subject in NEEDED:
        yield _("Nobody takes part without the {terms}; withdraw the application instead.").format(
            terms=f"“{Subject(subject).label}”"
        )
    if seen != version:
        yield _("The text has changed since you opened this page. Read it again, then answer.")


def objections_to_answering_for(*, person: str, themselves: bool) -> Iterator[str]:
    """Why somebody does not answer for a delegate."""
    if not themselves:
        yield _("{person} answers for themselves alone.").format(person=person)


def reads_as_partner(roles: Collection[str]) -> bool:
    """Whether these roles in a mission see of others only what those agreed to share."""
    return set(roles) == {Role.ORGANISER}


def objections_to_terms(texts: Mapping[str, str]) -> Iterator[str]:
    """Why a text cannot be put to applicants."""
    if not texts.get("en", "").strip():
        yield _("Write the text in English at least; it stands in for a language that is missing.")
    if any(len(text) > LONGEST_TERMS for text in texts.values()):
        yield _("A text has at most {most} characters.").format(most=LONGEST_TERMS)
