"""The story people read: who did what, when and why."""
