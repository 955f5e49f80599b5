"""What registration reaches on a directory and a delegation of real size."""
