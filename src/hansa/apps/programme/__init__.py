"""Activities by day and leg, and each delegate's agenda."""
