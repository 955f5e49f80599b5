"""Organisations are found by words in four languages, kept by triggers of the database.

Old rows are indexed here, some thousands a second, while others read on; a site with very many
organisations is migrated at a quiet hour. Reversible: triggers, functions and configurations go.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# Our configurations: the stems of a language, or none, always without accents.
STEMS = {"simple": "simple", "en": "english", "fr": "french", "nl": "dutch", "de": "german"}

CONFIGURE = "\n".join(
    f"""
    CREATE TEXT SEARCH CONFIGURATION hansa_{ours} (COPY = pg_catalog.{theirs});
    ALTER TEXT SEARCH CONFIGURATION hansa_{ours}
        ALTER MAPPING FOR hword, hword_part, word
        WITH unaccent, {theirs if theirs == "simple" else theirs + "_stem"};
    """
    for ours, theirs in STEMS.items()
)
UNCONFIGURE = "\n".join(f"DROP TEXT SEARCH CONFIGURATION hansa_{ours};" for ours in STEMS)

# What is told in a language is read by its stems; what is told in none, by those of all four.
# A sector becomes one word, such as sectoritservices: its titles live with the code, not here.
INDEX = """
CREATE FUNCTION directory_stems(told text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT to_tsvector('hansa_en', told) || to_tsvector('hansa_fr', told)
        || to_tsvector('hansa_nl', told) || to_tsvector('hansa_de', told)
$$;

CREATE FUNCTION directory_profile_words(one bigint) RETURNS tsvector
LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
DECLARE
    found tsvector := ''::tsvector;
    profile record;
    told text;
BEGIN
    FOR profile IN
        SELECT language, headline, text FROM directory_profile WHERE organisation_id = one
    LOOP
        told := concat_ws(' ', profile.headline, profile.text);
        found := found || to_tsvector('hansa_simple', told);
        IF profile.language IN ('en', 'fr', 'nl', 'de') THEN
            found := found || to_tsvector(('hansa_' || profile.language)::regconfig, told);
        END IF;
    END LOOP;
    RETURN found;
END
$$;

CREATE FUNCTION directory_index(one bigint) RETURNS void
LANGUAGE sql SET search_path FROM CURRENT AS $$
    INSERT INTO directory_searchentry (organisation_id, plain_name, words)
    SELECT
        id,
        lower(unaccent(name)),
        setweight(to_tsvector('hansa_simple', concat_ws(' ', name, enterprise_number)), 'A')
        || setweight(
            directory_stems(name)
            || to_tsvector('hansa_simple', city)
            || to_tsvector(
                'hansa_simple',
                coalesce(
                    (SELECT string_agg('sector' || replace(code, '-', ''), ' ')
                     FROM unnest(sectors) AS code), '')),
            'B')
        || setweight(to_tsvector('hansa_simple', pitch) || directory_stems(pitch), 'C')
        || setweight(directory_profile_words(id), 'D')
    FROM directory_organisation WHERE id = one
    ON CONFLICT (organisation_id) DO UPDATE
    SET plain_name = EXCLUDED.plain_name, words = EXCLUDED.words
$$;
"""

WATCH = """
CREATE FUNCTION directory_organisation_told() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM directory_index(NEW.id);
    RETURN NULL;
END
$$;

CREATE FUNCTION directory_profile_told() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') THEN
        PERFORM directory_index(OLD.organisation_id);
    END IF;
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        PERFORM directory_index(NEW.organisation_id);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER organisation_told AFTER INSERT ON directory_organisation
    FOR EACH ROW EXECUTE FUNCTION directory_organisation_told();
CREATE TRIGGER organisation_told_anew
    AFTER UPDATE OF name, enterprise_number, city, sectors, pitch ON directory_organisation
    FOR EACH ROW
    WHEN ((OLD.name, OLD.enterprise_number, OLD.city, OLD.sectors, OLD.pitch)
        IS DISTINCT FROM (NEW.name, NEW.enterprise_number, NEW.city, NEW.sectors, NEW.pitch))
    EXECUTE FUNCTION directory_organisation_told();
CREATE TRIGGER profile_told AFTER INSERT OR UPDATE OR DELETE ON directory_profile
    FOR EACH ROW EXECUTE FUNCTION directory_profile_told();
"""

UNWATCH = """
DROP TRIGGER profile_told ON directory_profile;
DROP TRIGGER organisation_told_anew ON directory_organisation;
DROP TRIGGER organisation_told ON directory_organisation;
DROP FUNCTION directory_profile_told();
DROP FUNCTION directory_organisation_told();
"""

UNINDEX = """
DROP FUNCTION directory_index(bigint);
DROP FUNCTION directory_profile_words(bigint);
DROP FUNCTION directory_stems(text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0004_profiles"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="directory.organisation",
                    ),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                ("plain_name", models.TextField()),
            ],
            options={
                "verbose_name_plural": "search entries",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["words"], name="find_by_words"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("plain_name"), name="gin_trgm_ops"
                        ),
                        fastupdate=False,
                        name="find_by_likeness",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("plain_name"), name="text_pattern_ops"
                        ),
                        name="find_by_first_letters",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CONFIGURE, UNCONFIGURE),
        migrations.RunSQL(INDEX, UNINDEX),
        migrations.RunSQL(
            "SELECT count(directory_index(id)) FROM directory_organisation",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(WATCH, UNWATCH),
    ]
