"""A run tells how it went, may be stopped, and its timetable is kept to be compared.

Old runs have no trace, no reason why they stopped and no kept timetable; what they came to stands
in the columns they had. Safe on a live site: every column is nullable or has a default. Reversible;
going back forgets traces and kept timetables, and a cancelled run would have to be removed first.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_runs_tell_what_would_help"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Kept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("publication", models.PositiveIntegerField(blank=True, null=True)),
                ("kept_at", models.DateTimeField()),
                ("meetings", models.JSONField()),
                ("reasons", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "verbose_name_plural": "kept",
                "ordering": ["-kept_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="run",
            name="stop_asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="run",
            name="stop_asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="run",
            name="stopped",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="run",
            name="trace",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AlterField(
            model_name="run",
            name="status",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stop_asked_at__isnull", True), ("stop_asked_by__isnull", True)),
                    models.Q(("stop_asked_at__isnull", False), ("stop_asked_by__isnull", False)),
                    _connector="OR",
                ),
                name="whoever_stops_a_run_does_so_at_a_time",
            ),
        ),
        migrations.AddField(
            model_name="kept",
            name="kept_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="kept",
            name="run",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kept",
                to="meetings.run",
            ),
        ),
        migrations.AddField(
            model_name="kept",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kept",
                to="meetings.session",
            ),
        ),
        migrations.AddConstraint(
            model_name="kept",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("publication__isnull", True), ("run__isnull", False)),
                    models.Q(("publication__isnull", False), ("run__isnull", True)),
                    _connector="OR",
                ),
                name="a_run_or_a_publication_is_kept",
            ),
        ),
        migrations.AddConstraint(
            model_name="kept",
            constraint=models.UniqueConstraint(
                fields=("session", "publication"), name="a_publication_is_kept_once"
            ),
        ),
    ]
