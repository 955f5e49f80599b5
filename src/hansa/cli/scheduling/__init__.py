"""What `hansa schedule` reads and writes."""
