"""What companies declared of their size."""

from datetime import date
from decimal import Decimal

from tests.factories.accounts import UserFactory

from hansa.apps.directory.models import Organisation, SizeDeclaration

STAFF = {"micro": 5, "small": 30, "medium": 120, "large": 900}
A_DAY = date(2025, 6, 1)


def of_size(organisation: Organisation, size: str, *, on: date = A_DAY) -> Organisation:
    """The same organisation, once it declared last year's figures of such a company on that day."""
    for year in (on.year - 2, on.year - 1):
        SizeDeclaration.objects.create(
            organisation=organisation,
            closed_on=date(year, 12, 31),
            staff=Decimal(STAFF[size]),
            turnover=STAFF[size] * 100_000,
            balance_sheet=STAFF[size] * 90_000,
            evidence="accounts",
            declared_on=on,
            declared_at=f"{on}T09:00+00:00",
            declared_by=UserFactory(),
        )
    return organisation
