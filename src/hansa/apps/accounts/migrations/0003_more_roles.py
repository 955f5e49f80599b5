"""Finance officers, partner organisers, cabinet readers and auditors have roles of their own.

Old rows keep their role: only the choices grow. Safe on a live site; reversible.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_tries"),
    ]

    operations = [
        migrations.AlterField(
            model_name="staffrole",
            name="role",
            field=models.CharField(
                choices=[
                    ("administrator", "Administrator"),
                    ("area_manager", "Area manager"),
                    ("officer", "Mission officer"),
                    ("finance", "Finance officer"),
                    ("counsellor", "Economic and trade counsellor"),
                    ("organiser", "Partner organiser"),
                    ("cabinet", "Cabinet reader"),
                    ("auditor", "Auditor"),
                ],
                max_length=20,
                verbose_name="role",
            ),
        ),
    ]
