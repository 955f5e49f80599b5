"""Sessions get rounds, and wishes remember what of them came from interest.

There are no old rows: a session without a round stays open, and a wish without a carriage was
made by hand. Reversible.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0001_first"),
        ("meetings", "0009_helpers_are_shared"),
    ]

    operations = [
        migrations.CreateModel(
            name="Carriage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made", models.BooleanField(default=False)),
                ("answered", models.BooleanField(default=False)),
                ("declined", models.BooleanField(default=False)),
                (
                    "wish",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="carriage",
                        to="meetings.wish",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("generated", "Everybody chooses"),
                            ("provisional", "Those asked answer"),
                            ("published", "Closed"),
                        ],
                        default="generated",
                        max_length=12,
                    ),
                ),
                ("choose_until", models.DateTimeField(verbose_name="everybody chooses until")),
                ("answer_until", models.DateTimeField(verbose_name="those asked answer until")),
                (
                    "most_musts",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="most must-meets"
                    ),
                ),
                (
                    "most_likes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="most likes"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "reopened_why",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was reopened"
                    ),
                ),
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="round",
                        to="meetings.session",
                    ),
                ),
            ],
            options={
                "ordering": ["choose_until", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("choose_until__lt", models.F("answer_until"))),
                        name="answers_close_after_choices",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("most_musts__isnull", True), ("most_musts__gte", 1), _connector="OR"
                        ),
                        name="a_company_has_a_must_meet",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("most_likes__isnull", True), ("most_likes__gte", 1), _connector="OR"
                        ),
                        name="a_company_has_a_like",
                    ),
                ],
            },
        ),
    ]
