"""The day itself: who is here, who is missing, what runs late, on screen."""
