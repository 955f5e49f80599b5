"""What crosses contexts; each a table of contents."""
