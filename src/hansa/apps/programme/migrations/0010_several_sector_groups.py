"""Activities for more than one sector group.

Those that stand name the one they had, and no others. Safe on a live site: one new table.
Reversible; the further sector groups are lost.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0002_names_from"),
        ("programme", "0009_cards_notes_and_public_lines"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="also_for",
            field=models.ManyToManyField(blank=True, related_name="+", to="missions.sectorgroup"),
        ),
    ]
