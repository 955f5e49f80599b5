"""Who sits where, and with whose help, once it is known which wishes are held and when.

`placing` is what is known by then, and `seating` asks for people, tables and helpers in turn.
"""
