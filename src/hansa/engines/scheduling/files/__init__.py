"""Problems and timetables as files: our JSON formats with their schemas, and published events.

Readers say of a file at fault what is wrong and on which line; writers make what other programs
read. Nothing here solves anything.
"""
