"""A problem as constraints for CP-SAT: its rules, its tables and its goals over literals.

`model` is the whole, for whoever asks the solver: for the best timetable, or for the requirements
that contradict one another.
"""
