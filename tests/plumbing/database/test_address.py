"""Where Django finds the database."""

from pathlib import Path

import pytest

from hansa.plumbing.database import NoDatabase, settings_for
from hansa.plumbing.database.places import places_of

DATA = Path("/srv/hansa/var/site")


def address(url):
    found = settings_for(data=DATA, url=url)
    return {key: found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}


def test_an_address_is_taken_apart_and_its_escapes_are_read():
    found = address("postgresql://trade:p%40ss%2Fword%3A@db.example.org:5433/missions")

    assert found == {
        "USER": "trade",
        "PASSWORD": "p@ss/word:",
        "HOST": "db.example.org",
        "PORT": "5433",
        "NAME": "missions",
    }


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:///missions?host=/run/postgresql",
        "postgresql://%2Frun%2Fpostgresql/missions",
        "postgres:///missions?host=/run/postgresql",
    ],
)
def test_a_socket_folder_may_stand_in_either_place(url):
    found = address(url)

    assert (found["HOST"], found["NAME"]) == ("/run/postgresql", "missions")


def test_an_ipv6_address_and_several_hosts_are_understood():
    assert address("postgresql://u@[::1]:5432/m")["HOST"] == "::1"
    assert address("postgresql://u@one:1,two:2/m")["HOST"] == "one,two"


def test_parameters_reach_the_driver_as_they_are():
    url = "postgresql://h/m?sslmode=verify-full&options=-c%20statement_timeout%3D5000"

    options = settings_for(data=DATA, url=url)["OPTIONS"]

    assert options["sslmode"] == "verify-full"
    assert options["options"] == "-c statement_timeout=5000"


def test_an_address_may_choose_its_own_time_to_wait():
    options = settings_for(data=DATA, url="postgresql://h/m?connect_timeout=3")["OPTIONS"]

    assert options["connect_timeout"] == "3"


@pytest.mark.parametrize(("prepares", "after"), [(True, 5), (False, None)])
def test_behind_a_pooler_no_plan_is_kept(prepares, after):
    options = settings_for(data=DATA, url="postgresql://h/m", prepares=prepares)["OPTIONS"]

    assert options["prepare_threshold"] == after


@pytest.mark.parametrize("url", ["mysql://h/m", "sqlite:///x", "host=h dbname=m", "h/m"])
def test_any_other_database_is_refused(url):
    with pytest.raises(NoDatabase, match="Hansa keeps its data in PostgreSQL"):
        settings_for(data=DATA, url=url)


def test_a_malformed_address_is_refused_without_repeating_the_password():
    with pytest.raises(NoDatabase) as refused:
        settings_for(data=DATA, url="postgresql://u:secret%zz@h/m")

    assert "percent-encoded" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_an_address_without_a_database_is_refused():
    with pytest.raises(NoDatabase, match="names no database"):
        settings_for(data=DATA, url="postgresql://u@h:5432")


@pytest.mark.parametrize("nothing", [None, ""])
def test_without_an_address_it_is_the_embedded_one(nothing):
    found = settings_for(data=DATA, url=nothing)

    assert (found["NAME"], found["USER"], found["PORT"]) == ("hansa", "hansa", "5432")
    assert found["HOST"].startswith("/")


def test_asking_touches_nothing(tmp_path):
    settings_for(data=tmp_path / "site", url=None)

    assert list(tmp_path.iterdir()) == []


def test_your_own_server_lives_in_the_data_folder():
    places = places_of(DATA, as_root=False)

    assert places.home == DATA / "database"
    assert places.socket == DATA / "database/socket"


def test_roots_server_lives_where_its_system_user_can_reach_it():
    places = places_of(Path("/root/hansa/var/site"), as_root=True)

    assert places.home.parent == Path("/var/lib/hansa")


def test_two_data_folders_have_two_servers():
    one, other = (places_of(DATA.with_name(name), as_root=True) for name in ("demo", "site"))

    assert one.home != other.home


def test_a_socket_path_too_long_for_the_kernel_becomes_a_short_one():
    places = places_of(Path("/srv") / ("very-" * 20) / "site", as_root=False)

    assert len(str(places.socket / ".s.PGSQL.5432")) < 107
    assert places.cluster.is_relative_to("/srv")
