"""The counsellor's search for hosts."""
