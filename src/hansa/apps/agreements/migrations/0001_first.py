"""Agreements, their parties, texts and clearances, and the ceremonies in which they are signed.

New tables only: no row of another table changes.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0007_secrets_of_apps_have_a_key_with_a_name"),
        ("directory", "0011_words_of_many_at_once"),
        ("missions", "0002_names_from"),
        ("programme", "0003_wishes_for_activities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "shared",
                    models.BooleanField(
                        default=False, verbose_name="shared with the other organisers"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what it is about")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contract", "Contract"),
                            ("mou", "Memorandum of understanding"),
                            ("investment", "Investment"),
                            ("intent", "Letter of intent"),
                            ("partnership", "Partnership"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("announced", "Announced"),
                            ("described", "Described"),
                            ("received", "Text received"),
                            ("cleared", "Cleared"),
                            ("scheduled", "Scheduled"),
                            ("signed", "Signed"),
                            ("executed", "Executed"),
                            ("lapsed", "Lapsed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="announced",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "value_cents",
                    models.BigIntegerField(blank=True, null=True, verbose_name="value"),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("EUR", "Euro"),
                            ("USD", "US dollar"),
                            ("CAD", "Canadian dollar"),
                            ("JPY", "Japanese yen"),
                            ("GBP", "Pound sterling"),
                        ],
                        default="EUR",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "secrecy",
                    models.CharField(
                        choices=[
                            ("open", "Everything may be told"),
                            ("value", "The value is not told"),
                            ("parties", "Neither parties nor value are told"),
                            ("all", "Nothing is told before the embargo ends"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="confidentiality",
                    ),
                ),
                (
                    "embargo_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="embargo until"),
                ),
                ("press_lines", models.JSONField(default=dict)),
                ("witness", models.CharField(blank=True, max_length=120, verbose_name="witness")),
                ("announced_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("signed_why", models.CharField(blank=True, max_length=500)),
                ("executed_on", models.DateField(blank=True, null=True)),
                ("remind_on", models.DateField(blank=True, null=True, verbose_name="ask again on")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Ceremony",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("desks", models.PositiveSmallIntegerField(default=3, verbose_name="desks")),
                (
                    "setup",
                    models.PositiveSmallIntegerField(default=1, verbose_name="minutes to sit down"),
                ),
                (
                    "signing",
                    models.PositiveSmallIntegerField(default=2, verbose_name="minutes to sign"),
                ),
                (
                    "photo",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="minutes for handshake and photograph"
                    ),
                ),
                (
                    "opening",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="minutes of opening words"
                    ),
                ),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ceremony",
                        to="programme.activity",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "ceremonies",
                "ordering": ["activity__period", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
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
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "parties",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Clearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        choices=[("party", "Party"), ("agency", "Agency"), ("cabinet", "Cabinet")],
                        max_length=8,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "Not answered"),
                            ("cleared", "Cleared"),
                            ("objected", "Objects"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("said_by", models.CharField(blank=True, max_length=120, verbose_name="said by")),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("link_version", models.PositiveIntegerField(default=1)),
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
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clearances",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clearance",
                        to="agreements.party",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Signatory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("typed_name", models.CharField(blank=True, max_length=160, verbose_name="name")),
                (
                    "job_title",
                    models.CharField(blank=True, max_length=120, verbose_name="job title"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatories",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatories",
                        to="agreements.party",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "signatories",
                "ordering": ["party", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("turn", models.PositiveSmallIntegerField()),
                ("desk", models.PositiveSmallIntegerField()),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slot",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "ceremony",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="agreements.ceremony",
                    ),
                ),
            ],
            options={
                "ordering": ["ceremony", "turn", "desk"],
            },
        ),
        migrations.CreateModel(
            name="Appearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("who", models.CharField(max_length=340)),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "signatory",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="agreements.signatory",
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appearances",
                        to="agreements.slot",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="agreement",
            name="signed_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agreements.slot",
            ),
        ),
        migrations.CreateModel(
            name="Text",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("filename", models.CharField(max_length=200, verbose_name="file")),
                ("media_type", models.CharField(max_length=100)),
                ("content", models.BinaryField()),
                ("received_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
            },
        ),
        migrations.AddConstraint(
            model_name="ceremony",
            constraint=models.CheckConstraint(
                condition=models.Q(("desks__gte", 1), ("desks__lte", 8), ("signing__gte", 1)),
                name="a_ceremony_has_a_desk_and_time_to_sign",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(
                fields=("agreement", "organisation"), name="an_organisation_is_a_party_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="a_party_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency__isnull", True), ("of", "party"), ("party__isnull", False)),
                    models.Q(("agency__isnull", False), ("of", "agency"), ("party__isnull", True)),
                    models.Q(("agency__isnull", True), ("of", "cabinet"), ("party__isnull", True)),
                    _connector="OR",
                ),
                name="a_clearance_is_of_one_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.UniqueConstraint(
                fields=("agreement", "agency"), name="an_agency_clears_an_agreement_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("of", "cabinet")),
                fields=("agreement",),
                name="a_cabinet_clears_an_agreement_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answer", "waiting"), ("answered_at__isnull", False), _connector="OR"
                ),
                name="an_answer_to_a_text_has_a_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "objected"), _negated=True),
                    models.Q(("why", ""), _negated=True),
                    _connector="OR",
                ),
                name="who_objects_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="signatory",
            constraint=models.UniqueConstraint(
                fields=("agreement", "person"), name="a_person_signs_an_agreement_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="signatory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False),
                    models.Q(("typed_name", ""), _negated=True),
                    _connector="XOR",
                ),
                name="a_signatory_is_a_person_or_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("ceremony", "turn", "desk"),
                name="a_slot_holds_one_agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                expressions=[("ceremony", "="), ("desk", "="), ("period", "&&")],
                name="a_desk_has_one_signing_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                fields=("slot", "signatory"), name="a_signatory_appears_once_in_a_slot"
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                expressions=[("who", "="), ("period", "&&")],
                name="a_signatory_is_at_one_desk_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["mission", "status"], name="agreements_by_status"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", frozenset(["executed", "lapsed", "signed"])), _negated=True
                    ),
                    ("signed_at__isnull", False),
                    _connector="OR",
                ),
                name="a_signed_agreement_has_a_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", frozenset(["executed", "lapsed", "signed"])), _negated=True
                    ),
                    ("signed_in__isnull", False),
                    models.Q(("signed_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="signed_in_a_slot_or_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", frozenset(["executed", "lapsed", "signed"])),
                    ("signed_at__isnull", True),
                    _connector="OR",
                ),
                name="what_is_not_signed_has_no_date_of_signing",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "executed"), _negated=True),
                    ("executed_on__isnull", False),
                    _connector="OR",
                ),
                name="an_executed_agreement_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("secrecy", "all"), _negated=True),
                    ("embargo_until__isnull", False),
                    _connector="OR",
                ),
                name="what_is_secret_for_now_says_until_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("value_cents__isnull", True),
                    models.Q(("value_cents__gt", 0), ("value_cents__lte", 100000000000000)),
                    _connector="OR",
                ),
                name="an_agreement_is_worth_something_or_nothing_is_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.UniqueConstraint(
                fields=("agreement", "version"), name="a_version_of_a_text_stands_once"
            ),
        ),
    ]
