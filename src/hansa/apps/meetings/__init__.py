"""B2B sessions: wishes, the timetable and what was told about it."""
