"""Whoever was accepted until now was told that the seat is kept: they are confirmed.

From now on accepting is an offer, which the organisation confirms. Old rows keep the day and the
officer of their decision. Safe on a live site: one UPDATE of few rows. Going back, confirmed
registrations are accepted ones again.
"""

from django.db import migrations


def confirm_who_was_accepted(apps, schema_editor):
    registration = apps.get_model("registration", "Registration")
    registration.objects.filter(status="accepted").update(status="confirmed")


def accept_who_is_confirmed(apps, schema_editor):
    registration = apps.get_model("registration", "Registration")
    registration.objects.filter(status="confirmed").update(status="accepted")


class Migration(migrations.Migration):
    dependencies = [("registration", "0007_seats")]

    operations = [migrations.RunPython(confirm_who_was_accepted, accept_who_is_confirmed)]
