"""The rounds in which a session's wish list is made, and what closes when."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.matching.rules.interests import LONGEST_WHY, WANTS, Choice


class Stage(TextChoices):
    """How far a session's wish list is."""

    GENERATED = "generated", gettext_lazy("Everybody chooses")
    PROVISIONAL = "provisional", gettext_lazy("Those asked answer")
    PUBLISHED = "published", gettext_lazy("Closed")


# From where to where a round moves by itself, or pressed by an officer; back only with a reason.
STEPS: dict[Stage, frozenset[Stage]] = {
    Stage.GENERATED: frozenset({Stage.PROVISIONAL}),
    Stage.PROVISIONAL: frozenset({Stage.PUBLISHED}),
    Stage.PUBLISHED: frozenset(),
}


def stage_at(now: datetime, *, stage: str, choose_until: datetime, answer_until: datetime) -> Stage:
    """How far a round is: a deadline counts from its moment, even where nobody was there to act."""
    if stage == Stage.PUBLISHED or now >= answer_until:
        return Stage.PUBLISHED
    if stage == Stage.PROVISIONAL or now >= choose_until:
        return Stage.PROVISIONAL
    return Stage.GENERATED


def may_say(stage: Stage, *, choice: Choice | None, asked: bool) -> bool:
    """Whether this can still be said: nothing of a new company once the answers are awaited.

    Args:
        choice: None for taking back what was said.
        asked: the other side wants to meet, so that this is an answer.
    """
    if stage == Stage.PUBLISHED:
        return False
    return stage == Stage.GENERATED or asked or choice not in WANTS


def objections_to_speaking(
    stages: Sequence[tuple[str, Stage]], *, choice: Choice | None, asked: bool
) -> Iterator[str]:
    """Why a round forbids what is said; two who share an open session may go on speaking.

    Args:
        stages: the sessions in which both sit, by name, with how far their rounds are.
    """
    if not stages or any(may_say(stage, choice=choice, asked=asked) for _name, stage in stages):
        return
    for name, stage in stages:
        if stage == Stage.PUBLISHED:
            yield _("The wish list of {session} is closed; write to your officer.").format(
                session=name
            )
        else:
            yield _("{session}: only those who asked for you can still be chosen.").format(
                session=name
            )


def objections_to_deadlines(
    *, now: datetime, choose_until: datetime, answer_until: datetime, begins: datetime | None
) -> Iterator[str]:
    """Why a round cannot close then.

    Args:
        begins: when the session begins; None while it has no slots.
    """
    if choose_until >= answer_until:
        yield _("Those asked need time to answer after everybody has chosen.")
    if answer_until <= now:
        yield _("The last deadline is over already.")
    if begins is not None and answer_until > begins:
        yield _("The wish list must be closed before the session begins.")


def is_back(stage: Stage, *, to: Stage) -> bool:
    """Whether a round that is so far would be less far."""
    order = list(Stage)
    return order.index(to) < order.index(stage)


def objections_to_reopening(why: str) -> Iterator[str]:
    """Why a deadline that is over cannot be taken back."""
    if not why.strip():
        yield _("Say why the wish list is open again; the companies and hosts read it.")
    if len(why) > LONGEST_WHY:
        yield _("Say why in {number} characters at most.").format(number=LONGEST_WHY)
