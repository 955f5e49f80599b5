"""Organisations and their people."""

from hansa.apps.directory.models.imports import (
    Import,
    ImportRow,
)
from hansa.apps.directory.models.notes import (
    Note,
)
from hansa.apps.directory.models.organisations import (
    Organisation,
    Person,
)
from hansa.apps.directory.models.profiles import (
    MarketExperience,
    Profile,
)
from hansa.apps.directory.models.search import (
    SearchEntry,
)
from hansa.apps.directory.models.size import (
    RelatedEnterprise,
    SizeDeclaration,
)

__all__ = [
    "Import",
    "ImportRow",
    "MarketExperience",
    "Note",
    "Organisation",
    "Person",
    "Profile",
    "RelatedEnterprise",
    "SearchEntry",
    "SizeDeclaration",
]
