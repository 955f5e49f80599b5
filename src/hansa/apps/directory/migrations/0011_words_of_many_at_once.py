"""Whoever writes many organisations at once has their words written once for each of them.

Triggers look at what a statement wrote instead of at each row, so that an organisation with two
profiles is read once. The indexes gather what is written, at most 256 kB, before they sort it in:
a hundred thousand rows took minutes for the indexes alone, and reading so short a waiting list
costs a search less than a fifth of a millisecond. No row is touched. Reversible.
"""

from importlib import import_module

import django.contrib.postgres.indexes
from django.db import migrations, models

before = import_module("hansa.apps.directory.migrations.0005_search")

WATCH = """
CREATE FUNCTION directory_organisations_told() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM directory_index(id) FROM told;
    RETURN NULL;
END
$$;

CREATE FUNCTION directory_organisations_told_anew() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM directory_index(told.id)
    FROM told JOIN known USING (id)
    WHERE (told.name, told.enterprise_number, told.city, told.sectors, told.pitch)
        IS DISTINCT FROM
        (known.name, known.enterprise_number, known.city, known.sectors, known.pitch);
    RETURN NULL;
END
$$;

CREATE FUNCTION directory_profiles_told() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM directory_index(one) FROM (SELECT DISTINCT organisation_id AS one FROM told) AS each;
    RETURN NULL;
END
$$;

CREATE FUNCTION directory_profiles_told_anew() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM directory_index(one)
    FROM (SELECT organisation_id AS one FROM told UNION SELECT organisation_id FROM known) AS each;
    RETURN NULL;
END
$$;

CREATE TRIGGER organisations_told AFTER INSERT ON directory_organisation
    REFERENCING NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION directory_organisations_told();
CREATE TRIGGER organisations_told_anew AFTER UPDATE ON directory_organisation
    REFERENCING OLD TABLE AS known NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION directory_organisations_told_anew();
CREATE TRIGGER profiles_told AFTER INSERT ON directory_profile
    REFERENCING NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION directory_profiles_told();
CREATE TRIGGER profiles_told_anew AFTER UPDATE ON directory_profile
    REFERENCING OLD TABLE AS known NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION directory_profiles_told_anew();
CREATE TRIGGER profiles_gone AFTER DELETE ON directory_profile
    REFERENCING OLD TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION directory_profiles_told();
"""

UNWATCH = """
DROP TRIGGER profiles_gone ON directory_profile;
DROP TRIGGER profiles_told_anew ON directory_profile;
DROP TRIGGER profiles_told ON directory_profile;
DROP TRIGGER organisations_told_anew ON directory_organisation;
DROP TRIGGER organisations_told ON directory_organisation;
DROP FUNCTION directory_profiles_told_anew();
DROP FUNCTION directory_profiles_told();
DROP FUNCTION directory_organisations_told_anew();
DROP FUNCTION directory_organisations_told();
"""

INDEXES = ("find_by_words", "find_by_likeness")
GATHER = "\n".join(
    f"ALTER INDEX {index} SET (fastupdate = on, gin_pending_list_limit = 256);" for index in INDEXES
)
# What still waits stays readable, and is sorted in when the table is next vacuumed.
WRITE_AT_ONCE = "\n".join(
    f"ALTER INDEX {index} SET (fastupdate = off); "
    f"ALTER INDEX {index} RESET (gin_pending_list_limit);"
    for index in INDEXES
)


class Migration(migrations.Migration):
    dependencies = [("directory", "0010_notes")]

    operations = [
        migrations.RunSQL(before.UNWATCH, before.WATCH),
        migrations.RunSQL(WATCH, UNWATCH),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(GATHER, WRITE_AT_ONCE)],
            state_operations=[
                migrations.RemoveIndex(model_name="searchentry", name="find_by_words"),
                migrations.RemoveIndex(model_name="searchentry", name="find_by_likeness"),
                migrations.AddIndex(
                    model_name="searchentry",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fastupdate=True,
                        fields=["words"],
                        gin_pending_list_limit=256,
                        name="find_by_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="searchentry",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("plain_name"), name="gin_trgm_ops"
                        ),
                        fastupdate=True,
                        gin_pending_list_limit=256,
                        name="find_by_likeness",
                    ),
                ),
            ],
        ),
    ]
