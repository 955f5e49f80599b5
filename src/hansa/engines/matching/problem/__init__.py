"""What is given: profiles with what they say, and what is known of pairs."""
