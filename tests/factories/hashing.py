"""A hasher that tells how often it was asked."""

from django.contrib.auth.hashers import MD5PasswordHasher


class CountingHasher(MD5PasswordHasher):
    """Counts what it hashes, be it to compare or to keep."""

    asked = 0

    def encode(self, password, salt):
        type(self).asked += 1
        return super().encode(password, salt)
