"""An agency is regional, federal or a partner.

Old rows become regional, and federal where they work for the federation; a site makes its partners
anew. Safe on a live site: the column has a default, and one UPDATE fills it. Reversible.
"""

from django.db import migrations, models


def tell_federal_agencies(apps, schema_editor):
    """Whoever works for the federation is federal."""
    apps.get_model("accounts", "Agency").objects.filter(region="federal").update(kind="federal")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_second_steps"),
    ]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="kind",
            field=models.CharField(
                choices=[
                    ("regional", "Regional agency"),
                    ("federal", "Federal agency"),
                    ("partner", "Partner: chamber or federation"),
                ],
                default="regional",
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.RunPython(tell_federal_agencies, migrations.RunPython.noop),
    ]
