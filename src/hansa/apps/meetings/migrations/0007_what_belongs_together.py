"""A party's own table is of its session, and a helper's time is the meeting's, kept by the database.

No old row is concerned: nobody had a table of their own or a helper. Moving a meeting moves its
helpers along. Reversible.
"""

from django.db import migrations

FORWARD = """
ALTER TABLE meetings_table
    ADD CONSTRAINT a_table_with_its_session UNIQUE (id, session_id);
ALTER TABLE meetings_party
    ADD CONSTRAINT an_own_table_is_of_the_session
    FOREIGN KEY (table_id, session_id) REFERENCES meetings_table (id, session_id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE meetings_assistance
    ADD CONSTRAINT a_helper_comes_when_the_meeting_is
    FOREIGN KEY (meeting_id, period) REFERENCES meetings_meeting (id, period)
    ON UPDATE CASCADE ON DELETE CASCADE;
"""

BACKWARD = """
ALTER TABLE meetings_assistance DROP CONSTRAINT a_helper_comes_when_the_meeting_is;
ALTER TABLE meetings_party DROP CONSTRAINT an_own_table_is_of_the_session;
ALTER TABLE meetings_table DROP CONSTRAINT a_table_with_its_session;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0006_what_a_session_has")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
