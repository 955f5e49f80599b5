"""Who should meet whom: profiles, recommendations, interest, and the search for hosts."""
