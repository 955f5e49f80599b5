"""What the scheduler reaches, beside published figures and peers that run on the same machine."""
