"""A roll-call looks for those who come with a delegate too, who have no badge.

Old lines keep their badge and are valid as they are. Safe on a live site: a column that may be
empty, and rules that every old row keeps. Reversible while nobody without a badge was called.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0008_announcements_to_a_bus"),
        ("travel", "0002_accompanying"),
    ]

    operations = [
        migrations.AddField(
            model_name="rollcallline",
            name="accompanying",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="travel.accompanying",
            ),
        ),
        migrations.AlterField(
            model_name="rollcallline",
            name="badge",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="attendance.badge",
            ),
        ),
        migrations.AlterField(
            model_name="rollcallline",
            name="source",
            field=models.CharField(
                choices=[
                    ("door", "checked in"),
                    ("agenda", "by the programme"),
                    ("travel", "by the travel plan"),
                    ("company", "as whom they come with"),
                    ("leader", "seen by a leader"),
                    ("nothing", "nothing is known"),
                ],
                default="nothing",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="rollcallline",
            constraint=models.UniqueConstraint(
                fields=("roll_call", "accompanying"), name="whoever_comes_along_is_called_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="rollcallline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accompanying", None), ("badge__isnull", False)),
                    models.Q(("accompanying__isnull", False), ("badge", None)),
                    _connector="OR",
                ),
                name="a_line_looks_for_one_person",
            ),
        ),
    ]
