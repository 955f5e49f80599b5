"""Somebody keeps the record of an organisation and applies for it.

Of the old people nobody does, until an officer says who. Safe on a live site; reversible.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="is_owner",
            field=models.BooleanField(
                default=False, verbose_name="keeps the organisation's record"
            ),
        ),
    ]
