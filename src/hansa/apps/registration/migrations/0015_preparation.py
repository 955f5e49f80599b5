"""Getting ready: needs and offers, contacts, briefs and who read them, documents, calls.

Nothing becomes of old rows: all tables are new and empty. Safe on a live site; reversible.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registration", "0013_particulars"),
        ("missions", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Brief",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("titles", models.JSONField()),
                ("texts", models.JSONField()),
                ("written_at", models.DateTimeField()),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="briefs",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BriefReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="registration.brief",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="registration.delegate",
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("note", models.CharField(max_length=300, verbose_name="what was said")),
                (
                    "by",
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
                        related_name="calls",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="organisation")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("mail", "By mail"),
                            ("phone", "By phone"),
                            ("video", "By video call"),
                            ("met", "In person"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="what was said"),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="DocumentsChecked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("good_until", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "delegate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents_checked",
                        to="registration.delegate",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "documents checked",
            },
        ),
        migrations.CreateModel(
            name="NeedsAndOffers",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("needs", models.TextField(max_length=2000, verbose_name="what you look for")),
                ("offers", models.TextField(max_length=2000, verbose_name="what you offer")),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs_and_offers",
                        to="registration.registration",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "needs and offers",
            },
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(
                condition=models.Q(("texts", {}), _negated=True), name="a_brief_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="briefreading",
            constraint=models.UniqueConstraint(
                fields=("brief", "delegate"), name="a_brief_is_read_once"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["registration", "how"], name="contacts_by_way"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                fields=("registration", "name", "how", "on"), name="a_contact_is_noted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="needsandoffers",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("needs", ""), _negated=True), models.Q(("offers", ""), _negated=True)
                ),
                name="needs_and_offers_are_both_stated",
            ),
        ),
    ]
