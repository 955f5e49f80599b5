"""What is given: slots, tables, parties, helpers, wishes and goals, and what follows from them.

A `Problem` refuses to be wrong, with the sentences of `objections`. `Setting` derives from it,
before anything is held, who could sit where and when. Nothing here knows of a timetable.
"""
