"""Days in sentences."""

from datetime import date

import pytest
from django.utils.translation import override

from hansa.plumbing.days import in_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "8 October 2025"),
        ("fr", "8 octobre 2025"),
        ("nl", "8 oktober 2025"),
        ("de", "8. Oktober 2025"),
    ],
)
def test_a_day_is_written_as_the_readers_language_writes_it(language, words):
    with override(language):
        assert in_words(date(2025, 10, 8)) == words
