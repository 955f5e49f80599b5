"""The words everyone speaks."""

from hansa.values.period import Period
from hansa.values.refused import Refused, refuse_if

__all__ = ["Period", "Refused", "refuse_if"]
