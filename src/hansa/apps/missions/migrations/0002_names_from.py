"""A mission says from which day on those who only read are told who travels.

Old missions say no day, so names stay withheld from such readers until somebody sets one; nobody
else is concerned. Safe on a live site: the column is nullable. Reversible.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="mission",
            name="names_from",
            field=models.DateField(blank=True, null=True, verbose_name="names are told from"),
        ),
    ]
