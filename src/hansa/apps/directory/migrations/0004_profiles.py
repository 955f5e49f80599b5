"""Organisations tell more of themselves: numbers, sectors, profiles, markets; people their duties.

Old rows know nothing of it: every new column begins empty. Reversible.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_more_roles"),
        ("directory", "0003_size_declarations"),
    ]

    operations = [
        migrations.CreateModel(
            name="MarketExperience",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("country", models.CharField(max_length=2, verbose_name="market")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("exploring", "Exploring, no sale yet"),
                            ("first_sales", "First sales"),
                            ("regular", "Sells regularly"),
                            ("established", "Has a partner or a branch there"),
                        ],
                        max_length=20,
                        verbose_name="experience",
                    ),
                ),
                (
                    "since",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="since"),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "ordering": ["country"],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("headline", models.CharField(max_length=120, verbose_name="in one line")),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="profile")),
            ],
            options={
                "ordering": ["language"],
            },
        ),
        migrations.AddField(
            model_name="organisation",
            name="activities",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=8),
                blank=True,
                default=list,
                size=None,
                verbose_name="activities",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="iban",
            field=models.CharField(blank=True, max_length=34, verbose_name="IBAN"),
        ),
        migrations.AddField(
            model_name="organisation",
            name="phone",
            field=models.CharField(blank=True, max_length=40, verbose_name="phone"),
        ),
        migrations.AddField(
            model_name="organisation",
            name="sectors",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30),
                blank=True,
                default=list,
                size=None,
                verbose_name="sectors",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="vat_number",
            field=models.CharField(blank=True, max_length=20, verbose_name="VAT number"),
        ),
        migrations.AddField(
            model_name="person",
            name="duties",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                blank=True,
                default=list,
                size=None,
                verbose_name="is asked about",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="spoken",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=2),
                blank=True,
                default=list,
                size=None,
                verbose_name="also speaks",
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["sectors"], name="find_by_sector"
            ),
        ),
        migrations.AddField(
            model_name="marketexperience",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="markets",
                to="directory.organisation",
            ),
        ),
        migrations.AddField(
            model_name="profile",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="profiles",
                to="directory.organisation",
            ),
        ),
        migrations.AddIndex(
            model_name="marketexperience",
            index=models.Index(fields=["country", "level"], name="sellers_in_a_market"),
        ),
        migrations.AddConstraint(
            model_name="marketexperience",
            constraint=models.UniqueConstraint(
                fields=("organisation", "country"), name="a_market_is_told_once_of_an_organisation"
            ),
        ),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.UniqueConstraint(
                fields=("organisation", "language"), name="a_profile_is_told_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.CheckConstraint(
                condition=models.Q(("headline", ""), _negated=True), name="a_profile_has_a_headline"
            ),
        ),
    ]
