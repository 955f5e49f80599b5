"""What was told of an activity before versions were kept is its first version.

Every activity that was ever confirmed gets version 1, as it is now; a cancelled one says so.
Who told it is in the history. Reversible: the versions go, the activities stay.
"""

from zoneinfo import ZoneInfo

from django.db import migrations


def keep_first_versions(apps, schema_editor):
    Activity = apps.get_model("programme", "Activity")
    ActivityVersion = apps.get_model("programme", "ActivityVersion")
    told = Activity.objects.filter(confirmed_at__isnull=False).select_related("leg")
    ActivityVersion.objects.bulk_create(
        (
            ActivityVersion(
                activity=each, number=1, at=each.confirmed_at, by=None, said=_said(each)
            )
            for each in told.iterator()
        ),
        batch_size=500,
    )
    told.update(version=1)


def drop_versions(apps, schema_editor):
    apps.get_model("programme", "ActivityVersion").objects.all().delete()
    apps.get_model("programme", "Activity").objects.update(version=0)


def _said(activity):
    zone = ZoneInfo(activity.leg.time_zone)
    return {
        "status": activity.status,
        "titles": activity.titles,
        "kind": activity.kind,
        "starts": activity.period.lower.astimezone(zone).isoformat(),
        "ends": activity.period.upper.astimezone(zone).isoformat(),
        "zone": activity.leg.time_zone,
        "place": activity.place,
        "address": activity.address,
        "audience": activity.audience,
        "sector_group": activity.sector_group_id,
        "capacity": activity.capacity,
        "dress_code": "",
        "languages": [],
    }


class Migration(migrations.Migration):
    dependencies = [("programme", "0004_places_details_and_versions")]

    operations = [migrations.RunPython(keep_first_versions, drop_versions)]
