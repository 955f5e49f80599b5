"""Notices on telephones that ask for them: sealed for one browser, carried by its push service."""
