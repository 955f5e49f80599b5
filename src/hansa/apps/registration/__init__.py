"""Applications to a mission, and the delegates who travel."""
