"""How well needs find offers, how well mutual interest is foreseen, and how fairly and fast."""
