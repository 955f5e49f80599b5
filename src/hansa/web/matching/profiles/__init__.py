"""What each side looks for and brings."""
