"""What can go wrong between Hansa and PostgreSQL, in sentences for whoever runs it."""


class NoDatabase(Exception):  # noqa: N818 - named for what the reader is left with
    """There is no database to work with; the message says why and what to do about it."""


_DISK_FULL = (
    "The disk that holds {home} is full. Free some space (a new database needs about 100 MB, "
    "a demonstration about 300 MB) and start again; nothing that was saved is lost."
)
_CAUSES = (
    ("No space left on device", _DISK_FULL),
    ("Check free disk space", _DISK_FULL),
    (
        "Disk quota exceeded",
        "Your share of the disk that holds {home} is used up. Free some space and start again.",
    ),
    (
        "could not create any Unix-domain sockets",
        "PostgreSQL could not open its socket in {socket}. Another program may have taken the "
        "place: look what is there, remove it, and start again.",
    ),
    (
        "could not map anonymous shared memory",
        "There is not enough memory free to start PostgreSQL, which needs about 200 MB.",
    ),
    (
        "Permission denied",
        "PostgreSQL may not enter or write one of its own folders in {home}. Give them back to "
        "{owner} and start again.",
    ),
)


def explained(output: str, *, home: str, socket: str, owner: str) -> NoDatabase:
    """The trouble behind what one of PostgreSQL's programs printed.

    A known cause becomes a sentence that says what to do; an unknown one shows the last lines.
    """
    for sign, sentence in _CAUSES:
        if sign in output:
            return NoDatabase(sentence.format(home=home, socket=socket, owner=owner))
    last = "\n".join(output.strip().splitlines()[-8:])
    return NoDatabase(f"PostgreSQL in {home} does not start. It said:\n{last}")
