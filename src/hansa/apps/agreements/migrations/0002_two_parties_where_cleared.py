"""The database itself refuses an agreement that every side cleared and that has one party only.

A constraint looks at one row and cannot count others, so triggers count, at the end of a
transaction: parties may be replaced within it. They answer like a check constraint, with its name.

The tables are new, so no old row is in the way. Reversible.
"""

from django.db import migrations

COUNT = """
CREATE FUNCTION agreements_count_parties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    counted bigint;
BEGIN
    IF TG_TABLE_NAME = 'agreements_agreement' THEN
        counted := NEW.id;
    ELSE
        counted := OLD.agreement_id;
    END IF;
    IF EXISTS (
        SELECT FROM agreements_agreement
        WHERE id = counted
            AND status IN ('cleared', 'scheduled', 'signed', 'executed', 'lapsed')
    ) AND (SELECT count(*) FROM agreements_party WHERE agreement_id = counted) < 2 THEN
        RAISE EXCEPTION 'agreement % is cleared and has fewer than two parties', counted
            USING ERRCODE = 'check_violation',
                CONSTRAINT = 'a_cleared_agreement_has_two_parties';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER agreements_cleared AFTER INSERT OR UPDATE OF status
    ON agreements_agreement DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION agreements_count_parties();

CREATE CONSTRAINT TRIGGER agreements_party_gone AFTER DELETE OR UPDATE OF agreement_id
    ON agreements_party DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION agreements_count_parties();
"""

FORGET = """
DROP TRIGGER agreements_party_gone ON agreements_party;
DROP TRIGGER agreements_cleared ON agreements_agreement;
DROP FUNCTION agreements_count_parties();
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_first")]

    operations = [migrations.RunSQL(COUNT, FORGET)]
