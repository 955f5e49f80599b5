"""Pages of a list whose rows cost more to find than to read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PagesByKey(Paginator):  # type: ignore[type-arg]  # Django's own has no parameter
    """Finds the keys of a whole list once, and reads the rows of one page.

    Two queries, as with its parent; but what is looked for is looked for once, not to count and
    then to read, and rows are joined to nothing before their page is known. For lists of
    thousands: the keys are all fetched.
    """

    object_list: QuerySet[Any]

    @cached_property
    def keys(self) -> list[Any]:
        """The key of every row, in order."""
        return list(self.object_list.values_list("pk", flat=True))

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.keys)

    def page(self, number: int | str) -> Page[Any]:
        """One page, its rows in the order of the list."""
        checked = self.validate_number(number)
        start = (checked - 1) * self.per_page
        keys = self.keys[start : start + self.per_page]
        rows = self.object_list.in_bulk(keys) if keys else {}
        return Page([rows[key] for key in keys if key in rows], checked, self)
