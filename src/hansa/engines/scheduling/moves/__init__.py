"""How a timetable is changed, millions of times a second: code that numba compiles.

A problem becomes counters with room (`pools`) and one array of numbers (`arrays`). Meetings are
held and taken out in it, exchanged along Kempe chains and annealed. Here nothing keeps time.
"""
