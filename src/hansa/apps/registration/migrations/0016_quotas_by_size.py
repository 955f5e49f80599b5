"""Seats can be kept for companies of a size too.

Old quotas are for an agency or a sector group and stay so: their size is empty. Safe on a live
site: the column has a default and the table is small. Reversible once no quota names a size.
"""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("registration", "0015_preparation")]

    operations = [
        migrations.AlterModelOptions(
            name="quota",
            options={"ordering": ["agency__name", "sector_group__letter", "pk"]},
        ),
        migrations.AddField(
            model_name="quota",
            name="size",
            field=models.CharField(
                blank=True,
                choices=[
                    ("micro", "Micro-enterprise"),
                    ("small", "Small enterprise"),
                    ("medium", "Medium-sized enterprise"),
                    ("large", "Large enterprise"),
                    ("undeclared", "Size not declared"),
                ],
                default="",
                max_length=12,
                verbose_name="size",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="quota", name="a_quota_is_for_an_agency_or_a_sector_group"
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.CheckConstraint(
                condition=Q(agency__isnull=False, sector_group__isnull=True, size="")
                | Q(agency__isnull=True, sector_group__isnull=False, size="")
                | (Q(agency__isnull=True, sector_group__isnull=True) & ~Q(size="")),
                name="a_quota_is_for_an_agency_a_sector_group_or_a_size",
            ),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.UniqueConstraint(
                condition=~Q(size=""), fields=("mission", "size"), name="a_size_has_one_quota"
            ),
        ),
    ]
