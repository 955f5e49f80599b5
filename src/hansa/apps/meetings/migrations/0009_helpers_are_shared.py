"""What helpers were told is written down, so that nobody is told to help in two places at once.

What was published stays: for each meeting that stands on the board as people were told, with the
helper they were told of, a row is written. Where two sessions of a mission already told one helper
to be in two places, the session that was published first keeps its row; the clash is listed on
both boards, and the next publication of the other is refused until somebody else helps.
Safe on a live site: the table is new. Reversible; going back forgets the rows alone.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


def note_what_was_told(apps, schema_editor):
    Assistance = apps.get_model("meetings", "Assistance")
    PublishedMeeting = apps.get_model("meetings", "PublishedMeeting")
    PublishedHelp = apps.get_model("meetings", "PublishedHelp")
    told = {
        (row.wish_id, row.period): row.helped_by
        for row in PublishedMeeting.objects.filter(cancelled_at=None).exclude(helped_by="")
    }
    helping = Assistance.objects.filter(meeting__session__publication__gte=1)
    rows = helping.select_related("helper", "meeting__session__leg").order_by(
        "meeting__session__published_at", "pk"
    )
    taken = {}
    for row in rows:
        mission = row.meeting.session.leg.mission_id
        who = " ".join(row.helper.name.split()).casefold()
        others = taken.setdefault((mission, who), [])
        was_told = row.helper.name in told.get((row.meeting.wish_id, row.period), "")
        if not was_told or any(
            each.lower < row.period.upper and row.period.lower < each.upper for each in others
        ):
            continue
        others.append(row.period)
        PublishedHelp.objects.create(
            wish_id=row.meeting.wish_id,
            session_id=row.meeting.session_id,
            mission_id=mission,
            who=who,
            period=row.period,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0008_repairs"),
        ("missions", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedHelp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("who", models.CharField(max_length=240)),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="missions.mission",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="published_help",
                        to="meetings.session",
                    ),
                ),
                (
                    "wish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="published_help",
                        to="meetings.wish",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "published help",
                "ordering": ["period"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("mission", "="), ("who", "="), ("period", "&&")],
                        name="no_helper_is_told_to_be_in_two_places",
                    )
                ],
            },
        ),
        migrations.RunPython(note_what_was_told, migrations.RunPython.noop),
    ]
