"""An announcement can be to those on a bus.

Old announcements stay as they are, to whom they were said. Safe on a live site: a column that may
be empty, and a rule that every old row keeps. Reversible while nothing was announced to a bus.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0007_wall_displays"),
        ("missions", "0002_names_from"),
        ("programme", "0009_cards_notes_and_public_lines"),
        ("travel", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="announcement",
            name="an_announcement_is_to_one_group",
        ),
        migrations.AddField(
            model_name="announcement",
            name="ride",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="travel.ride",
            ),
        ),
        migrations.AlterField(
            model_name="announcement",
            name="group",
            field=models.CharField(
                choices=[
                    ("everybody", "Everybody who travels"),
                    ("leg", "Those in a city"),
                    ("sector", "A sector group"),
                    ("activity", "Those expected at an activity"),
                    ("ride", "Those on a bus"),
                ],
                max_length=10,
                verbose_name="to whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("activity__isnull", True),
                        ("group", "everybody"),
                        ("leg__isnull", True),
                        ("ride__isnull", True),
                        ("sector_group__isnull", True),
                    ),
                    models.Q(
                        ("activity__isnull", True),
                        ("group", "leg"),
                        ("leg__isnull", False),
                        ("ride__isnull", True),
                        ("sector_group__isnull", True),
                    ),
                    models.Q(
                        ("activity__isnull", True),
                        ("group", "sector"),
                        ("leg__isnull", True),
                        ("ride__isnull", True),
                        ("sector_group__isnull", False),
                    ),
                    models.Q(
                        ("activity__isnull", False),
                        ("group", "activity"),
                        ("leg__isnull", True),
                        ("ride__isnull", True),
                        ("sector_group__isnull", True),
                    ),
                    models.Q(
                        ("activity__isnull", True),
                        ("group", "ride"),
                        ("leg__isnull", True),
                        ("ride__isnull", False),
                        ("sector_group__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="an_announcement_is_to_one_group",
            ),
        ),
    ]
