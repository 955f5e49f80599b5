"""Who comes with a delegate travels too.

Old rows stay as they are: every traveller of before is a delegate or of an agency, and so one of
the three. Reversible while nobody comes with a delegate; the older check has no room for them.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registration", "0017_consents_of_persons"),
        ("travel", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Accompanying",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("partner", "Partner"),
                            ("assistant", "Assistant"),
                            ("interpreter", "Interpreter"),
                            ("other", "Somebody else"),
                        ],
                        max_length=11,
                        verbose_name="comes as",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accompanied_by",
                        to="registration.delegate",
                    ),
                ),
            ],
            options={"ordering": ["name", "pk"]},
        ),
        migrations.AddConstraint(
            model_name="accompanying",
            constraint=models.UniqueConstraint(
                fields=("delegate", "name"), name="nobody_comes_twice_with_a_delegate"
            ),
        ),
        migrations.RemoveConstraint(
            model_name="traveller", name="a_traveller_is_a_delegate_or_a_companion"
        ),
        migrations.AddField(
            model_name="traveller",
            name="accompanying",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="traveller",
                to="travel.accompanying",
            ),
        ),
        migrations.AddConstraint(
            model_name="traveller",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("accompanying", None), ("companion", None), ("delegate__isnull", False)
                    ),
                    models.Q(
                        ("accompanying", None), ("companion__isnull", False), ("delegate", None)
                    ),
                    models.Q(
                        ("accompanying__isnull", False), ("companion", None), ("delegate", None)
                    ),
                    _connector="OR",
                ),
                name="a_traveller_is_one_of_three",
            ),
        ),
    ]
