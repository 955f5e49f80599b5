"""A wish without a meeting keeps the facts of its reason: who is full, away or taken, and when.

Old rows have none, and are shown the sentence without names until the next proposal. Safe on a
live site: the column has a default. Reversible.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_times_cannot_drift")]

    operations = [
        migrations.AddField(
            model_name="wish",
            name="unheld_facts",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
