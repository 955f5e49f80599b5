"""What is known of profiles, recommendations and interest, and who may know it."""
