"""What organisations of the directory do, as vectors that lie close to what others need."""

from django.db import models
from pgvector.django import HnswIndex, VectorField

from hansa.apps.directory.models import Organisation
from hansa.apps.matching.models.meanings import DIMENSIONS


class OrganisationMeaning(models.Model):
    """The vector of what the directory tells of an organisation."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="meaning"
    )
    # Of the text that was read; another text gets another vector.
    digest = models.CharField(max_length=64)
    method = models.CharField(max_length=40)
    vector = VectorField(dimensions=DIMENSIONS)

    class Meta:
        indexes = [
            HnswIndex(
                name="organisations_by_nearness",
                fields=["vector"],
                m=16,
                ef_construction=64,
                opclasses=["vector_ip_ops"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.digest[:8]}"
