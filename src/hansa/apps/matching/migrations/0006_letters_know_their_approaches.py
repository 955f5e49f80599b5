"""A letter of the mission knows to whom it went.

Only the name by which Django finds them changes; the rows and the tables stay as they are.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0005_hosts_and_talks"),
    ]

    operations = [
        migrations.AlterField(
            model_name="approach",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="approaches",
                to="matching.approachtemplate",
            ),
        ),
    ]
