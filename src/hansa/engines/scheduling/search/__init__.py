"""The search for better timetables, without any proof.

`budget` says how long it may take, `walking` sends the compiled moves out as often as that allows,
and `standing` keeps the best timetable so far, with the bounds on better ones.
"""
