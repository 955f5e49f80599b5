"""Places and ways of a leg, all that an activity is, its versions and its planned changes.

Old activities keep their place in words and belong to no place of the leg; they have no owner,
no dress code, no cost, and no version yet (0005 gives them one). Reversible.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_secrets_of_apps_have_a_key_with_a_name"),
        ("directory", "0011_words_of_many_at_once"),
        ("missions", "0002_names_from"),
        ("programme", "0003_wishes_for_activities"),
        ("registration", "0017_consents_of_persons"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlannedChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("place", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=200)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone on this leg"),
                            ("sector", "The sector group"),
                            ("signed_up", "Those who signed up"),
                            ("invited", "Those who were invited and said yes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("cancels", models.BooleanField(default=False)),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("based_on", models.PositiveIntegerField()),
                ("planned_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["period", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ShowLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("offset", models.SmallIntegerField(verbose_name="minutes after the start")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes")),
                ("what", models.CharField(max_length=200, verbose_name="what happens")),
                ("who", models.CharField(blank=True, max_length=120, verbose_name="who")),
            ],
            options={
                "ordering": ["offset", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Way",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "on_foot",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minutes on foot"
                    ),
                ),
                (
                    "by_bus",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minutes by bus"
                    ),
                ),
                ("one_way", models.BooleanField(default=False, verbose_name="only this way")),
            ],
            options={
                "ordering": ["start__name", "end__name"],
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="cost",
            field=models.PositiveBigIntegerField(blank=True, null=True, verbose_name="cost"),
        ),
        migrations.AddField(
            model_name="activity",
            name="dress_code",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "As you like"),
                    ("casual", "Smart casual"),
                    ("business", "Business"),
                    ("cocktail", "Cocktail"),
                    ("black_tie", "Black tie"),
                    ("site", "Closed shoes and long trousers"),
                    ("protective", "Protective clothing, lent at the door"),
                ],
                default="",
                max_length=12,
                verbose_name="dress code",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=2), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="sponsor",
            field=models.CharField(blank=True, max_length=120, verbose_name="sponsor"),
        ),
        migrations.AddField(
            model_name="activity",
            name="version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="activity",
            name="audience",
            field=models.CharField(
                choices=[
                    ("everyone", "Everyone on this leg"),
                    ("sector", "The sector group"),
                    ("signed_up", "Those who signed up"),
                    ("invited", "Those who were invited and said yes"),
                ],
                default="everyone",
                max_length=10,
                verbose_name="audience",
            ),
        ),
        migrations.CreateModel(
            name="ActivityDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="file")),
                ("media_type", models.CharField(max_length=100)),
                ("content", models.BinaryField()),
                ("size", models.PositiveIntegerField()),
                (
                    "for_delegates",
                    models.BooleanField(default=False, verbose_name="delegates may read it"),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="programme.activity",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ActivityHost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hosts",
                        to="programme.activity",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities_hosted",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name"],
            },
        ),
        migrations.CreateModel(
            name="ActivityOrganiser",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisers",
                        to="programme.activity",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name"],
            },
        ),
        migrations.CreateModel(
            name="ActivityVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("said", models.JSONField()),
                ("changed", models.JSONField(default=list)),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="programme.activity",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["activity", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Allotment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("company", "Company"),
                            ("federation", "Federation or chamber of commerce"),
                            ("academic", "Academic institution"),
                            ("administration", "Public administration"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="kind of organisation",
                    ),
                ),
                ("places", models.PositiveIntegerField(verbose_name="places")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="allotments",
                        to="programme.activity",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name", "kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Interpreting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="interpreter")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), default=list, size=None
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interpreting",
                        to="programme.activity",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("invited_at", models.DateTimeField()),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="programme.activity",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="registration.delegate",
                    ),
                ),
            ],
            options={
                "ordering": ["invited_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                (
                    "map_url",
                    models.URLField(blank=True, max_length=300, verbose_name="link to a map"),
                ),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                (
                    "access",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="for people who move less easily"
                    ),
                ),
                (
                    "leg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="missions.leg",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="at",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="activities",
                to="programme.place",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cost__isnull", True), ("cost__lte", 1000000000), _connector="OR"
                ),
                name="no_activity_costs_beyond_reason",
            ),
        ),
        migrations.AddField(
            model_name="plannedchange",
            name="activity",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="planned",
                to="programme.activity",
            ),
        ),
        migrations.AddField(
            model_name="plannedchange",
            name="at",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="planned",
                to="programme.place",
            ),
        ),
        migrations.AddField(
            model_name="plannedchange",
            name="planned_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="plannedchange",
            name="sector_group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="missions.sectorgroup",
            ),
        ),
        migrations.AddField(
            model_name="showline",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="show_lines",
                to="programme.activity",
            ),
        ),
        migrations.AddField(
            model_name="way",
            name="end",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ways_in",
                to="programme.place",
            ),
        ),
        migrations.AddField(
            model_name="way",
            name="start",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ways_out",
                to="programme.place",
            ),
        ),
        migrations.AddConstraint(
            model_name="activitydocument",
            constraint=models.UniqueConstraint(
                fields=("activity", "name"), name="a_document_of_an_activity_has_its_own_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="activitydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__lte", 5000000)), name="a_document_is_not_too_large"
            ),
        ),
        migrations.AddConstraint(
            model_name="activityhost",
            constraint=models.UniqueConstraint(
                fields=("activity", "organisation"), name="an_organisation_hosts_an_activity_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="activityorganiser",
            constraint=models.UniqueConstraint(
                fields=("activity", "agency"), name="an_agency_organises_an_activity_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="activityversion",
            constraint=models.UniqueConstraint(
                fields=("activity", "number"), name="a_version_of_an_activity_is_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="activityversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="versions_count_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="allotment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency__isnull", False), ("kind", "")),
                    models.Q(("agency__isnull", True), models.Q(("kind", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_allotment_is_for_an_agency_or_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="allotment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agency__isnull", False)),
                fields=("activity", "agency"),
                name="an_agency_has_one_allotment",
            ),
        ),
        migrations.AddConstraint(
            model_name="allotment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", ""), _negated=True),
                fields=("activity", "kind"),
                name="a_kind_has_one_allotment",
            ),
        ),
        migrations.AddConstraint(
            model_name="interpreting",
            constraint=models.UniqueConstraint(
                fields=("activity", "name"), name="an_interpreter_is_at_an_activity_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                fields=("activity", "delegate"), name="a_delegate_is_invited_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                fields=("leg", "name"), name="a_leg_has_a_place_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(
                        ("latitude__gte", -90),
                        ("latitude__lte", 90),
                        ("longitude__gte", -180),
                        ("longitude__lte", 180),
                    ),
                    _connector="OR",
                ),
                name="a_place_is_on_earth",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("period__endswith__isnull", False),
                    ("period__startswith__isnull", False),
                    ("period__isempty", False),
                ),
                name="a_planned_change_has_a_start_and_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("audience", "sector"), _negated=True),
                    ("sector_group__isnull", False),
                    _connector="OR",
                ),
                name="a_planned_change_for_a_sector_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancels", False), models.Q(("why", ""), _negated=True), _connector="OR"
                ),
                name="calling_off_is_planned_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="showline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("offset__gte", -1440), ("offset__lte", 1440), ("minutes__lte", 1440)
                ),
                name="a_show_runs_hours_not_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="way",
            constraint=models.UniqueConstraint(
                fields=("start", "end"), name="a_way_is_stated_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="way",
            constraint=models.CheckConstraint(
                condition=models.Q(("start", models.F("end")), _negated=True),
                name="a_way_leads_elsewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="way",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("on_foot__isnull", False), ("by_bus__isnull", False), _connector="OR"
                ),
                name="a_way_is_walked_or_driven",
            ),
        ),
        migrations.AddConstraint(
            model_name="way",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("on_foot__isnull", True), ("on_foot__lte", 480), _connector="OR"),
                    models.Q(("by_bus__isnull", True), ("by_bus__lte", 480), _connector="OR"),
                ),
                name="a_way_between_places_takes_hours_not_days",
            ),
        ),
    ]
