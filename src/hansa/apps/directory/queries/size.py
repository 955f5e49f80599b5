"""How large organisations are, by what they declared."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from hansa.apps.directory.models import Organisation, SizeDeclaration
from hansa.apps.directory.rules import SizeClass
from hansa.apps.directory.rules.size import class_over, known_until


def size_of(organisation: Organisation, *, on: date) -> SizeClass | None:
    """The size class by what was declared until that day.

    None where nothing was declared, or the accounts were closed more than two years before.
    """
    return sizes_of([organisation.pk], on=on).get(organisation.pk)


def sizes_of(organisations: Iterable[int], *, on: date) -> dict[int, SizeClass]:
    """The size classes on that day by the organisations' keys, without those unknown.

    It asks the database twice, however many there are.
    """
    found: defaultdict[int, list[SizeDeclaration]] = defaultdict(list)
    standing = SizeDeclaration.objects.filter(organisation__in=list(organisations))
    for declaration in _standing(standing, on=on):
        found[declaration.organisation_id].append(declaration)
    return {
        key: size
        for key, declared in found.items()
        if known_until(declared[0].closed_on) >= on
        and (size := class_over(each.year for each in declared))
    }


def declarations_of(organisation: Organisation, *, on: date) -> list[SizeDeclaration]:
    """What counts on that day: the latest declaration of each year, the last year first."""
    return list(_standing(SizeDeclaration.objects.filter(organisation=organisation), on=on))


def _standing(declared: QuerySet[SizeDeclaration], *, on: date) -> QuerySet[SizeDeclaration]:
    return (
        declared.filter(declared_on__lte=on)
        .order_by("organisation_id", "-closed_on__year", "-declared_at", "-pk")
        .distinct("organisation_id", "closed_on__year")
        .prefetch_related("related_enterprises")
    )
