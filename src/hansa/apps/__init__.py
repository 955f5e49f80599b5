"""The contexts, in one order: each knows only those below it."""
