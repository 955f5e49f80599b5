"""Where precedence puts people, and what speaks against a plan: plain Python, no search."""
