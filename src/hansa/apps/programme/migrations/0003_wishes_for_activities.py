"""Delegates may ask for activities when they apply.

A new table only: those who registered before have asked for nothing.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0002_the_way_to_the_hall"),
        ("registration", "0003_the_public_page_and_own_applications"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityWish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wished_at", models.DateTimeField()),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes",
                        to="programme.activity",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes",
                        to="registration.delegate",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "activity wishes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity", "delegate"),
                        name="a_delegate_wishes_for_an_activity_once",
                    )
                ],
            },
        ),
    ]
