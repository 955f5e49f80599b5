"""What officers announce on the day.

Safe on a live site: a new table. Reversible.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0005_what_a_marshal_says"),
        ("missions", "0002_names_from"),
        ("programme", "0006_the_head_of_delegation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("texts", models.JSONField()),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody who travels"),
                            ("leg", "Those in a city"),
                            ("sector", "A sector group"),
                            ("activity", "Those expected at an activity"),
                        ],
                        max_length=10,
                        verbose_name="to whom",
                    ),
                ),
                ("people", models.PositiveIntegerField(default=0)),
                ("said_at", models.DateTimeField()),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programme.activity",
                    ),
                ),
                (
                    "leg",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="missions.leg",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="day_announcements",
                        to="missions.mission",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sector_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="missions.sectorgroup",
                    ),
                ),
            ],
            options={
                "ordering": ["-said_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("activity", None),
                                ("group", "everybody"),
                                ("leg", None),
                                ("sector_group", None),
                            ),
                            models.Q(
                                ("activity", None),
                                ("group", "leg"),
                                ("leg__isnull", False),
                                ("sector_group", None),
                            ),
                            models.Q(
                                ("activity", None),
                                ("group", "sector"),
                                ("leg", None),
                                ("sector_group__isnull", False),
                            ),
                            models.Q(
                                ("activity__isnull", False),
                                ("group", "activity"),
                                ("leg", None),
                                ("sector_group", None),
                            ),
                            _connector="OR",
                        ),
                        name="an_announcement_is_to_one_group",
                    )
                ],
            },
        ),
    ]
