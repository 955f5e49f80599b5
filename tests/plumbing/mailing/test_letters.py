"""Letters: written with what they tell, sent afterwards, and what becomes of those refused."""

from datetime import UTC, datetime
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from hansa.plumbing.mailing.models import Letter
from hansa.plumbing.mailing.tasks import RETRIES, deliver
from hansa.plumbing.mailing.writing import write_letter

NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)


class Refusing(BaseEmailBackend):
    """A mail server that fails every letter with `trouble`."""

    trouble: Exception = SMTPServerDisconnected("Connection unexpectedly closed")

    def send_messages(self, email_messages):
        raise self.trouble


class Unknowing(Refusing):
    """A mail server that does not know the reader."""

    trouble = SMTPRecipientsRefused({"an@example.org": (550, b"No such user")})


class Busy(Refusing):
    """A mail server that asks to come back later."""

    trouble = SMTPRecipientsRefused({"an@example.org": (451, b"Try again later")})


@pytest.fixture
def written(db, settings, tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "hello.txt").write_text(
        "{% translate 'Name' %}: {{ company }}\n\nGood day {{ company }},\n", encoding="utf-8"
    )
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [folder], "OPTIONS": {
            "builtins": ["django.templatetags.i18n"]}}
    ]  # fmt: skip

    def write(key="hello 1", language="en"):
        return write_letter(
            "hello.txt", key=key, to="an@example.org", language=language, now=NOW,
            company="Peeters & O'Brien",
        )  # fmt: skip

    return write


def delivered(letter, *, attempts=0):
    """The letter after the worker, who tried so often before, has tried once more."""
    job = Job(
        queue="letters", lock=None, queueing_lock=None, task_name="mailing.deliver",
        attempts=attempts,
    )  # fmt: skip
    context = JobContext(app=app, job=job, start_timestamp=0, abort_reason=lambda: None)
    try:
        deliver(context, letter=letter.pk)
    finally:
        letter.refresh_from_db()
    return letter


def a_server_that_is(backend, settings):
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


def test_the_first_line_is_the_subject_and_names_stay_as_they_are(written):
    letter = written()

    assert letter.subject == "Name: Peeters & O'Brien"
    assert letter.body == "Good day Peeters & O'Brien,\n"


def test_the_same_thing_is_written_once(written):
    assert written() == written()
    assert ProcrastinateJob.objects.filter(task_name="mailing.deliver").count() == 1


def test_a_letter_is_sent_once(written):
    letter = delivered(written())

    delivered(letter)

    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        (["an@example.org"], "Name: Peeters & O'Brien")
    ]
    assert letter.status == "sent"
    assert letter.sent_at


def test_a_letter_of_a_deed_undone_is_neither_kept_nor_sent(written):
    with transaction.atomic():
        written()
        transaction.set_rollback(True)

    assert not Letter.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_a_server_that_is_away_is_asked_again(written, settings):
    letter = written()
    a_server_that_is(Refusing, settings)

    with pytest.raises(SMTPServerDisconnected):
        delivered(letter)

    assert (letter.status, letter.problem) == (
        "waiting",
        "SMTPServerDisconnected: Connection unexpectedly closed",
    )


def test_a_busy_server_is_asked_again(written, settings):
    letter = written()
    a_server_that_is(Busy, settings)

    with pytest.raises(SMTPRecipientsRefused):
        delivered(letter)

    assert letter.status == "waiting"


def test_after_the_last_try_the_letter_has_failed_and_says_why(written, settings):
    letter = written()
    a_server_that_is(Refusing, settings)

    delivered(letter, attempts=RETRIES)

    assert (letter.status, letter.problem) == (
        "failed",
        "SMTPServerDisconnected: Connection unexpectedly closed",
    )


def test_a_reader_whom_the_server_does_not_know_is_not_tried_again(written, settings):
    letter = written()
    a_server_that_is(Unknowing, settings)

    delivered(letter)

    assert letter.status == "failed"
    assert "No such user" in letter.problem


def test_a_letter_that_gets_through_later_forgets_its_problem(written, settings):
    letter = written()
    sound = settings.EMAIL_BACKEND
    a_server_that_is(Refusing, settings)
    with pytest.raises(SMTPServerDisconnected):
        delivered(letter)
    settings.EMAIL_BACKEND = sound

    delivered(letter, attempts=1)

    assert (letter.status, letter.problem) == ("sent", "")


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_what_was_written(written):
    letter = written()

    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(
            queues=["letters"], wait=False, install_signal_handlers=False, listen_notify=False
        )

    letter.refresh_from_db()
    assert letter.status == "sent"
