"""Whether the head of delegation is at an activity.

Old official meetings and signing ceremonies are held with the head; at others nobody said so.
Reversible.
"""

from django.db import migrations, models


def heads_are_at_official_meetings(apps, schema_editor):
    Activity = apps.get_model("programme", "Activity")
    Activity.objects.filter(kind__in=["official", "signing"]).update(with_head=True)


class Migration(migrations.Migration):
    dependencies = [("programme", "0005_first_versions")]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="with_head",
            field=models.BooleanField(
                default=False, verbose_name="the head of delegation is there"
            ),
        ),
        migrations.RunPython(heads_are_at_official_meetings, migrations.RunPython.noop),
    ]
