"""Closing what nobody may read who only has the database."""
