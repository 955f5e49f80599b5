"""What makes a timetable right, and what makes it good.

`rules` states each hard rule once, for the checker and for CP-SAT; `reading` is how both of them
look at a timetable. `measures` says how good one is, goal by goal, and `weighing` in one number.
"""
