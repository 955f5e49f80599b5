"""Private notes on meetings, cards that people gave one another, and lines that delegates read.

Lines of the run of show that stand today stay inside, until somebody lets delegates read them. Safe
on a live site: two new tables, and a column with a default. Reversible; notes and cards are lost.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0011_words_of_many_at_once"),
        ("meetings", "0010_group_meetings"),
        ("missions", "0002_names_from"),
        ("programme", "0008_no_place_is_given_twice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="showline",
            name="public",
            field=models.BooleanField(default=False, verbose_name="delegates may read it"),
        ),
        migrations.CreateModel(
            name="KeptCard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[("scanned", "Scanned"), ("given", "Given in return")], max_length=8
                    ),
                ),
                ("kept_at", models.DateTimeField()),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards_kept",
                        to="directory.person",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="missions.mission",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="card_given_to",
                        to="directory.person",
                    ),
                ),
            ],
            options={
                "ordering": ["person__last_name", "person__first_name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("holder", "person"), name="a_card_is_kept_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("holder", models.F("person")), _negated=True),
                        name="nobody_keeps_their_own_card",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="note")),
                ("written_at", models.DateTimeField()),
                (
                    "wish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.wish",
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meeting_notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-written_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("writer", "wish"), name="a_writer_has_one_note_on_a_meeting"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="a_note_says_something",
                    ),
                ],
            },
        ),
    ]
