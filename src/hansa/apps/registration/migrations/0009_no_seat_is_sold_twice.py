"""The database itself refuses to sell a seat twice, whoever writes.

Confirmed delegates never exceed the seats of their mission, and offers never exceed its seats plus
what it overbooks. A constraint looks at one row and cannot count others, so triggers count: they
hold the mission's row first, so that two transactions cannot each find the last seat free. They
answer like a check constraint, with its name.

Old rows are not looked at: a mission that has too many delegates keeps them, and takes no more.
Safe on a live site, for no row is touched. Reversible.
"""

from django.db import migrations

COUNT = """
CREATE FUNCTION registration_count_seats(counted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    room bigint;
    beyond bigint;
    taken bigint;
    sure bigint;
BEGIN
    SELECT seats INTO room FROM missions_mission WHERE id = counted FOR NO KEY UPDATE;
    SELECT coalesce(max(overbooking), 0) INTO beyond
        FROM registration_seatterms WHERE mission_id = counted;
    SELECT count(*), count(*) FILTER (WHERE standing.status = 'confirmed') INTO taken, sure
        FROM registration_delegate AS delegate
        JOIN registration_registration AS standing ON standing.id = delegate.registration_id
        WHERE delegate.mission_id = counted AND standing.status IN ('accepted', 'confirmed');
    IF sure > room THEN
        RAISE EXCEPTION 'mission % has % seats, and % delegates would be confirmed',
            counted, room, sure
            USING ERRCODE = 'check_violation',
                CONSTRAINT = 'confirmed_delegates_never_exceed_the_seats';
    END IF;
    IF taken > room + beyond THEN
        RAISE EXCEPTION 'mission % offers % seats, and % delegates would hold one',
            counted, room + beyond, taken
            USING ERRCODE = 'check_violation',
                CONSTRAINT = 'offers_never_exceed_the_seats_and_the_overbooking';
    END IF;
END $$;
"""

# Each trigger function finds the mission; its trigger says when seats can become too few.
WATCH = """
CREATE FUNCTION registration_seats_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM registration_count_seats(NEW.mission_id);
    RETURN NULL;
END $$;

CREATE FUNCTION registration_seat_joined() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM registration_registration
        WHERE id = NEW.registration_id AND status IN ('accepted', 'confirmed')
    ) THEN
        PERFORM registration_count_seats(NEW.mission_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION registration_seats_taken_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM registration_count_seats(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION registration_overbooking_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM registration_count_seats(OLD.mission_id);
    RETURN NULL;
END $$;

CREATE TRIGGER no_seat_is_sold_twice
    AFTER UPDATE OF status, mission_id ON registration_registration FOR EACH ROW
    WHEN (NEW.status IN ('accepted', 'confirmed')
        AND (OLD.status, OLD.mission_id) IS DISTINCT FROM (NEW.status, NEW.mission_id))
    EXECUTE FUNCTION registration_seats_taken();

CREATE TRIGGER no_seat_is_sold_twice
    AFTER INSERT OR UPDATE OF registration_id, mission_id ON registration_delegate FOR EACH ROW
    EXECUTE FUNCTION registration_seat_joined();

CREATE TRIGGER no_seat_is_sold_twice
    AFTER UPDATE OF seats ON missions_mission FOR EACH ROW
    WHEN (NEW.seats < OLD.seats)
    EXECUTE FUNCTION registration_seats_taken_away();

CREATE TRIGGER no_seat_is_sold_twice
    AFTER UPDATE OF overbooking OR DELETE ON registration_seatterms FOR EACH ROW
    EXECUTE FUNCTION registration_overbooking_ended();
"""

FORGET = """
DROP TRIGGER no_seat_is_sold_twice ON registration_seatterms;
DROP TRIGGER no_seat_is_sold_twice ON missions_mission;
DROP TRIGGER no_seat_is_sold_twice ON registration_delegate;
DROP TRIGGER no_seat_is_sold_twice ON registration_registration;
DROP FUNCTION registration_overbooking_ended();
DROP FUNCTION registration_seats_taken_away();
DROP FUNCTION registration_seat_joined();
DROP FUNCTION registration_seats_taken();
DROP FUNCTION registration_count_seats(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0001_first"),
        ("registration", "0008_accepted_are_confirmed"),
    ]

    operations = [
        migrations.RunSQL(COUNT, "SELECT 1"),
        migrations.RunSQL(WATCH, FORGET),
    ]
