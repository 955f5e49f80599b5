"""What a marshal says of meetings and parties.

Safe on a live site: two new tables. Reversible.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0001_first"),
        ("meetings", "0010_group_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PartyMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("here", models.BooleanField(verbose_name="is here")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mark",
                        to="meetings.party",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MeetingMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("not_held", "Not held"),
                            ("no_show", "No-show"),
                        ],
                        max_length=8,
                        verbose_name="what became of it",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "absent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.party",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="meetings.slot",
                    ),
                ),
                (
                    "wish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="meetings.wish",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wish", "slot"), name="a_meeting_is_marked_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("absent__isnull", False), ("outcome", "no_show")),
                            models.Q(
                                models.Q(("outcome", "no_show"), _negated=True), ("absent", None)
                            ),
                            _connector="OR",
                        ),
                        name="a_no_show_says_who",
                    ),
                ],
            },
        ),
    ]
