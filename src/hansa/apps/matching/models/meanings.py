"""What texts mean, as vectors that lie close together where the meanings do."""

from django.db import models
from pgvector.django import HnswIndex, VectorField

DIMENSIONS = 384


class Meaning(models.Model):
    """The vector of a text; whoever writes the same again finds it made."""

    digest = models.CharField(max_length=64)
    # What made it, with its version: vectors of two methods are not compared.
    method = models.CharField(max_length=40)
    vector = VectorField(dimensions=DIMENSIONS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "method"], name="a_text_means_one_thing_to_a_method"
            ),
        ]
        indexes = [
            HnswIndex(
                name="meanings_by_nearness",
                fields=["vector"],
                m=16,
                ef_construction=64,
                opclasses=["vector_ip_ops"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.digest[:8]}"
