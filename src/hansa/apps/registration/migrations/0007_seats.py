"""How a mission gives its seats, the offers that it made, and who left on which terms.

The tables are new and have no rows: a mission without a row overbooks nothing and lets an offer
stand for 14 days. Reversible; the offers are lost then.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registration", "0003_the_public_page_and_own_applications"),
        ("accounts", "0003_more_roles"),
        ("missions", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SeatTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "overbooking",
                    models.PositiveIntegerField(default=0, verbose_name="seats offered beyond"),
                ),
                (
                    "answer_days",
                    models.PositiveIntegerField(default=14, verbose_name="days to answer"),
                ),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seat_terms",
                        to="missions.mission",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CancellationTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days_before", models.PositiveIntegerField(verbose_name="days before")),
                ("share", models.PositiveIntegerField(verbose_name="part of the fee")),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cancellation_terms",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["-days_before"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mission", "days_before"), name="a_day_has_one_cancellation_term"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("share__lte", 100)),
                        name="nobody_pays_more_than_the_fee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leaving",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("left_at", models.DateTimeField()),
                ("days_before", models.IntegerField()),
                ("share", models.PositiveIntegerField(verbose_name="part of the fee")),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leaving",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("share__lte", 100)),
                        name="leaving_costs_no_more_than_the_fee",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("stands_until", models.DateField(verbose_name="stands until")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("refused", "Refused"),
                            ("lapsed", "Not answered in time"),
                            ("taken_back", "Taken back"),
                        ],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("answer", "")),
                        fields=["stands_until"],
                        name="open_offers_by_day",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("registration",),
                        name="a_registration_has_one_open_offer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_has_a_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("most", models.PositiveIntegerField(verbose_name="most delegates")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotas",
                        to="missions.mission",
                    ),
                ),
                (
                    "sector_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="missions.sectorgroup",
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name", "sector_group__letter"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agency__isnull", True),
                            ("sector_group__isnull", True),
                            _connector="XOR",
                        ),
                        name="a_quota_is_for_an_agency_or_a_sector_group",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agency__isnull", False)),
                        fields=("mission", "agency"),
                        name="an_agency_has_one_quota",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sector_group__isnull", False)),
                        fields=("mission", "sector_group"),
                        name="a_sector_group_has_one_quota",
                    ),
                ],
            },
        ),
    ]
