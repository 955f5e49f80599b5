"""Delegates tell their particulars in confidence: a new, empty table; no old row changes.

Safe on a live site and reversible, but going back forgets what was told.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registration", "0010_selection_and_composition"),
        ("directory", "0002_owners"),
    ]

    operations = [
        migrations.CreateModel(
            name="Particulars",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("passport", "Passport and visa"),
                            ("table", "At table"),
                            ("health", "Health"),
                            ("emergency", "In an emergency"),
                        ],
                        max_length=12,
                    ),
                ),
                ("sealed", models.TextField()),
                ("key", models.CharField(db_index=True, max_length=32)),
                ("told_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="particulars",
                        to="registration.delegate",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "particulars",
                "ordering": ["delegate", "section"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("delegate", "section"), name="a_delegate_tells_a_section_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("section__in", ["health", "table"]), _negated=True),
                            ("agreed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="health_and_diet_are_kept_only_by_leave",
                    ),
                ],
            },
        ),
    ]
