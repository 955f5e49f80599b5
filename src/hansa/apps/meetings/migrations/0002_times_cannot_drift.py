"""A meeting's time is its slot's, and a chair's time its meeting's, kept by the database.

The exclusion constraints on table and person look at `period`; were it free to differ from the
slot's, they would guard the wrong time. Moving a slot moves its meetings and their chairs along.
"""

from django.db import migrations

FORWARD = """
ALTER TABLE meetings_meeting
    ADD CONSTRAINT a_meeting_is_when_its_slot_is
    FOREIGN KEY (slot_id, period) REFERENCES meetings_slot (id, period) ON UPDATE CASCADE;
ALTER TABLE meetings_seat
    ADD CONSTRAINT a_chair_is_taken_when_the_meeting_is
    FOREIGN KEY (meeting_id, period) REFERENCES meetings_meeting (id, period)
    ON UPDATE CASCADE ON DELETE CASCADE;
"""

BACKWARD = """
ALTER TABLE meetings_seat DROP CONSTRAINT a_chair_is_taken_when_the_meeting_is;
ALTER TABLE meetings_meeting DROP CONSTRAINT a_meeting_is_when_its_slot_is;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_first")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
