"""Seating plans: tables, guests with their seats, bonds, changes and the making of plans.

Everything is new, so no old row changes. Safe on a live site; reversible, and then plans are gone.
"""

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0010_group_meetings"),
        ("programme", "0003_wishes_for_activities"),
        ("protocol", "0001_first"),
        ("registration", "0017_consents_of_persons"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SeatingPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seating_plan",
                        to="programme.activity",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SeatingStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("before", models.JSONField()),
                ("better", models.JSONField(default=list)),
                ("worse", models.JSONField(default=list)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="protocol.seatingplan",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="SeatingTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                (
                    "shape",
                    models.CharField(
                        choices=[("round", "Round"), ("long", "Long")],
                        max_length=6,
                        verbose_name="shape",
                    ),
                ),
                ("is_head", models.BooleanField(default=False, verbose_name="head table")),
                ("distance", models.PositiveSmallIntegerField(default=0)),
                (
                    "accessible",
                    models.PositiveSmallIntegerField(default=0, verbose_name="accessible seats"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tables",
                        to="protocol.seatingplan",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SeatingGuest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="name")),
                (
                    "organisation",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="organisation or function"
                    ),
                ),
                (
                    "spoken",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("company", "Delegation"),
                            ("host", "Local hosts"),
                            ("official", "Officials and staff"),
                        ],
                        max_length=10,
                        verbose_name="there for",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="place in the order of precedence"
                    ),
                ),
                (
                    "presides",
                    models.BooleanField(default=False, verbose_name="presides at a head table"),
                ),
                (
                    "needs_access",
                    models.BooleanField(
                        default=False, verbose_name="needs a seat that a wheelchair reaches"
                    ),
                ),
                ("is_locked", models.BooleanField(default=False, verbose_name="keeps this seat")),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="seat")),
                (
                    "counterpart",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seatings",
                        to="meetings.counterpart",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seatings",
                        to="registration.delegate",
                    ),
                ),
                (
                    "dignitary",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seatings",
                        to="protocol.dignitary",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guests",
                        to="protocol.seatingplan",
                    ),
                ),
                (
                    "table",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="guests",
                        to="protocol.seatingtable",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SeatingBond",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("beside", "Side by side"),
                            ("together", "At the same table"),
                            ("apart", "At different tables"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="protocol.seatingguest",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="protocol.seatingguest",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bonds",
                        to="protocol.seatingplan",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("one", "other"), name="two_guests_have_one_bond"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="a_bond_names_the_first_guest_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatingRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("seconds", models.PositiveSmallIntegerField()),
                ("ordered_at", models.DateTimeField()),
                ("sign_of_life", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("cost", models.PositiveIntegerField(blank=True, null=True)),
                ("problem", models.TextField(blank=True)),
                (
                    "ordered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="protocol.seatingplan",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["running", "waiting"])),
                        fields=("plan",),
                        name="one_seating_at_a_time_in_a_plan",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="seatingtable",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"), name="a_table_has_its_own_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="seatingtable",
            constraint=models.CheckConstraint(
                condition=models.Q(("accessible__lte", models.F("seats"))),
                name="no_more_seats_are_accessible_than_there_are",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatingguest",
            constraint=models.UniqueConstraint(
                fields=("plan", "delegate"), name="a_delegate_is_seated_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seatingguest",
            constraint=models.UniqueConstraint(
                fields=("plan", "counterpart"), name="a_counterpart_is_seated_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seatingguest",
            constraint=models.UniqueConstraint(
                fields=("plan", "dignitary"), name="a_dignitary_is_seated_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seatingguest",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("table", "number"),
                name="a_seat_has_one_guest",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatingguest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("counterpart__isnull", True),
                        ("delegate__isnull", False),
                        ("dignitary__isnull", True),
                        ("name", ""),
                    ),
                    models.Q(
                        ("counterpart__isnull", False),
                        ("delegate__isnull", True),
                        ("dignitary__isnull", True),
                        ("name", ""),
                    ),
                    models.Q(
                        ("counterpart__isnull", True),
                        ("delegate__isnull", True),
                        ("dignitary__isnull", False),
                        ("name", ""),
                    ),
                    models.Q(
                        ("counterpart__isnull", True),
                        ("delegate__isnull", True),
                        ("dignitary__isnull", True),
                        models.Q(("name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_guest_is_a_delegate_a_host_a_dignitary_or_a_name",
            ),
        ),
    ]
