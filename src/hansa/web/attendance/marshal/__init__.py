"""The screens of the day itself: marshal, running late, announcements, the wall."""
