"""Protocol: dignitaries and their order, speeches, flags, gifts, and convoys.

Everything is new, so no old row changes. Safe on a live site; reversible, and then the lists are
gone.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("missions", "0002_names_from"),
        ("programme", "0003_wishes_for_activities"),
        ("registration", "0017_consents_of_persons"),
    ]

    operations = [
        migrations.CreateModel(
            name="Convoy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("escort", models.CharField(blank=True, max_length=160, verbose_name="escort")),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.activity",
                    ),
                ),
                (
                    "leg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.leg",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="convoys",
                        to="missions.mission",
                    ),
                ),
                (
                    "start",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.activity",
                    ),
                ),
            ],
            options={
                "ordering": ["period", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Dignitary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="name")),
                (
                    "side",
                    models.CharField(
                        choices=[("delegation", "The delegation"), ("host", "The hosts")],
                        max_length=10,
                        verbose_name="side",
                    ),
                ),
                ("function", models.CharField(max_length=160, verbose_name="function")),
                ("category", models.CharField(max_length=40, verbose_name="category")),
                ("since", models.DateField(blank=True, null=True, verbose_name="in office since")),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("woman", "As a woman"),
                            ("man", "As a man"),
                            ("neutral", "By name alone"),
                        ],
                        max_length=8,
                        verbose_name="addressed",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                (
                    "placed",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="place by hand"
                    ),
                ),
                (
                    "why",
                    models.CharField(blank=True, max_length=300, verbose_name="why this place"),
                ),
                (
                    "envelope",
                    models.CharField(blank=True, max_length=240, verbose_name="on the envelope"),
                ),
                (
                    "salutation",
                    models.CharField(blank=True, max_length=160, verbose_name="salutation"),
                ),
                ("spoken", models.CharField(blank=True, max_length=160, verbose_name="spoken")),
                (
                    "photos",
                    models.CharField(
                        choices=[
                            ("unasked", "Not asked yet"),
                            ("taken", "May be photographed, not published"),
                            ("published", "May be photographed and published"),
                            ("none", "No photographs"),
                        ],
                        default="unasked",
                        max_length=10,
                        verbose_name="photographs",
                    ),
                ),
                ("names_from", models.DateField(blank=True, null=True, verbose_name="named from")),
                (
                    "delegate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="registration.delegate",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dignitaries",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "dignitaries",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=6, verbose_name="flag")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flags",
                        to="programme.activity",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Gift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("given", "Given by the delegation"),
                            ("received", "Received by the delegation"),
                        ],
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                ("what", models.CharField(max_length=160, verbose_name="what")),
                ("giver", models.CharField(max_length=160, verbose_name="giver")),
                ("receiver", models.CharField(max_length=160, verbose_name="receiver")),
                ("country", models.CharField(max_length=2, verbose_name="receiver's country")),
                ("cents", models.PositiveIntegerField(verbose_name="worth")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                (
                    "customs",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing to declare"),
                            ("to_declare", "To be declared"),
                            ("declared", "Declared"),
                        ],
                        max_length=10,
                        verbose_name="customs",
                    ),
                ),
                (
                    "handed_over_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.activity",
                    ),
                ),
                (
                    "in_return_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answers",
                        to="protocol.gift",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gifts",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["handed_over_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Speech",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("minutes", models.PositiveSmallIntegerField(default=5, verbose_name="minutes")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speeches",
                        to="programme.activity",
                    ),
                ),
                (
                    "dignitary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speeches",
                        to="protocol.dignitary",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "speeches",
                "ordering": ["place"],
            },
        ),
        migrations.CreateModel(
            name="Usage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rule_set",
                    models.CharField(
                        choices=[("be", "Belgium"), ("us", "United States"), ("jp", "Japan")],
                        max_length=2,
                        verbose_name="order of precedence",
                    ),
                ),
                (
                    "first",
                    models.CharField(
                        choices=[
                            ("guests", "Guests before hosts"),
                            ("seniority", "Longest in office, whichever side"),
                        ],
                        max_length=10,
                        verbose_name="within a category",
                    ),
                ),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="usage",
                        to="missions.mission",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vehicle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="vehicle")),
                ("plate", models.CharField(blank=True, max_length=20, verbose_name="number plate")),
                ("driver", models.CharField(blank=True, max_length=120, verbose_name="driver")),
                (
                    "phone",
                    models.CharField(blank=True, max_length=40, verbose_name="driver's telephone"),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats for guests")),
                (
                    "convoy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vehicles",
                        to="protocol.convoy",
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
            },
        ),
        migrations.CreateModel(
            name="Rider",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seat", models.PositiveSmallIntegerField(verbose_name="seat")),
                ("seats", models.PositiveSmallIntegerField()),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "dignitary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rides",
                        to="protocol.dignitary",
                    ),
                ),
                (
                    "vehicle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="riders",
                        to="protocol.vehicle",
                    ),
                ),
            ],
            options={
                "ordering": ["seat"],
            },
        ),
        migrations.CreateModel(
            name="Ceremonial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "flags",
                    models.CharField(
                        choices=[
                            ("host_first", "The host's flag first, then by name"),
                            ("guest_first", "The guest's flag first, then by name"),
                            ("by_name", "By name alone"),
                        ],
                        max_length=12,
                        verbose_name="order of flags",
                    ),
                ),
                ("half_mast", models.BooleanField(default=False, verbose_name="at half-mast")),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="why")),
                (
                    "names_from",
                    models.DateField(blank=True, null=True, verbose_name="names are told from"),
                ),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ceremonial",
                        to="programme.activity",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_mast", False),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="half_mast_has_a_reason",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="convoy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("period__endswith__isnull", False),
                    ("period__startswith__isnull", False),
                    ("period__isempty", False),
                ),
                name="a_convoy_leaves_and_arrives",
            ),
        ),
        migrations.AddConstraint(
            model_name="convoy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start__isnull", True),
                    ("goal__isnull", True),
                    models.Q(("start", models.F("goal")), _negated=True),
                    _connector="OR",
                ),
                name="a_convoy_goes_somewhere_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="dignitary",
            constraint=models.UniqueConstraint(
                fields=("mission", "delegate"), name="a_delegate_is_a_dignitary_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dignitary",
            constraint=models.UniqueConstraint(
                fields=("mission", "placed"), name="a_place_by_hand_is_given_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dignitary",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("delegate__isnull", False), ("name", "")),
                    models.Q(("delegate__isnull", True), models.Q(("name", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_dignitary_travels_or_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="dignitary",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("placed__isnull", True),
                    models.Q(
                        ("placed__gte", 1),
                        ("placed__lte", 500),
                        models.Q(("why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_place_by_hand_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.UniqueConstraint(
                fields=("activity", "code"), name="a_flag_flies_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="speech",
            constraint=models.UniqueConstraint(
                fields=("activity", "dignitary"), name="nobody_speaks_twice_at_an_activity"
            ),
        ),
        migrations.AddConstraint(
            model_name="speech",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("activity", "place"),
                name="one_speaks_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="speech",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gte", 1), ("minutes__lte", 60)),
                name="a_speech_takes_minutes",
            ),
        ),
        migrations.AddConstraint(
            model_name="vehicle",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("convoy", "place"),
                name="a_place_in_a_convoy_has_one_vehicle",
            ),
        ),
        migrations.AddConstraint(
            model_name="vehicle",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gte", 1), ("seats__lte", 60)),
                name="a_vehicle_has_seats",
            ),
        ),
        migrations.AddConstraint(
            model_name="rider",
            constraint=models.UniqueConstraint(
                fields=("vehicle", "seat"), name="a_seat_has_one_rider"
            ),
        ),
        migrations.AddConstraint(
            model_name="rider",
            constraint=models.CheckConstraint(
                condition=models.Q(("seat__gte", 1), ("seat__lte", models.F("seats"))),
                name="no_vehicle_is_overfull",
            ),
        ),
        migrations.AddConstraint(
            model_name="rider",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("dignitary", "="), ("period", "&&")],
                name="nobody_is_in_two_vehicles_at_once",
            ),
        ),
    ]
