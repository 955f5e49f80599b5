"""Public pages, drafts, fees, payers and terms, with what applicants answered.

New tables only: old registrations keep no fee and no answers, since nobody showed them any.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0001_first"),
        ("registration", "0002_more_states"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("introductions", models.JSONField(default=dict)),
                ("costs", models.JSONField(default=dict)),
                (
                    "shows_programme",
                    models.BooleanField(default=True, verbose_name="shows the programme"),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="announcement",
                        to="missions.mission",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft",
                        to="registration.registration",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Payer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "enterprise_number",
                    models.CharField(blank=True, max_length=10, verbose_name="enterprise number"),
                ),
                ("street", models.CharField(max_length=160, verbose_name="street and number")),
                ("postal_code", models.CharField(max_length=12, verbose_name="postal code")),
                ("city", models.CharField(max_length=80, verbose_name="city")),
                ("country", models.CharField(default="BE", max_length=2, verbose_name="country")),
                (
                    "email",
                    models.EmailField(max_length=254, verbose_name="e-mail address for invoices"),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=60, verbose_name="your reference"),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payer",
                        to="registration.registration",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("conditions", "Conditions of participation"),
                            ("brochure", "A page in the brochure"),
                            ("photos", "Photos and film"),
                            ("sharing", "Data for partners of the mission"),
                        ],
                        max_length=12,
                    ),
                ),
                ("version", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("language", models.CharField(max_length=2)),
                ("given", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="nobody_agrees_to_nothing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cents", models.PositiveIntegerField()),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("sme", "Small or medium-sized enterprise"),
                            ("large", "Large company"),
                            ("undeclared", "Company that has not declared its size"),
                            ("other", "Organisation that is no company"),
                        ],
                        max_length=12,
                    ),
                ),
                ("kept_at", models.DateTimeField()),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fee",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cents__lte", 1000000)),
                        name="a_kept_fee_is_not_beyond_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeeSchedule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sme", models.PositiveIntegerField()),
                ("large", models.PositiveIntegerField()),
                ("others", models.PositiveIntegerField()),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fee_schedule",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("large__lte", 1000000), ("others__lte", 1000000), ("sme__lte", 1000000)
                        ),
                        name="no_fee_is_beyond_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("conditions", "Conditions of participation"),
                            ("brochure", "A page in the brochure"),
                            ("photos", "Photos and film"),
                            ("sharing", "Data for partners of the mission"),
                        ],
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("texts", models.JSONField()),
                ("since", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "terms",
                "ordering": ["subject", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mission", "subject", "version"),
                        name="a_version_of_terms_is_one_text",
                    )
                ],
            },
        ),
    ]
