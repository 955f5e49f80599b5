"""Who signs in, and for which agency."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.rules import AgencyKind, Region, Role


class Agency(models.Model):
    """A trade-promotion agency, or a chamber or federation that organises missions with one."""

    code = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    region = models.CharField(_("region"), max_length=20, choices=Region)
    kind = models.CharField(
        _("kind"), max_length=10, choices=AgencyKind, default=AgencyKind.REGIONAL
    )
    # Whether a password or a link alone lets its staff in.
    requires_second_step = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class User(AbstractBaseUser):
    """Somebody who signs in: staff of an agency, or a delegate."""

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    full_name = models.CharField(_("name"), max_length=160)
    language = models.CharField(_("language"), max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    # Sets up agencies and staff; sees no mission by this alone.
    is_administrator = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    # Django's sign-in looks a user up through it; writing is left to the services.
    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="an_email_address_is_kept_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email


class StaffRole(models.Model):
    """What a user does for an agency."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="staff")
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"], name="a_role_is_held_once_in_an_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.agency}"


class Tries(models.Model):
    """How often somebody knocked in a while: at one account, or from one place."""

    # A fingerprint of the account or the place: the table tells nobody who knocked.
    at = models.CharField(max_length=64, unique=True)
    number = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "tries"

    def __str__(self) -> str:
        return f"{self.at[:8]}: {self.number}"
