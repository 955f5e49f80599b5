"""What shows that no timetable is better.

`choosing` bounds the worth by numbers alone. `clausal`, `proving` and `deciding` count idle periods
from below with a SAT solver; `exact` settles goal after goal with CP-SAT where clauses do not do.
"""
