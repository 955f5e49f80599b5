"""Hosts forward their page, and two sides write to one another before they travel.

There are no old rows. Reversible.
"""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0004_sourcing"),
        ("directory", "0010_notes"),
        ("meetings", "0010_group_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Conversation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("one_told_at", models.DateTimeField(blank=True, null=True)),
                ("other_told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversations",
                        to="matching.cooperationprofile",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversations_received",
                        to="matching.cooperationprofile",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Forwarding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hands_over", models.BooleanField(default=False, verbose_name="receives instead")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="a few words")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                (
                    "counterpart",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="forwardings",
                        to="meetings.counterpart",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_one", models.BooleanField()),
                ("text", models.CharField(max_length=2000, verbose_name="message")),
                ("said_at", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="matching.conversation",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VideoCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_one", models.BooleanField()),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("address", models.URLField(max_length=300, verbose_name="address of the call")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("accepted", "Agreed"),
                            ("declined", "Declined"),
                            ("called_off", "Called off"),
                            ("held", "Held"),
                            ("missed", "Not held"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="matching.conversation",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_at", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("one", "other"),
                django.db.models.functions.comparison.Greatest("one", "other"),
                name="two_have_one_conversation",
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(
                condition=models.Q(("one", models.F("other")), _negated=True),
                name="nobody_talks_to_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="forwarding",
            constraint=models.CheckConstraint(
                condition=models.Q(("by", models.F("to")), _negated=True),
                name="nobody_forwards_to_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="forwarding",
            constraint=models.UniqueConstraint(
                fields=("counterpart", "to", "at"), name="a_page_is_forwarded_once_at_a_time"
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                fields=["conversation", "said_at"], name="messages_of_a_conversation"
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a_message_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("host__isnull", True), ("said_by__isnull", False)),
                    models.Q(("host__isnull", False), ("said_by__isnull", True)),
                    _connector="OR",
                ),
                name="a_message_is_written_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="videocall",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["accepted", "proposed"])),
                fields=("conversation",),
                name="one_call_is_ahead_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="videocall",
            constraint=models.CheckConstraint(
                condition=models.Q(("address__startswith", "https://")),
                name="a_call_has_a_safe_address",
            ),
        ),
    ]
