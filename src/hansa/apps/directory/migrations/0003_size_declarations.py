"""Enterprises declare their size, year by year.

Old organisations have declared nothing, and their size is unknown. Reversible while nothing is
declared.
"""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_owners"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SizeDeclaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "staff",
                    models.DecimalField(decimal_places=1, max_digits=9, verbose_name="staff"),
                ),
                ("turnover", models.PositiveBigIntegerField(verbose_name="turnover")),
                (
                    "balance_sheet",
                    models.PositiveBigIntegerField(verbose_name="balance sheet total"),
                ),
                ("closed_on", models.DateField(verbose_name="accounts closed on")),
                (
                    "public_share",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=5,
                        verbose_name="share of public bodies",
                    ),
                ),
                ("new_owner", models.BooleanField(default=False, verbose_name="new owner")),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("accounts", "Annual accounts, filed"),
                            ("consolidated", "Consolidated accounts, filed"),
                            ("tax", "Tax return"),
                            ("estimate", "Estimate in good faith: no accounts approved yet"),
                        ],
                        max_length=20,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where the evidence is"
                    ),
                ),
                ("declared_on", models.DateField(verbose_name="declared on")),
                ("declared_at", models.DateTimeField(verbose_name="declared at")),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="size_declarations",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-closed_on", "-declared_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RelatedEnterprise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "staff",
                    models.DecimalField(decimal_places=1, max_digits=9, verbose_name="staff"),
                ),
                ("turnover", models.PositiveBigIntegerField(verbose_name="turnover")),
                (
                    "balance_sheet",
                    models.PositiveBigIntegerField(verbose_name="balance sheet total"),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "bond",
                    models.CharField(
                        choices=[
                            ("linked", "Linked: one controls the other, by more than half"),
                            ("partner", "Partner: a share of 25 to 50 %"),
                        ],
                        max_length=20,
                        verbose_name="bond",
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share",
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_enterprises",
                        to="directory.sizedeclaration",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="sizedeclaration",
            index=models.Index(fields=["organisation", "declared_on"], name="size_on_a_day"),
        ),
        migrations.AddConstraint(
            model_name="sizedeclaration",
            constraint=models.CheckConstraint(
                condition=models.Q(("staff__gte", 0)),
                name="staff_of_an_enterprise_is_not_below_zero",
            ),
        ),
        migrations.AddConstraint(
            model_name="sizedeclaration",
            constraint=models.CheckConstraint(
                condition=models.Q(("public_share__gte", 0), ("public_share__lte", 100)),
                name="a_public_share_is_a_percentage",
            ),
        ),
        migrations.AddConstraint(
            model_name="sizedeclaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__lte", models.F("declared_on")),
                    ("evidence", "estimate"),
                    _connector="OR",
                ),
                name="a_declared_year_is_over_or_estimated",
            ),
        ),
        migrations.AddConstraint(
            model_name="relatedenterprise",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bond", "partner"), _negated=True),
                    models.Q(("share__gte", 25), ("share__lte", 50)),
                    _connector="OR",
                ),
                name="a_partner_has_a_quarter_to_a_half",
            ),
        ),
        migrations.AddConstraint(
            model_name="relatedenterprise",
            constraint=models.CheckConstraint(
                condition=models.Q(("staff__gte", 0)),
                name="staff_of_a_related_one_is_not_below_zero",
            ),
        ),
    ]
