"""What is told beside the lists: reasons, groups, and remarks about profiles."""
