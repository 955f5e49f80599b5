"""A run keeps what would have helped, and which requirements contradicted one another.

Old runs have neither; their problem, if any, stands in words beside it. Safe on a live site: the
columns may be empty. Reversible.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_reasons_have_facts")]

    operations = [
        migrations.AddField(
            model_name="run",
            name="relaxations",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="run",
            name="conflict",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
