"""What opens an account beside a password, and the guesses at it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models.users import User


class Passkey(models.Model):
    """A key that a device keeps; here lies its public half."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(_("name"), max_length=80)
    # As WebAuthn names it, in hexadecimal figures.
    credential_id = models.CharField(max_length=2046, unique=True)
    credential = models.BinaryField()
    # What the key itself counts; many count nothing and stay at 0.
    uses = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name


class CodeApp(models.Model):
    """An app on a telephone that shows a code every half minute."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="code_app")
    secret = models.TextField()  # sealed
    # The half minute whose code was used last; no code opens twice.
    last_step = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.user)

    @property
    def about(self) -> str:
        """What the secret is sealed about: as another user's it stays shut."""
        return f"accounts.codeapp-{self.user_id}"


class RecoveryCode(models.Model):
    """A code on paper, for the day on which the telephone is lost; kept as a fingerprint."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    fingerprint = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "fingerprint"], name="a_recovery_code_is_given_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class GovernmentIdentity(models.Model):
    """As whom government sign-on knows a user."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "government identities"
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject"], name="an_identity_belongs_to_one_user"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class MailedCode(models.Model):
    """A code on its way to a user, for the browser that holds the ticket."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    ticket = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=64)
    guesses = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.user)


class Guesses(models.Model):
    """When somebody guessed wrongly at an account, in the last hour."""

    # A fingerprint of the account: the table tells nobody at whose door it was.
    at = models.CharField(max_length=64, unique=True)
    moments = ArrayField(models.DateTimeField(), default=list)
    last = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "guesses"

    def __str__(self) -> str:
        return f"{self.at[:8]}: {len(self.moments)}"
