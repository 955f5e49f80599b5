"""One PostgreSQL server: made, started, stopped."""

import os
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from hansa.plumbing.database.address import NAME, ROLE
from hansa.plumbing.database.owner import Owner
from hansa.plumbing.database.places import PORT, Places
from hansa.plumbing.database.programs import Programs
from hansa.plumbing.database.trouble import NoDatabase, explained

EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent", "vector")
_SUPERUSER = "postgres"
# Recovery after a crash reads at most max_wal_size (1 GB); seconds.
_PATIENCE = 300

# Sized for a machine of 2 cores that also runs the site. The first three lines are why nothing
# acknowledged is lost; the next three are why nobody else gets in.
_CONFIGURATION = """\
fsync = on
synchronous_commit = on
full_page_writes = on
listen_addresses = ''
unix_socket_directories = {socket}
unix_socket_permissions = 0700
hba_file = {hba}
ident_file = {ident}
port = {port}
max_connections = 60
shared_buffers = 128MB
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = 1GB
random_page_cost = 1.1
max_wal_size = 1GB
max_worker_processes = 4
max_parallel_workers_per_gather = 1
autovacuum_max_workers = 2
io_method = sync
jit = off
logging_collector = on
log_directory = {log}
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_min_duration_statement = 2s
log_line_prefix = '%m [%p] '
"""


