"""When a company may apply by itself, and what may be announced."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from hansa.apps.missions.rules import Status as MissionStatus
from hansa.plumbing.days import in_words

LONGEST_WORDS = 4000


def objections_to_owning(*, organisation: str, keeps: bool) -> Iterator[str]:
    """Why somebody may not apply for an organisation."""
    if not keeps:
        yield _("Only those who keep the record of {organisation} apply for it.").format(
            organisation=organisation
        )


def objections_to_applying_oneself(
    *, mission: str, status: str, today: date, until: date | None
) -> Iterator[str]:
    """Why no organisation can apply by itself at the moment."""
    if status != MissionStatus.RECRUITING:
        yield _("{mission} takes no applications now; its status is “{status}”.").format(
            mission=mission, status=MissionStatus(status).label
        )
    elif until and today > until:
        yield _("Registration closed on {until}.").format(until=in_words(until))


def objections_to_what_was_seen(*, seen: str, offered: str) -> Iterator[str]:
    """Why an application cannot go whose fee or terms were other ones when the page was opened."""
    if seen != offered:
        yield _(
            "The fee or the terms have changed since you opened this page. Look at them again, "
            "then send the application."
        )


def objections_to_announcing(*, introduction: Mapping[str, str], legs: int) -> Iterator[str]:
    """Why a mission cannot have a public page yet."""
    if not any(text.strip() for text in introduction.values()):
        yield _("Write the introduction in at least one language first.")
    if not legs:
        yield _("Add a leg first: people want to know where the mission goes, and when.")


def objections_to_words(texts: Iterable[str]) -> Iterator[str]:
    """Why these words do not fit on the page."""
    if any(len(text) > LONGEST_WORDS for text in texts):
        yield _("A text has at most {most} characters.").format(most=LONGEST_WORDS)


def objections_to_payer(payer: Mapping[str, str]) -> Iterator[str]:
    """Why an invoice cannot go to this payer."""
    for name, label in (
        ("name", _("name")),
        ("street", _("street")),
        ("postal_code", _("postal code")),
        ("city", _("city")),
        ("email", _("e-mail address")),
    ):
        if not payer.get(name, "").strip():
            yield _("An invoice to another payer needs the {missing}.").format(missing=label)
