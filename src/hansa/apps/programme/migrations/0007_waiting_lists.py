"""Waiting lists of activities, and the hours within which places move and are given back.

Old sign-ups keep their places as they are; nobody waits yet, and every mission has the usual hours
until it says others. Reversible; who waits then is forgotten.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0002_names_from"),
        ("programme", "0006_the_head_of_delegation"),
        ("registration", "0017_consents_of_persons"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignUpTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "late_hours",
                    models.PositiveSmallIntegerField(
                        default=24,
                        verbose_name="a place is given back late from so many hours before",
                    ),
                ),
                (
                    "moving_hours",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="the waiting list moves until so many hours before"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "sign-up terms",
            },
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "waiting",
                "ordering": ["since", "pk"],
            },
        ),
        migrations.AddField(
            model_name="signup",
            name="left",
            field=models.CharField(
                blank=True,
                choices=[
                    ("in_time", "Given back in time"),
                    ("late", "Given back late"),
                    ("handed_on", "Handed to a colleague"),
                    ("displaced", "Lost: there are fewer places"),
                    ("not_travelling", "Stays at home"),
                ],
                default="",
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="signup",
            constraint=models.CheckConstraint(
                condition=models.Q(("left", ""), ("withdrawn_at__isnull", False), _connector="OR"),
                name="a_place_that_is_left_is_held_no_more",
            ),
        ),
        migrations.AddField(
            model_name="signupterms",
            name="mission",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sign_up_terms",
                to="missions.mission",
            ),
        ),
        migrations.AddField(
            model_name="waiting",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="waiting",
                to="programme.activity",
            ),
        ),
        migrations.AddField(
            model_name="waiting",
            name="delegate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="waiting",
                to="registration.delegate",
            ),
        ),
        migrations.AddConstraint(
            model_name="signupterms",
            constraint=models.CheckConstraint(
                condition=models.Q(("late_hours__lte", 336), ("moving_hours__lte", 336)),
                name="notice_is_given_within_two_weeks",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiting",
            constraint=models.UniqueConstraint(
                fields=("activity", "delegate"), name="a_delegate_waits_for_an_activity_once"
            ),
        ),
    ]
