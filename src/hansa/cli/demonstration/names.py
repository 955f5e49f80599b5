"""Names that nobody bears, the same every time."""

from collections.abc import Sequence
from random import Random

from django.utils.text import slugify
from stdnum.iso7064 import mod_97_10

from hansa.cli.demonstration import words

assert mod_97_10  # noqa: S101
