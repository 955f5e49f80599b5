"""The first tables: missions, who organises them, their legs and sector groups.

There are no old rows. Reversible while the tables are empty.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Mission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("titles", models.JSONField()),
                (
                    "direction",
                    models.CharField(
                        choices=[("outgoing", "Outgoing"), ("incoming", "Incoming")],
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("preparing", "In preparation"),
                            ("recruiting", "Open for registration"),
                            ("ready", "Registration closed"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="preparing",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("country", models.CharField(max_length=2, verbose_name="country")),
                (
                    "state_level",
                    models.BooleanField(default=False, verbose_name="state-level mission"),
                ),
                ("seats", models.PositiveIntegerField(verbose_name="seats")),
                (
                    "recruits_until",
                    models.DateField(blank=True, null=True, verbose_name="registration closes on"),
                ),
            ],
            options={
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="Leg",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("city", models.CharField(max_length=80, verbose_name="city")),
                ("country", models.CharField(max_length=2, verbose_name="country")),
                ("time_zone", models.CharField(max_length=60, verbose_name="time zone")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "counsellor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legs",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="a_leg_ends_after_it_starts",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("mission", "="),
                            (
                                models.Func(
                                    models.F("starts_on"),
                                    models.F("ends_on"),
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="legs_of_a_mission_do_not_overlap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organiser",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("leads", models.BooleanField(default=False, verbose_name="leads")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisers",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["-leads", "agency__name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mission", "agency"), name="an_agency_organises_a_mission_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("leads", True)),
                        fields=("mission",),
                        name="one_agency_leads_a_mission",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SectorGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("letter", models.CharField(max_length=1, verbose_name="letter")),
                ("hue", models.PositiveSmallIntegerField(verbose_name="hue")),
                ("titles", models.JSONField()),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sector_groups",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["letter"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mission", "letter"), name="a_letter_names_one_sector_group"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hue__gte", 1), ("hue__lte", 8)),
                        name="there_are_eight_hues",
                    ),
                ],
            },
        ),
    ]
