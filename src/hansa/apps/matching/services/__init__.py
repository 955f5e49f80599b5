"""What is done about profiles, recommendations and interest."""
