"""Who travels instead of a dignitary inherits no place.

Old rows hold nobody who does; a column with a value for all is no rewrite. Safe on a live site;
reversible.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0002_names_from"),
        ("protocol", "0002_seating"),
        ("registration", "0018_looks"),
    ]

    operations = [
        migrations.AddField(
            model_name="dignitary",
            name="is_substitute",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="dignitary",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_substitute", False),
                    models.Q(
                        ("delegate__isnull", False),
                        ("envelope", ""),
                        ("placed__isnull", True),
                        ("salutation", ""),
                        ("since__isnull", True),
                        ("spoken", ""),
                    ),
                    _connector="OR",
                ),
                name="a_substitute_inherits_no_place",
            ),
        ),
    ]
