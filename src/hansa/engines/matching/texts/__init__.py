"""What texts mean: as vectors, and by the words they share."""
