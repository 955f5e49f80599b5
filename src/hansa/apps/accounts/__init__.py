"""Users, agencies and their staff, and who may see what."""
