"""A registration may be a draft, wait for a seat, be confirmed by the company, or be cancelled.

Old rows keep their state: each of the old ones is still there. Safe on a live site; reversible as
long as no row has one of the new states.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_more_roles"),
        ("directory", "0002_owners"),
        ("missions", "0001_first"),
        ("registration", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="registration",
            name="a_decision_has_a_date",
        ),
        migrations.AlterField(
            model_name="registration",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("applied", "Applied"),
                    ("waiting", "On the waiting list"),
                    ("accepted", "Accepted"),
                    ("confirmed", "Confirmed"),
                    ("declined", "Declined"),
                    ("withdrawn", "Withdrawn"),
                    ("cancelled", "Cancelled"),
                ],
                default="applied",
                max_length=12,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ("draft", "applied", "waiting")),
                    ("decided_at__isnull", False),
                    _connector="OR",
                ),
                name="a_decision_has_a_date",
            ),
        ),
    ]
