"""The database itself refuses to give a place at an activity twice, whoever writes.

Places that are held never exceed the capacity of their activity. A constraint looks at one row
and cannot count others, so a trigger counts: it holds the activity's row first, so that two
transactions cannot each find the last place free. It answers like a check constraint, with its
name. Whoever lowers a capacity frees places in the same transaction: that count waits for its end.

Old rows are not looked at: an activity that has too many keeps them, and takes no more.
Safe on a live site, for no row is touched. Reversible.
"""

from django.db import migrations

COUNT = """
CREATE FUNCTION programme_count_places(counted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    room bigint;
    taken bigint;
BEGIN
    SELECT capacity INTO room FROM programme_activity WHERE id = counted FOR NO KEY UPDATE;
    IF room IS NULL THEN
        RETURN;
    END IF;
    SELECT count(*) INTO taken FROM programme_signup
        WHERE activity_id = counted AND withdrawn_at IS NULL;
    IF taken > room THEN
        RAISE EXCEPTION 'activity % has % places, and % would be held', counted, room, taken
            USING ERRCODE = 'check_violation',
                CONSTRAINT = 'places_held_never_exceed_the_capacity';
    END IF;
END $$;

CREATE FUNCTION programme_place_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM programme_count_places(NEW.activity_id);
    RETURN NULL;
END $$;

CREATE FUNCTION programme_places_taken_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM programme_count_places(NEW.id);
    RETURN NULL;
END $$;

CREATE TRIGGER no_place_is_given_twice
    AFTER INSERT OR UPDATE OF withdrawn_at, activity_id ON programme_signup FOR EACH ROW
    WHEN (NEW.withdrawn_at IS NULL)
    EXECUTE FUNCTION programme_place_taken();

CREATE CONSTRAINT TRIGGER no_place_is_given_twice
    AFTER UPDATE OF capacity ON programme_activity DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.capacity IS NOT NULL AND NEW.capacity IS DISTINCT FROM OLD.capacity)
    EXECUTE FUNCTION programme_places_taken_away();
"""

FORGET = """
DROP TRIGGER no_place_is_given_twice ON programme_activity;
DROP TRIGGER no_place_is_given_twice ON programme_signup;
DROP FUNCTION programme_places_taken_away();
DROP FUNCTION programme_place_taken();
DROP FUNCTION programme_count_places(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("programme", "0007_waiting_lists")]

    operations = [migrations.RunSQL(COUNT, FORGET)]
