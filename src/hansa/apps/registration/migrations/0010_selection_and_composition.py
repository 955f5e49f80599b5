"""Published criteria, scores, selection meetings, and who is in a delegation.

New tables only: old missions have no criteria until somebody publishes them, and nobody is asked
anything. Safe on a live site, reversible.
"""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registration", "0009_no_seat_is_sold_twice"),
        ("accounts", "0003_more_roles"),
        ("directory", "0002_owners"),
        ("missions", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SelectionMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "guests",
                    models.CharField(blank=True, max_length=300, verbose_name="also present"),
                ),
                ("minutes", models.TextField(blank=True, max_length=8000, verbose_name="minutes")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="selection_meetings",
                        to="missions.mission",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("present", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
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
                            ("accept", "Accept"),
                            ("wait", "Waiting list"),
                            ("decline", "Decline"),
                        ],
                        max_length=8,
                        verbose_name="decision",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("rank", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "points",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accept", "Accept"),
                            ("wait", "Waiting list"),
                            ("decline", "Decline"),
                        ],
                        max_length=8,
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="registration.registration",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resolutions",
                        to="registration.selectionmeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["rank", "registration__applied_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SelectionTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("readiness", models.PositiveSmallIntegerField(verbose_name="export readiness")),
                (
                    "sector_fit",
                    models.PositiveSmallIntegerField(verbose_name="fit with the mission's sectors"),
                ),
                (
                    "added_value",
                    models.PositiveSmallIntegerField(
                        verbose_name="added value against local supply"
                    ),
                ),
                ("standing", models.PositiveSmallIntegerField(verbose_name="newcomer or loyal")),
                (
                    "preference",
                    models.CharField(
                        choices=[
                            ("neither", "Neither"),
                            ("newcomers", "Newcomers"),
                            ("loyal", "Loyal participants"),
                        ],
                        max_length=10,
                        verbose_name="preferred",
                    ),
                ),
                (
                    "threshold",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="points an application needs"
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="selection_terms",
                        to="missions.mission",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "selection terms",
            },
        ),
        migrations.CreateModel(
            name="SelfDescription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Neither of these"),
                            ("unsaid", "I would rather not say"),
                        ],
                        max_length=8,
                        verbose_name="gender",
                    ),
                ),
                ("answered_at", models.DateTimeField()),
                (
                    "delegate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="self_description",
                        to="registration.delegate",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Companion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("area_manager", "Coordinating area manager"),
                            ("management", "General management"),
                            ("staff", "Staff"),
                        ],
                        max_length=14,
                        verbose_name="travels as",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="companions",
                        to="missions.mission",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["capacity", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mission", "agency", "name"), name="a_companion_is_named_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoOrganiser",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_organisers",
                        to="missions.mission",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mission", "organisation"), name="a_federation_co_organises_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "readiness",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        verbose_name="export readiness",
                    ),
                ),
                (
                    "sector_fit",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        verbose_name="fit with the mission's sectors",
                    ),
                ),
                (
                    "added_value",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        verbose_name="added value against local supply",
                    ),
                ),
                ("remark", models.TextField(blank=True, max_length=1000, verbose_name="remark")),
                ("given_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "agency"),
                        name="an_agency_scores_an_application_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("added_value__lte", 5), ("readiness__lte", 5), ("sector_fit__lte", 5)
                        ),
                        name="no_mark_is_better_than_the_best",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="selectionmeeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("mission",),
                name="one_selection_meeting_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="selectionmeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="a_closed_meeting_was_closed_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.UniqueConstraint(
                fields=("meeting", "registration"), name="a_meeting_decides_once_on_an_application"
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                    models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                    _connector="OR",
                ),
                name="a_release_was_made_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="selectionterms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "readiness",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.Value(100), "-", models.F("sector_fit")
                                ),
                                "-",
                                models.F("added_value"),
                            ),
                            "-",
                            models.F("standing"),
                        ),
                    )
                ),
                name="the_weights_of_a_mission_add_up_to_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="selectionterms",
            constraint=models.CheckConstraint(
                condition=models.Q(("threshold__lte", 100)),
                name="no_application_needs_more_than_all_points",
            ),
        ),
    ]
