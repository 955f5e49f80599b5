"""From scores to lists: diverse, fair to those who stand in them, and within their capacity."""
