"""Who wants to meet whom, round by round."""
