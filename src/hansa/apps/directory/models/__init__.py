"""Organisations and their people."""

from hansa.apps.directory.models.organisations import (
    Organisation,
    Person,
)
from hansa.apps.directory.models.size import (
    RelatedEnterprise,
    SizeDeclaration,
)

__all__ = [
    "Organisation",
    "Person",
    "RelatedEnterprise",
    "SizeDeclaration",
]
