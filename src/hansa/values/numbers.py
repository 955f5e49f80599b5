"""Numbers of rows, as people and programs send them."""

# The database counts further, but no row of ours has a number with more digits.
LONGEST = 18


def row_number(said: str) -> int | None:
    """The number of a row, if what was sent looks like one; signs of other scripts do not."""
    looks_like_one = said.isascii() and said.isdigit() and len(said) <= LONGEST
    return int(said) if looks_like_one else None
