"""What the scheduler answers: a timetable, or why there is none, and why a wish is not held.

These are values only: meetings, progress on the way to them, reasons and requirements as codes and
facts that others put into words. How they are found out stands in `explanations`.
"""