@dataclass(frozen=True, slots=True)
class Server:
    """The server of one data folder. Its callers see to it that only one process at a time acts."""

    places: Places
    owner: Owner
    programs: Programs

    def is_up(self) -> bool:
        """Whether the process in the pid file lives and works in this cluster."""
        return _works_in(self._noted_process(), self.places.cluster)

    def start(self) -> None:
        """Start it, made first if need be, and wait until it answers.

        Raises:
            NoDatabase: when it cannot, with what to do about it.
        """
        if not self.places.cluster.exists():
            self._make()
        self._refuse_another_series()
        self._configure()
        self._clear_after_a_crash()
        done = self._control(
            *("start", "--wait", "--timeout", str(_PATIENCE), "--log", "log/start.log"),
            *("--options", "-c config_file=postgresql.conf"),
        )
        if done:
            raise self._trouble(done + self._last_words())
        self._furnish()

    def stop(self) -> None:
        """End every connection and stop; what was committed stays."""
        if not self.is_up():
            return
        process = self._noted_process()
        for manner in ("fast", "immediate"):
            self._control("stop", "--wait", "--timeout", "60", "--mode", manner)
            # The pid file goes a moment before the process does.
            if _ends(process, self.places.cluster, within=5):
                return
        raise NoDatabase(f"PostgreSQL in {self.places.home} does not stop; see its log there.")

    def _make(self) -> None:
        shutil.rmtree(self.places.unfinished, ignore_errors=True)
        self.owner.closed(self.places.unfinished)
        made = self.owner.run(
            self.programs / "initdb",
            *("--pgdata", self.places.unfinished, "--username", _SUPERUSER, "--auth", "peer"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8", "--locale-provider", "builtin"),
            # One wait for the disk instead of a thousand.
            *("--data-checksums", "--sync-method", "syncfs"),
            where=self.places.home,
        )
        if made.returncode:
            shutil.rmtree(self.places.unfinished, ignore_errors=True)
            raise self._trouble(made.stdout)
        self.places.unfinished.rename(self.places.cluster)

    def _refuse_another_series(self) -> None:
        written_by = (self.places.cluster / "PG_VERSION").read_text().strip()
        if written_by != str(self.programs.series):
            raise NoDatabase(
                f"The data in {self.places.cluster} was written by PostgreSQL {written_by}; this "
                f"Hansa brings {self.programs.series}, which cannot read it. Go back to the Hansa "
                "that wrote it, save the data with `pg_dump`, move the folder away, start the new "
                "Hansa, and load it with `pg_restore`."
            )

    def _configure(self) -> None:
        hba, ident = self.places.home / "pg_hba.conf", self.places.home / "pg_ident.conf"
        admitted = {self.owner.name, "root"} if os.geteuid() == 0 else {self.owner.name}
        self._write(hba, "local all all peer map=hansa\n")
        self._write(
            ident,
            "".join(
                f'hansa "{person}" {role}\n'
                for person in sorted(admitted)
                for role in (ROLE, _SUPERUSER)
            ),
        )
        configuration = _CONFIGURATION.format(
            # A list of folders: the inner quotes keep a comma in the name from parting it.
            socket=_quoted(f'"{self.places.socket}"'),
            hba=_quoted(hba),
            ident=_quoted(ident),
            log=_quoted(self.places.log),
            port=PORT,
        )
        self._write(self.places.home / "postgresql.conf", configuration)

    def _write(self, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")
        file.chmod(0o640)
        os.chown(file, -1, self.owner.gid)

    def _clear_after_a_crash(self) -> None:
        """Make way for the new server.

        A pid file outlives the machine that crashed, and its number may meanwhile belong to
        another program, which PostgreSQL would take for its predecessor.
        """
        if not self.places.pid_file.exists():
            return
        self._end_orphans()
        self.places.pid_file.unlink(missing_ok=True)
        socket = self.places.socket / f".s.PGSQL.{PORT}"
        socket.unlink(missing_ok=True)
        socket.with_name(f"{socket.name}.lock").unlink(missing_ok=True)

    def _end_orphans(self) -> None:
        """Processes that outlived their killed server; two servers on one cluster would harm it."""
        deadline = time.monotonic() + 30
        while orphans := [each for each in _processes() if _works_in(each, self.places.cluster)]:
            if time.monotonic() > deadline:
                raise NoDatabase(
                    f"An earlier PostgreSQL still holds {self.places.cluster}: end its processes "
                    f"(`kill {' '.join(map(str, orphans))}`), and start again."
                )
            for process in orphans:
                _ask_to_end(process)
            time.sleep(0.1)

    def _furnish(self) -> None:
        """The role, the extensions and the database; whatever is there stays as it is."""
        with self._session("template1") as session:
            available = _column(session, "SELECT name FROM pg_available_extensions")
            for name in set(EXTENSIONS) & available:
                session.execute(
                    sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name))
                )
            # CREATEDB for the tests, which make a database of their own.
            if ROLE not in _column(session, "SELECT rolname FROM pg_roles"):
                session.execute(
                    sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE))
                )
        with self._session("postgres") as session:
            if NAME not in _column(session, "SELECT datname FROM pg_database"):
                session.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(
                        sql.Identifier(NAME), sql.Identifier(ROLE)
                    )
                )

    def _session(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.places.socket),
            port=PORT,
            user=_SUPERUSER,
            dbname=database,
            autocommit=True,
            connect_timeout=30,
        )

    def _control(self, *arguments: str) -> str:
        """What `pg_ctl` complained of; empty when all went well.

        It pastes the folder into a shell command, so it is given a relative one: nobody's folder
        name becomes a command.
        """
        done = self.owner.run(
            self.programs / "pg_ctl",
            *(*arguments, "--silent", "--pgdata", "cluster"),
            where=self.places.home,
        )
        return (done.stdout or "It gave no reason.") if done.returncode else ""

    def _trouble(self, output: str) -> NoDatabase:
        places = self.places
        return explained(
            output, home=str(places.home), socket=str(places.socket), owner=self.owner.name
        )

    def _last_words(self) -> str:
        """The ends of the logs, where a server that did not start says why."""
        logs = sorted(self.places.log.glob("*.log"), key=lambda log: log.stat().st_mtime)
        return "\n".join(log.read_text(errors="replace")[-2000:] for log in logs[-2:])

    def _noted_process(self) -> int:
        try:
            return int(self.places.pid_file.read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return 0


def _works_in(process: int, folder: Path) -> bool:
    """Whether this process lives, with `folder` as its working folder, as PostgreSQL's all do."""
    try:
        return Path(f"/proc/{process}/cwd").readlink() == folder.resolve()
    except OSError:
        return False


def _ends(process: int, folder: Path, *, within: float) -> bool:
    """Whether it has left after at most so many seconds."""
    deadline = time.monotonic() + within
    while _works_in(process, folder) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _works_in(process, folder)


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _ask_to_end(process: int) -> None:
    try:
        os.kill(process, signal.SIGQUIT)
    except ProcessLookupError:
        return


def _column(session: psycopg.Connection, query: str) -> set[str]:
    return {row[0] for row in session.execute(query)}


def _quoted(value: object) -> str:
    """A string for postgresql.conf."""
    text = str(value).replace("\\", "\\\\").replace("'", "''")
    return f"'{text}'"
