"""How much two profiles would gain from meeting: features, and weights for them."""
