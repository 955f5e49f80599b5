"""Hotels, flights and rides of a delegation.

New tables only: missions of before have none. Reversible: what was noted goes with the tables.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0011_words_of_many_at_once"),
        ("missions", "0002_names_from"),
        ("programme", "0003_wishes_for_activities"),
        ("registration", "0017_consents_of_persons"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Connection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("air", "Flight"), ("train", "Train")],
                        default="air",
                        max_length=5,
                        verbose_name="by",
                    ),
                ),
                ("number", models.CharField(max_length=12, verbose_name="number")),
                ("carrier", models.CharField(blank=True, max_length=80, verbose_name="carrier")),
                ("origin", models.CharField(max_length=3, verbose_name="from")),
                ("destination", models.CharField(max_length=3, verbose_name="to")),
                ("origin_zone", models.CharField(max_length=40)),
                ("destination_zone", models.CharField(max_length=40)),
                ("departs_at", models.DateTimeField(verbose_name="departs")),
                ("arrives_at", models.DateTimeField(verbose_name="arrives")),
                (
                    "terminal",
                    models.CharField(blank=True, max_length=20, verbose_name="terminal of arrival"),
                ),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="seats")),
                ("sequence", models.PositiveIntegerField(default=0)),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="connections",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["departs_at", "number"],
            },
        ),
        migrations.CreateModel(
            name="Hotel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("address", models.CharField(max_length=200, verbose_name="address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                (
                    "leg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hotels",
                        to="missions.leg",
                    ),
                ),
            ],
            options={
                "ordering": ["leg__starts_on", "name"],
            },
        ),
        migrations.CreateModel(
            name="Ride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "vehicle",
                    models.CharField(
                        choices=[("bus", "Bus"), ("minibus", "Minibus"), ("car", "Car")],
                        default="bus",
                        max_length=8,
                        verbose_name="vehicle",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("origin", models.CharField(max_length=120, verbose_name="from")),
                ("destination", models.CharField(max_length=120, verbose_name="to")),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("seats", models.PositiveIntegerField(verbose_name="seats")),
                (
                    "phone",
                    models.CharField(blank=True, max_length=40, verbose_name="telephone on board"),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="rides",
                        to="programme.activity",
                    ),
                ),
                (
                    "leg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rides",
                        to="missions.leg",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="registration.companion",
                    ),
                ),
            ],
            options={
                "ordering": ["period", "name"],
            },
        ),
        migrations.CreateModel(
            name="RoomBlock",
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
                            ("single", "Single"),
                            ("double", "Double"),
                            ("accessible", "Accessible"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("rooms_held", models.PositiveIntegerField(verbose_name="rooms")),
                ("rate", models.PositiveIntegerField(verbose_name="rate")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("nights", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("release_on", models.DateField(verbose_name="given back on")),
                (
                    "hotel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="travel.hotel",
                    ),
                ),
            ],
            options={
                "ordering": ["hotel", "kind"],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "block",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rooms",
                        to="travel.roomblock",
                    ),
                ),
            ],
            options={
                "ordering": ["block", "number"],
            },
        ),
        migrations.CreateModel(
            name="Traveller",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "companion",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traveller",
                        to="registration.companion",
                    ),
                ),
                (
                    "delegate",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traveller",
                        to="registration.delegate",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="travellers",
                        to="missions.mission",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoomStay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("bed", models.PositiveSmallIntegerField()),
                ("beds", models.PositiveSmallIntegerField()),
                ("nights", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "Step-free way"),
                                ("roll_in", "Roll-in shower"),
                                ("signals", "Alarms one can see"),
                                ("fridge", "Refrigerator"),
                                ("allergy", "Room for people with allergies"),
                                ("cot", "Cot"),
                                ("quiet", "Quiet room"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("told_hotel_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="travel.room",
                    ),
                ),
                (
                    "traveller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="room_stays",
                        to="travel.traveller",
                    ),
                ),
            ],
            options={
                "ordering": ["room", "bed", "nights"],
            },
        ),
        migrations.CreateModel(
            name="RideSeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("seats", models.PositiveIntegerField()),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("boarded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ride",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="riders",
                        to="travel.ride",
                    ),
                ),
                (
                    "ticked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "traveller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ride_seats",
                        to="travel.traveller",
                    ),
                ),
            ],
            options={
                "ordering": ["ride", "number"],
            },
        ),
        migrations.CreateModel(
            name="Passenger",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField(blank=True, null=True)),
                ("seats", models.PositiveIntegerField(blank=True, null=True)),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("noted_at", models.DateTimeField()),
                (
                    "connection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passengers",
                        to="travel.connection",
                    ),
                ),
                (
                    "traveller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="travel.traveller",
                    ),
                ),
            ],
            options={
                "ordering": ["connection", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="connection",
            index=models.Index(fields=["mission", "arrives_at"], name="connections_by_arrival"),
        ),
        migrations.AddConstraint(
            model_name="connection",
            constraint=models.UniqueConstraint(
                fields=("mission", "number", "departs_at", "origin", "destination"),
                name="a_flight_is_listed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="connection",
            constraint=models.CheckConstraint(
                condition=models.Q(("arrives_at__gt", models.F("departs_at"))),
                name="nothing_arrives_before_leaving",
            ),
        ),
        migrations.AddConstraint(
            model_name="connection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seats__isnull", True),
                    models.Q(("seats__gte", 1), ("seats__lte", 900)),
                    _connector="OR",
                ),
                name="a_group_has_a_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="hotel",
            constraint=models.UniqueConstraint(
                fields=("leg", "name"), name="a_hotel_is_on_a_leg_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ride",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gte", 1), ("seats__lte", 100)),
                name="a_ride_has_seats",
            ),
        ),
        migrations.AddConstraint(
            model_name="ride",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("leg", "="), ("name", "="), ("period", "&&")],
                name="a_vehicle_drives_one_way_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomblock",
            constraint=models.UniqueConstraint(
                fields=("hotel", "kind"), name="a_hotel_holds_a_kind_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="roomblock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rate__lte", 1000000), ("rooms_held__gte", 1), ("rooms_held__lte", 500)
                ),
                name="a_block_is_within_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                fields=("block", "number"), name="a_room_is_counted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="traveller",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("companion__isnull", True), ("delegate__isnull", False)),
                    models.Q(("companion__isnull", False), ("delegate__isnull", True)),
                    _connector="OR",
                ),
                name="a_traveller_is_a_delegate_or_a_companion",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomstay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("nights__isempty", False),
                    ("nights__endswith__isnull", False),
                    ("nights__startswith__isnull", False),
                ),
                name="a_stay_has_a_night",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomstay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bed__gte", 1), ("bed__lte", models.F("beds")), ("beds__lte", 2)
                ),
                name="nobody_sleeps_in_a_bed_too_many",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomstay",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("room", "="), ("bed", "="), ("nights", "&&")],
                name="a_bed_is_for_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomstay",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("traveller", "="), ("nights", "&&")],
                name="nobody_sleeps_in_two_rooms",
            ),
        ),
        migrations.AddConstraint(
            model_name="rideseat",
            constraint=models.UniqueConstraint(
                fields=("ride", "traveller"), name="a_rider_has_one_seat"
            ),
        ),
        migrations.AddConstraint(
            model_name="rideseat",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("ride", "number"),
                name="a_seat_of_a_bus_is_for_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="rideseat",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1), ("number__lte", models.F("seats"))),
                name="a_bus_is_not_overfilled",
            ),
        ),
        migrations.AddConstraint(
            model_name="rideseat",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("traveller", "="), ("period", "&&")],
                name="nobody_rides_in_two_buses_at_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="passenger",
            constraint=models.UniqueConstraint(
                fields=("connection", "traveller"), name="a_passenger_flies_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="passenger",
            constraint=models.UniqueConstraint(
                fields=("connection", "place"), name="a_place_of_a_group_is_for_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="passenger",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("place__isnull", True), ("seats__isnull", True)),
                    models.Q(("place__gte", 1), ("place__lte", models.F("seats"))),
                    _connector="OR",
                ),
                name="a_group_is_not_overbooked",
            ),
        ),
        migrations.AddConstraint(
            model_name="passenger",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("traveller", "="), ("period", "&&")],
                name="nobody_is_on_two_flights_at_once",
            ),
        ),
    ]
