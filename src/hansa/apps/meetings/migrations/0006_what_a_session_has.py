"""What officers say of a session: kinds of tables, own tables, helpers, needs, competitors, goals.

Old sessions aim at what they always aimed at: must-meets, worth, little waiting, few changes of
table. Old tables are tables in a hall, old wishes need nothing in particular, and what was
published was helped by nobody. Safe on a live site: every new column has a default. Reversible.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import hansa.apps.meetings.goals
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_runs_tell_how_they_went"),
        ("missions", "0001_first"),
        ("registration", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assistance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("skill", models.CharField(max_length=12)),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Competitors",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "competitors",
            },
        ),
        migrations.CreateModel(
            name="Helper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HelperAbsence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="party",
            name="accessible",
            field=models.BooleanField(
                default=False, verbose_name="a wheelchair must reach the table"
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="most",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="most meetings"
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="skills",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="speaks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="table",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="owner",
                to="meetings.table",
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="table_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("table", "Table in the hall"),
                    ("room", "Room with a door"),
                    ("virtual", "Video call"),
                ],
                max_length=10,
                verbose_name="kind of table",
            ),
        ),
        migrations.AddField(
            model_name="publishedmeeting",
            name="helped_by",
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AddField(
            model_name="session",
            name="goals",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("must_meets", "Meetings that both sides call a must"),
                        ("worth", "Worth of the meetings held"),
                        ("least_served", "Those with the fewest meetings first"),
                        ("idle", "Little waiting between meetings"),
                        ("half_days", "Few half-days for each host"),
                        ("helpers", "Few interpreters at once"),
                        ("table_changes", "Few changes of table"),
                        ("walking", "Short ways between tables"),
                    ],
                    max_length=20,
                ),
                default=hansa.apps.meetings.goals.usual,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="session",
            name="moving",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="minutes to change tables"
            ),
        ),
        migrations.AddField(
            model_name="table",
            name="accessible",
            field=models.BooleanField(default=False, verbose_name="a wheelchair reaches it"),
        ),
        migrations.AddField(
            model_name="table",
            name="across",
            field=models.FloatField(blank=True, null=True, verbose_name="metres from the left"),
        ),
        migrations.AddField(
            model_name="table",
            name="along",
            field=models.FloatField(blank=True, null=True, verbose_name="metres from the entrance"),
        ),
        migrations.AddField(
            model_name="table",
            name="chairs",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="chairs"),
        ),
        migrations.AddField(
            model_name="table",
            name="kind",
            field=models.CharField(
                choices=[
                    ("table", "Table in the hall"),
                    ("room", "Room with a door"),
                    ("virtual", "Video call"),
                ],
                default="table",
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="accessible",
            field=models.BooleanField(
                default=False, verbose_name="a wheelchair must reach the table"
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="marked",
            field=models.BooleanField(default=False, verbose_name="must meet"),
        ),
        migrations.AddField(
            model_name="wish",
            name="skills",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="table_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("table", "Table in the hall"),
                    ("room", "Room with a door"),
                    ("virtual", "Video call"),
                ],
                max_length=10,
                verbose_name="kind of table",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(("most__isnull", True), ("most__gte", 1), _connector="OR"),
                name="whoever_comes_meets_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("goals__len__gte", 1)), name="a_session_has_a_goal"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("moving__lte", 60)), name="moving_takes_an_hour_at_most"
            ),
        ),
        migrations.AddConstraint(
            model_name="table",
            constraint=models.CheckConstraint(
                condition=models.Q(("chairs__isnull", True), ("chairs__gte", 2), _connector="OR"),
                name="a_table_has_a_chair_for_each_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="table",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("across__isnull", True), ("along__isnull", True)),
                    models.Q(("across__isnull", False), ("along__isnull", False)),
                    _connector="OR",
                ),
                name="a_table_is_measured_both_ways",
            ),
        ),
        migrations.AddField(
            model_name="assistance",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="assistance",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="competitors",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="meetings.party"
            ),
        ),
        migrations.AddField(
            model_name="competitors",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="meetings.party"
            ),
        ),
        migrations.AddField(
            model_name="competitors",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="competitors",
                to="meetings.session",
            ),
        ),
        migrations.AddField(
            model_name="helper",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="helpers",
                to="meetings.session",
            ),
        ),
        migrations.AddField(
            model_name="assistance",
            name="helper",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="assistance",
                to="meetings.helper",
            ),
        ),
        migrations.AddField(
            model_name="helperabsence",
            name="helper",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="absences",
                to="meetings.helper",
            ),
        ),
        migrations.AddField(
            model_name="helperabsence",
            name="slot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="helper_absences",
                to="meetings.slot",
            ),
        ),
        migrations.AddConstraint(
            model_name="competitors",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("one", "other"),
                django.db.models.functions.comparison.Greatest("one", "other"),
                name="two_competitors_are_named_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="competitors",
            constraint=models.CheckConstraint(
                condition=models.Q(("one", models.F("other")), _negated=True),
                name="nobody_competes_with_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="helper",
            constraint=models.UniqueConstraint(
                fields=("session", "name"), name="a_name_is_one_helpers"
            ),
        ),
        migrations.AddConstraint(
            model_name="helper",
            constraint=models.CheckConstraint(
                condition=models.Q(("skills__len__gte", 1), ("skills__len__lte", 8)),
                name="a_helper_can_do_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.UniqueConstraint(
                fields=("meeting", "skill"), name="a_skill_is_brought_by_one_helper"
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                expressions=[("helper", "="), ("period", "&&")],
                name="a_helper_is_in_one_meeting_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="helperabsence",
            constraint=models.UniqueConstraint(
                fields=("slot", "helper"), name="a_helpers_absence_is_said_once"
            ),
        ),
    ]
