"""The pipeline of those who may become hosts, and what organisations of the directory do.

There are no old rows: hosts who were added before simply stand among the hosts. Reversible.
"""

import django.db.models.deletion
import pgvector.django.indexes
import pgvector.django.vector
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0003_profiles_of_those_who_take_part"),
        ("accounts", "0006_agency_kinds"),
        ("directory", "0010_notes"),
        ("mailing", "0001_first"),
        ("missions", "0002_names_from"),
        ("registration", "0015_preparation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ApproachTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("subjects", models.JSONField(default=dict)),
                ("bodies", models.JSONField(default=dict)),
                ("changed_at", models.DateTimeField()),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approach_templates",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OrganisationMeaning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("method", models.CharField(max_length=40)),
                ("vector", pgvector.django.vector.VectorField(dimensions=384)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meaning",
                        to="directory.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Prospect",
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
                            ("long_list", "Long list"),
                            ("approached", "Approached"),
                            ("interested", "Interested"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                        ],
                        default="long_list",
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why")),
                (
                    "next_step",
                    models.CharField(blank=True, max_length=200, verbose_name="next step"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("listed_at", models.DateTimeField()),
                ("approached_at", models.DateTimeField(blank=True, null=True)),
                ("interested_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("declined_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who looks after it",
                    ),
                ),
                (
                    "leg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prospects",
                        to="missions.leg",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prospects",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Approach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("written_at", models.DateTimeField()),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="mailing.letter",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matching.approachtemplate",
                    ),
                ),
                (
                    "prospect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approaches",
                        to="matching.prospect",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "approaches",
                "ordering": ["-written_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProspectNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="note")),
                ("written_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "prospect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="matching.prospect",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-written_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Sought",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=300, verbose_name="why")),
                ("said_at", models.DateTimeField()),
                (
                    "prospect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="serves",
                        to="matching.prospect",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prospects",
                        to="registration.registration",
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
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="approachtemplate",
            constraint=models.UniqueConstraint(
                fields=("mission", "name"), name="a_template_is_named_once_in_a_mission"
            ),
        ),
        migrations.AddConstraint(
            model_name="approachtemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="a_template_has_a_name"
            ),
        ),
        migrations.AddIndex(
            model_name="organisationmeaning",
            index=pgvector.django.indexes.HnswIndex(
                ef_construction=64,
                fields=["vector"],
                m=16,
                name="organisations_by_nearness",
                opclasses=["vector_ip_ops"],
            ),
        ),
        migrations.AddIndex(
            model_name="prospect",
            index=models.Index(fields=["leg", "stage"], name="prospects_by_stage"),
        ),
        migrations.AddIndex(
            model_name="prospect",
            index=models.Index(fields=["keeper", "due_on"], name="next_steps_by_deadline"),
        ),
        migrations.AddConstraint(
            model_name="prospect",
            constraint=models.UniqueConstraint(
                fields=("leg", "organisation"), name="a_counterpart_is_asked_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="prospect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("declined_at__isnull", False),
                        ("stage", "declined"),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("stage", "declined"), _negated=True),
                        ("declined_at__isnull", True),
                        ("reason", ""),
                    ),
                    _connector="OR",
                ),
                name="who_declines_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="prospect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "confirmed"), _negated=True),
                    models.Q(("confirmed_at__isnull", False), ("contact__isnull", False)),
                    _connector="OR",
                ),
                name="who_confirms_sends_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="prospect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "interested"), _negated=True),
                    ("interested_at__isnull", False),
                    _connector="OR",
                ),
                name="interest_has_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="prospect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "approached"), _negated=True),
                    ("approached_at__isnull", False),
                    _connector="OR",
                ),
                name="an_approach_has_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="prospect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_on__isnull", True), ("next_step", "")),
                    models.Q(models.Q(("next_step", ""), _negated=True), ("due_on__isnull", False)),
                    _connector="OR",
                ),
                name="a_next_step_has_a_deadline",
            ),
        ),
        migrations.AddConstraint(
            model_name="approach",
            constraint=models.UniqueConstraint(
                fields=("prospect", "template"), name="a_template_goes_to_a_prospect_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="a_prospect_note_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="sought",
            constraint=models.UniqueConstraint(
                fields=("prospect", "registration"), name="a_prospect_serves_a_company_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sought",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True),
                name="a_prospect_serves_for_a_reason",
            ),
        ),
    ]
