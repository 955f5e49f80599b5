"""Who should meet whom, on screen."""
