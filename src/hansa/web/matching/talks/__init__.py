"""What two sides say to one another before they travel."""
