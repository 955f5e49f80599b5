"""A wish may be a group meeting: further parties join those who ask and those who are asked.

Every wish of before is of two parties and stays so. Whoever was told of a meeting was told of one
other person: that one becomes all of the `others`.
Safe on a live site: the table is new, `folded_into` is nullable, and one UPDATE fills `others`.
Reversible; going back forgets who joined.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

SAME_SESSION = """
ALTER TABLE meetings_joining
    ADD CONSTRAINT whoever_joins_does_so_in_the_session_of_the_wish
    FOREIGN KEY (wish_id, session_id) REFERENCES meetings_wish (id, session_id)
    ON DELETE CASCADE,
    ADD CONSTRAINT whoever_joins_takes_part_in_the_session
    FOREIGN KEY (party_id, session_id) REFERENCES meetings_party (id, session_id)
    ON DELETE CASCADE;
"""

ANY_SESSION = """
ALTER TABLE meetings_joining
    DROP CONSTRAINT whoever_joins_does_so_in_the_session_of_the_wish,
    DROP CONSTRAINT whoever_joins_takes_part_in_the_session;
"""

# Every row; an empty UPDATE where nobody was told of anything yet.
NAME_THE_OTHER = "UPDATE meetings_publishedmeeting SET others = ARRAY[other_person_id]"


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0009_helpers_are_shared"),
        ("registration", "0015_preparation"),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedmeeting",
            name="others",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="folded_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="folded",
                to="meetings.wish",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(
                fields=("id", "session"), name="a_party_with_its_session"
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("folded_into__isnull", True),
                    models.Q(("folded_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="no_wish_is_met_in_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(
                fields=("id", "session"), name="a_wish_with_its_session"
            ),
        ),
        migrations.CreateModel(
            name="Joining",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joinings",
                        to="meetings.party",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.session",
                    ),
                ),
                (
                    "wish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joinings",
                        to="meetings.wish",
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wish", "party"), name="a_party_joins_a_meeting_once"
                    ),
                    models.UniqueConstraint(fields=("wish", "place"), name="a_place_is_taken_once"),
                    models.CheckConstraint(
                        condition=models.Q(("place__gte", 1), ("place__lte", 6)),
                        name="at_most_eight_parties_meet",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SAME_SESSION, ANY_SESSION),
        migrations.RunSQL(NAME_THE_OTHER, migrations.RunSQL.noop),
    ]
