"""The page of a host, who has no account."""
