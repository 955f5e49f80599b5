"""Tables of rows and columns, read from and written to the files that offices send around."""
