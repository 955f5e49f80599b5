"""The command line: a door that translates in, calls once and translates out."""
