"""How a mission gives its seats, as a planner fills it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.registration import queries
from hansa.apps.registration.rules import LONGEST_ANSWER, MOST_OVERBOOKED, WHOLE_FEE, SizeShare

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency
    from hansa.apps.missions.models import Mission, SectorGroup
    from hansa.apps.registration.models import CancellationTerm, Quota
    from hansa.apps.registration.queries import Kept

    # For whom a quota can be.
    Share = Agency | SectorGroup | SizeShare

MOST_SEATS = 100_000
LONGEST_BEFORE = 730
TERMS = 4


class SeatTermsForm(forms.Form):
    """Overbooking, the days to answer, quotas, and what leaving costs."""

    overbooking = forms.IntegerField(
        label=gettext_lazy("Offers beyond the seats"),
        min_value=0,
        max_value=MOST_OVERBOOKED,
        help_text=gettext_lazy(
            "So many delegates more than there are seats may hold an offer; "
            "confirmed delegates never exceed the seats."
        ),
    )
    answer_days = forms.IntegerField(
        label=gettext_lazy("Days to answer an offer"), min_value=1, max_value=LONGEST_ANSWER
    )

    def __init__(self, *args: Any, mission: Mission, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = queries.terms_of(mission)
        self.fields["overbooking"].initial = terms.overbooking
        self.fields["answer_days"].initial = terms.answer_days
        self.shares: dict[str, Share] = dict(_shares(mission))
        self._add_quotas(queries.quotas_of(mission, today=today))
        self._add_terms(queries.cancellation_terms_of(mission))

    @property
    def quota_fields(self) -> Iterator[BoundField]:
        """One field for each agency and sector group."""
        return (self[name] for name, share in self.shares.items() if not is_size(share))

    @property
    def size_fields(self) -> Iterator[BoundField]:
        """One field for each size of companies."""
        return (self[name] for name, share in self.shares.items() if is_size(share))

    @property
    def term_fields(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Days and percentage, side by side."""
        for number in range(TERMS):
            yield self[f"days_{number}"], self[f"share_{number}"]

    def clean(self) -> dict[str, Any]:
        """Days need a percentage, and a percentage days."""
        told = self.cleaned_data
        for number in range(TERMS):
            pair = (f"days_{number}", f"share_{number}")
            empty = [name for name in pair if told.get(name) is None and name not in self.errors]
            if len(empty) == 1:
                self.add_error(empty[0], _("Fill this in."))
        return told

    def quotas(self) -> dict[Share, int]:
        """The most delegates of each agency, sector group and size that has a limit."""
        told = self.cleaned_data
        return {share: told[name] for name, share in self.shares.items() if told[name] is not None}

    def cancellation(self) -> list[tuple[int, int]]:
        """Days before the mission, and the percentage kept from then on."""
        told = self.cleaned_data
        pairs = [(told[f"days_{number}"], told[f"share_{number}"]) for number in range(TERMS)]
        return [pair for pair in pairs if None not in pair]

    def _add_quotas(self, kept: Iterable[Kept]) -> None:
        limits = {share_of(each.quota): each.quota.most for each in kept}
        for name, share in self.shares.items():
            self.fields[name] = forms.IntegerField(
                label=str(share.label if isinstance(share, SizeShare) else share),
                initial=limits.get(share),
                required=False,
                min_value=0,
                max_value=MOST_SEATS,
            )

    def _add_terms(self, terms: Sequence[CancellationTerm]) -> None:
        for number in range(TERMS):
            term = terms[number] if number < len(terms) else None
            self.fields[f"days_{number}"] = forms.IntegerField(
                label=_("From so many days before"),
                initial=term.days_before if term else None,
                required=False,
                min_value=0,
                max_value=LONGEST_BEFORE,
            )
            self.fields[f"share_{number}"] = forms.IntegerField(
                label=_("Part of the fee kept, in %"),
                initial=term.share if term else None,
                required=False,
                min_value=0,
                max_value=WHOLE_FEE,
            )


def is_size(share: Share) -> bool:
    """Whether the quota is for companies of a size."""
    return isinstance(share, SizeShare)


def share_of(quota: Quota) -> Share:
    """For whom a quota is."""
    return quota.agency or quota.sector_group or SizeShare(quota.size)


def _shares(mission: Mission) -> Iterator[tuple[str, Share]]:
    for organiser in mission.organisers.all():
        yield f"agency_{organiser.agency_id}", organiser.agency
    for group in mission.sector_groups.all():
        yield f"sector_{group.pk}", group
    for size in SizeShare:
        yield f"size_{size}", size
