"""Pages of the reference that are made from the source, so that they cannot drift from it."""
