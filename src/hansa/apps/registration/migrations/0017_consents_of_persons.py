"""Somebody who travels answers for themselves, beside their organisation.

Old answers are those of the organisation and stay so: their person is empty. Safe on a live site:
the column is nullable. Reversible; answers of persons would then read as their organisation's.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registration", "0016_quotas_by_size"),
        ("directory", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="directory.person",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                fields=["registration", "subject", "person"], name="agreements_by_subject"
            ),
        ),
    ]
