"""Why it is as it is, and what would help.

Why a wish is not held and what would have to go for it; which requirements contradict one another,
so that there is no timetable; and which small changes of the problem would add most.
"""
