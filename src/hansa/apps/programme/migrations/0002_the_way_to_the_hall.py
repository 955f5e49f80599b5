"""An activity knows how long the way to the B2B sessions of its leg takes.

Old activities take 0 minutes: slots stay as they were closed. Safe on a live site. Reversible.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0001_first"),
        ("programme", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="travel",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="minutes to the B2B hall"
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("travel__lte", 480)), name="a_way_takes_hours_not_days"
            ),
        ),
    ]
