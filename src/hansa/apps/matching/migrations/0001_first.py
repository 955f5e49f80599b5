"""The first tables: profiles, meanings, recommendations, interest and rulings.

There are no old rows. Reversible while the tables are empty. The extension `vector` is not one
that any owner of a database may create: on a server of one's own, its administrator does it once.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import pgvector.django.indexes
import pgvector.django.vector
from django.conf import settings
from django.db import migrations, models
from pgvector.django import VectorExtension


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0010_notes"),
        ("meetings", "0009_helpers_are_shared"),
        ("missions", "0002_names_from"),
        ("registration", "0015_preparation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        VectorExtension(),
        migrations.CreateModel(
            name="CooperationProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "seeks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("client", "Client"),
                                ("distributor", "Distributor or agent"),
                                ("supplier", "Supplier"),
                                ("research", "Research and development partner"),
                                ("investor", "Investor"),
                                ("landlord", "Landlord or site"),
                                ("adviser", "Adviser: law, finance, tax"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="looks for",
                    ),
                ),
                (
                    "acts_as",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("client", "Client"),
                                ("distributor", "Distributor or agent"),
                                ("supplier", "Supplier"),
                                ("research", "Research and development partner"),
                                ("investor", "Investor"),
                                ("landlord", "Landlord or site"),
                                ("adviser", "Adviser: law, finance, tax"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="can be",
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors of interest",
                    ),
                ),
                (
                    "products",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="products and services",
                    ),
                ),
                (
                    "markets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="markets",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "sizes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("micro", "Micro-enterprise"),
                                ("small", "Small enterprise"),
                                ("medium", "Medium-sized enterprise"),
                                ("large", "Large enterprise"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="size of the others",
                    ),
                ),
                (
                    "openness",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody who takes part in the mission"),
                            ("matches", "Those to whom I am recommended"),
                            ("organisers", "Nobody but the organisers"),
                        ],
                        default="everybody",
                        max_length=12,
                        verbose_name="who reads this",
                    ),
                ),
                ("expires_on", models.DateField(verbose_name="valid until")),
                ("stated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "counterpart",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cooperation_profile",
                        to="meetings.counterpart",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cooperation_profiles",
                        to="missions.mission",
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cooperation_profile",
                        to="registration.registration",
                    ),
                ),
                (
                    "stated_by",
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
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="organisation")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("competitor", "Competitor"),
                            ("agent", "Already my agent or distributor"),
                            ("client", "Already my client or supplier"),
                            ("other", "Another reason"),
                        ],
                        default="competitor",
                        max_length=12,
                        verbose_name="why",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exclusions",
                        to="matching.cooperationprofile",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("must", "Must meet"),
                            ("like", "Would like to meet"),
                            ("no", "No, thanks"),
                        ],
                        max_length=4,
                        verbose_name="interest",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank"),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("delegate", "Delegate"), ("host", "Host"), ("agency", "Agency")],
                        default="delegate",
                        max_length=10,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("said_at", models.DateTimeField()),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests_received",
                        to="matching.cooperationprofile",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="matching.cooperationprofile",
                    ),
                ),
                (
                    "said_by",
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
                "ordering": ["profile", "rank", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Matchmaking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("ordered_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("sign_of_life", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("wanted", models.PositiveIntegerField(default=0)),
                ("method", models.CharField(blank=True, max_length=40)),
                ("weights", models.JSONField(blank=True, default=dict)),
                ("learned_from", models.PositiveIntegerField(default=0)),
                ("problem", models.TextField(blank=True)),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matchmakings",
                        to="missions.mission",
                    ),
                ),
                (
                    "ordered_by",
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
                "ordering": ["-ordered_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Meaning",
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
            ],
            options={
                "indexes": [
                    pgvector.django.indexes.HnswIndex(
                        ef_construction=64,
                        fields=["vector"],
                        m=16,
                        name="meanings_by_nearness",
                        opclasses=["vector_ip_ops"],
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("digest", "method"), name="a_text_means_one_thing_to_a_method"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("score", models.FloatField()),
                ("forward", models.FloatField()),
                ("backward", models.FloatField()),
                ("reasons", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommended_to",
                        to="matching.cooperationprofile",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommendations",
                        to="matching.cooperationprofile",
                    ),
                ),
            ],
            options={
                "ordering": ["profile", "rank"],
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("allows", models.BooleanField(verbose_name="they are to meet")),
                ("why", models.CharField(max_length=300, verbose_name="why")),
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
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matching.cooperationprofile",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matching.cooperationprofile",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("need", "Need"), ("offer", "Offer")], max_length=5),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=400, verbose_name="sentence")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("digest", models.CharField(db_index=True, max_length=64)),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="matching.cooperationprofile",
                    ),
                ),
            ],
            options={
                "ordering": ["profile", "kind", "position"],
            },
        ),
        migrations.AddConstraint(
            model_name="cooperationprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("counterpart__isnull", True), ("registration__isnull", False)),
                    models.Q(("counterpart__isnull", False), ("registration__isnull", True)),
                    _connector="OR",
                ),
                name="a_profile_is_of_a_delegate_or_a_host",
            ),
        ),
        migrations.AddConstraint(
            model_name="exclusion",
            constraint=models.UniqueConstraint(
                fields=("profile", "name"), name="an_exclusion_is_named_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="exclusion",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="an_exclusion_has_a_name"
            ),
        ),
        migrations.AddIndex(
            model_name="interest",
            index=models.Index(fields=["about", "choice"], name="interest_in_somebody"),
        ),
        migrations.AddConstraint(
            model_name="interest",
            constraint=models.UniqueConstraint(
                fields=("profile", "about"), name="interest_in_somebody_is_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="interest",
            constraint=models.CheckConstraint(
                condition=models.Q(("profile", models.F("about")), _negated=True),
                name="nobody_is_interested_in_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="matchmaking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["running", "waiting"])),
                fields=("mission",),
                name="one_matchmaking_at_a_time_in_a_mission",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(
                fields=("profile", "candidate"), name="somebody_is_recommended_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("profile", models.F("candidate")), _negated=True),
                name="nobody_is_recommended_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 0), ("score__lte", 1)),
                name="a_score_is_from_0_to_1",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("one", "other"),
                django.db.models.functions.comparison.Greatest("one", "other"),
                name="two_are_ruled_on_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("one", models.F("other")), _negated=True),
                name="a_ruling_is_on_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="a_ruling_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                fields=("profile", "kind", "digest"), name="a_statement_is_made_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                fields=("profile", "kind", "position"), name="statements_stand_in_an_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("position__lt", 8)), name="statements_are_few"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a_statement_says_something"
            ),
        ),
    ]
