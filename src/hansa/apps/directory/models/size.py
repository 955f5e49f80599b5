"""What enterprises declared about their size; never changed, only declared anew."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.directory.models.organisations import Organisation
from hansa.apps.directory.rules.size import Bond, Evidence, Figures, Related, Year


class FiguresOfAYear(models.Model):
    """Staff and accounts of one enterprise in one year; amounts in whole euros."""

    staff = models.DecimalField(_("staff"), max_digits=9, decimal_places=1)
    turnover = models.PositiveBigIntegerField(_("turnover"))
    balance_sheet = models.PositiveBigIntegerField(_("balance sheet total"))

    class Meta:
        abstract = True

    @property
    def figures(self) -> Figures:
        """As the rules take them."""
        return Figures(Decimal(self.staff), Decimal(self.turnover), Decimal(self.balance_sheet))


class SizeDeclaration(FiguresOfAYear):
    """What an enterprise said of one accounting year; the latest of a year counts."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="size_declarations"
    )
    # When the accounts were closed.
    closed_on = models.DateField(_("accounts closed on"))
    # Percent of capital or votes in the hands of public bodies.
    public_share = models.DecimalField(
        _("share of public bodies"), max_digits=5, decimal_places=2, default=0
    )
    new_owner = models.BooleanField(_("new owner"), default=False)
    evidence = models.CharField(_("evidence"), max_length=20, choices=Evidence)
    reference = models.CharField(_("where the evidence is"), max_length=200, blank=True)
    declared_on = models.DateField(_("declared on"))
    declared_at = models.DateTimeField(_("declared at"))
    declared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-closed_on", "-declared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staff__gte=0), name="staff_of_an_enterprise_is_not_below_zero"
            ),
            models.CheckConstraint(
                condition=Q(public_share__gte=0, public_share__lte=100),
                name="a_public_share_is_a_percentage",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__lte=F("declared_on")) | Q(evidence=Evidence.ESTIMATE),
                name="a_declared_year_is_over_or_estimated",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "declared_on"], name="size_on_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.closed_on:%Y}"

    @property
    def year(self) -> Year:
        """As the rules take it."""
        return Year(
            year=self.closed_on.year,
            own=self.figures,
            related=tuple(each.related for each in self.related_enterprises.all()),
            public_share=self.public_share,
            new_owner=self.new_owner,
        )


class RelatedEnterprise(FiguresOfAYear):
    """An enterprise whose figures count in a declaration, wholly or in part."""

    declaration = models.ForeignKey(
        SizeDeclaration, on_delete=models.CASCADE, related_name="related_enterprises"
    )
    name = models.CharField(_("name"), max_length=160)
    bond = models.CharField(_("bond"), max_length=20, choices=Bond)
    # Percent of capital or votes, whichever is more.
    share = models.DecimalField(
        _("share"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(bond=Bond.PARTNER) | Q(share__gte=25, share__lte=50),
                name="a_partner_has_a_quarter_to_a_half",
            ),
            models.CheckConstraint(
                condition=Q(staff__gte=0), name="staff_of_a_related_one_is_not_below_zero"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def related(self) -> Related:
        """As the rules take it."""
        return Related(bond=Bond(self.bond), share=self.share, figures=self.figures)
