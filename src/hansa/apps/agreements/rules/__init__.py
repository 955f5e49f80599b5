"""What may be."""
