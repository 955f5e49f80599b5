"""How delegations get ready: what they state, whom they contacted, what they read."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models.registrations import Delegate, Registration
from hansa.apps.registration.rules.preparation import LONGEST_BRIEF, LONGEST_NOTE, How
from hansa.plumbing.languages import in_readers_language


class NeedsAndOffers(models.Model):
    """What an organisation looks for on a mission, and what it brings."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="needs_and_offers"
    )
    needs = models.TextField(_("what you look for"), max_length=LONGEST_NOTE)
    offers = models.TextField(_("what you offer"), max_length=LONGEST_NOTE)

    class Meta:
        verbose_name_plural = "needs and offers"
        constraints = [
            models.CheckConstraint(
                condition=~Q(needs="") & ~Q(offers=""), name="needs_and_offers_are_both_stated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}"


class Contact(models.Model):
    """A counterpart in the market with whom an organisation was in touch before travelling."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="contacts"
    )
    name = models.CharField(_("organisation"), max_length=160)
    how = models.CharField(_("how"), max_length=10, choices=How)
    on = models.DateField(_("on"))
    note = models.CharField(_("what was said"), max_length=300, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "name", "how", "on"], name="a_contact_is_noted_once"
            ),
        ]
        indexes = [models.Index(fields=["registration", "how"], name="contacts_by_way")]

    def __str__(self) -> str:
        return self.name


class Brief(models.Model):
    """What everybody should have read about the market before travelling."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="briefs")
    titles = models.JSONField()
    # By language; Markdown is not read, paragraphs are.
    texts = models.JSONField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(texts={}), name="a_brief_says_something"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.titles)

    @property
    def text(self) -> str:
        """What it says, in the reader's language where it does."""
        return in_readers_language(self.texts)[:LONGEST_BRIEF]


class BriefReading(models.Model):
    """A delegate who has read a brief."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="readings")
    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="readings")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["brief", "delegate"], name="a_brief_is_read_once"),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.brief}"


class DocumentsChecked(models.Model):
    """A delegate's word that passport and visa are good until a day; the numbers stay away."""

    delegate = models.OneToOneField(
        Delegate, on_delete=models.CASCADE, related_name="documents_checked"
    )
    good_until = models.DateField()
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "documents checked"

    def __str__(self) -> str:
        return f"{self.delegate}: {self.good_until}"


class Call(models.Model):
    """An officer rang a company about its preparation."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="calls")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(_("what was said"), max_length=300)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.registration}: {self.note}"
