"""The first tables: sessions with slots and tables, wishes, meetings, and what was published.

There are no old rows. Reversible while the tables are empty.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0001_first"),
        ("missions", "0001_first"),
        ("registration", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("agreed", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Counterpart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("link_version", models.PositiveIntegerField(default=1)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                (
                    "leg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counterparts",
                        to="missions.leg",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="directory.organisation",
                    ),
                ),
                (
                    "sector_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.sectorgroup",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "counterpart",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="meetings.counterpart",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "parties",
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="meetings.party",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="directory.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("titles", models.JSONField()),
                ("hall", models.CharField(max_length=120, verbose_name="hall")),
                (
                    "holds_all",
                    models.BooleanField(default=False, verbose_name="hold every meeting"),
                ),
                (
                    "fairness",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="fairness"
                    ),
                ),
                ("publication", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "leg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="missions.leg",
                    ),
                ),
                (
                    "sector_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="missions.sectorgroup",
                    ),
                ),
            ],
            options={
                "ordering": ["leg__starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Run",
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
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("seconds", models.PositiveSmallIntegerField()),
                ("ordered_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("sign_of_life", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("elapsed", models.FloatField(default=0)),
                ("stage", models.CharField(blank=True, max_length=30)),
                ("worth", models.IntegerField(blank=True, null=True)),
                ("bound", models.IntegerField(blank=True, null=True)),
                ("idle_periods", models.IntegerField(blank=True, null=True)),
                ("held", models.IntegerField(blank=True, null=True)),
                ("proved", models.BooleanField(default=False)),
                ("problem", models.TextField(blank=True)),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="meetings.session",
                    ),
                ),
            ],
            options={
                "ordering": ["-ordered_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="party",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parties",
                to="meetings.session",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="meetings",
                to="meetings.session",
            ),
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "part",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "first part"), (2, "second part"), (3, "any time")], default=1
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="meetings.session",
                    ),
                ),
            ],
            options={
                "ordering": ["period"],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="slot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="meetings.slot",
            ),
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=160)),
                ("cause", models.CharField(blank=True, max_length=60)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="meetings.slot",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Table",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=40, verbose_name="label")),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tables",
                        to="meetings.session",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="table",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="meetings.table",
            ),
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("worth", models.PositiveSmallIntegerField(verbose_name="worth")),
                (
                    "answer",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="worth to the other side"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("delegate", "Delegate"), ("host", "Host"), ("agency", "Agency")],
                        default="delegate",
                        max_length=10,
                    ),
                ),
                (
                    "part",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "first part"), (2, "second part"), (3, "any time")], default=3
                    ),
                ),
                ("nth", models.PositiveSmallIntegerField(default=1)),
                ("declined_at", models.DateTimeField(blank=True, null=True)),
                ("decline_reason", models.TextField(blank=True, max_length=500)),
                ("unheld_reason", models.CharField(blank=True, max_length=30)),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes_received",
                        to="meetings.party",
                    ),
                ),
                (
                    "asking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes_made",
                        to="meetings.party",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes",
                        to="meetings.session",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "wishes",
                "ordering": ["-worth", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PublishedMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("table_label", models.CharField(max_length=40)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "delegate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_meetings",
                        to="registration.delegate",
                    ),
                ),
                (
                    "other_party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.party",
                    ),
                ),
                (
                    "other_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_meetings",
                        to="directory.person",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published",
                        to="meetings.session",
                    ),
                ),
                (
                    "wish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published",
                        to="meetings.wish",
                    ),
                ),
            ],
            options={
                "ordering": ["period"],
            },
        ),
        migrations.CreateModel(
            name="Precedence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="before",
                        to="meetings.wish",
                    ),
                ),
                (
                    "then",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="after",
                        to="meetings.wish",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="meeting",
            name="wish",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="meeting",
                to="meetings.wish",
            ),
        ),
        migrations.AddConstraint(
            model_name="counterpart",
            constraint=models.UniqueConstraint(
                fields=("leg", "organisation"), name="a_counterpart_stands_once_on_a_leg"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("meeting", "party"), name="a_party_sits_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                expressions=[("person", "="), ("period", "&&")],
                name="nobody_sits_in_two_meetings_at_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["running", "waiting"])),
                fields=("session",),
                name="one_run_at_a_time_in_a_session",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("counterpart__isnull", True), ("registration__isnull", False)),
                    models.Q(("counterpart__isnull", False), ("registration__isnull", True)),
                    _connector="OR",
                ),
                name="a_party_visits_or_receives",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(
                fields=("session", "registration"), name="a_registration_joins_a_session_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(
                fields=("session", "counterpart"), name="a_counterpart_joins_a_session_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("session", "="), ("period", "&&")],
                name="slots_of_a_session_do_not_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("period__endswith__isnull", False),
                    ("period__startswith__isnull", False),
                    ("period__isempty", False),
                ),
                name="a_slot_has_a_start_and_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.UniqueConstraint(
                fields=("id", "period"), name="a_slot_with_its_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.UniqueConstraint(
                fields=("slot", "person"), name="an_absence_is_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="table",
            constraint=models.UniqueConstraint(
                fields=("session", "label"), name="a_label_names_one_table"
            ),
        ),
        migrations.AddConstraint(
            model_name="table",
            constraint=models.UniqueConstraint(
                fields=("session", "position"), name="a_position_holds_one_table"
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("asking", "asked"),
                django.db.models.functions.comparison.Greatest("asking", "asked"),
                models.F("nth"),
                name="two_parties_wish_for_a_meeting_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answer__isnull", True),
                    models.Q(("answer__gte", 1), ("answer__lte", 100)),
                    _connector="OR",
                ),
                name="an_answer_is_worth_1_to_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(("worth__gte", 1), ("worth__lte", 100)),
                name="worth_is_from_1_to_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(("asking", models.F("asked")), _negated=True),
                name="nobody_meets_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedmeeting",
            constraint=models.UniqueConstraint(
                fields=("wish", "person"), name="a_person_is_told_once_of_a_meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedmeeting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("cancelled_at__isnull", True)),
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                expressions=[("person", "="), ("period", "&&")],
                name="nobody_is_told_to_be_in_two_places",
            ),
        ),
        migrations.AddConstraint(
            model_name="precedence",
            constraint=models.UniqueConstraint(
                fields=("first", "then"), name="an_order_is_stated_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="precedence",
            constraint=models.CheckConstraint(
                condition=models.Q(("first", models.F("then")), _negated=True),
                name="no_meeting_precedes_itself",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["session", "slot"], name="meetings_of_a_slot"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                expressions=[("table", "="), ("period", "&&")],
                name="a_table_holds_one_meeting_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("id", "period"), name="a_meeting_with_its_period"
            ),
        ),
    ]
