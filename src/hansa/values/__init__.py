"""The words everyone speaks."""

from hansa.values.chapter import Chapter, Fact
from hansa.values.numbers import row_number
from hansa.values.period import Period
from hansa.values.refused import Refused, refuse_if

__all__ = ["Chapter", "Fact", "Period", "Refused", "refuse_if", "row_number"]
