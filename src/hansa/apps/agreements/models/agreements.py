"""Agreements, their parties, who signs them, their texts, and who cleared them."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.agreements import rules
from hansa.apps.agreements.rules import (
    AGREED,
    HAS_SIGNATURES,
    LONGEST_TITLE,
    LONGEST_WHY,
    Answer,
    ClearedBy,
    Currency,
    Kind,
    Secrecy,
    Status,
)
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.missions.models import Mission
from hansa.plumbing.languages import in_readers_language


class Agreement(models.Model):
    """What two parties or more mean to sign during a mission."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="agreements")
    # The organising agency that looks after it.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    # Whether the other organising agencies read it too.
    shared = models.BooleanField(_("shared with the other organisers"), default=False)
    title = models.CharField(_("what it is about"), max_length=LONGEST_TITLE)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ANNOUNCED)
    value_cents = models.BigIntegerField(_("value"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency, default=Currency.EUR)
    secrecy = models.CharField(
        _("confidentiality"), max_length=8, choices=Secrecy, default=Secrecy.OPEN
    )
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    # One line for the press, by language.
    press_lines = models.JSONField(default=dict)
    witness = models.CharField(_("witness"), max_length=120, blank=True)
    announced_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_in = models.ForeignKey(
        "agreements.Slot", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Why it was signed elsewhere than in a ceremony.
    signed_why = models.CharField(max_length=LONGEST_WHY, blank=True)
    executed_on = models.DateField(null=True, blank=True)
    # When somebody should ask what became of it.
    remind_on = models.DateField(_("ask again on"), null=True, blank=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=HAS_SIGNATURES) | Q(signed_at__isnull=False),
                name="a_signed_agreement_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=HAS_SIGNATURES)
                | Q(signed_in__isnull=False)
                | ~Q(signed_why=""),
                name="signed_in_a_slot_or_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(status__in=HAS_SIGNATURES) | Q(signed_at__isnull=True),
                name="what_is_not_signed_has_no_date_of_signing",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.EXECUTED) | Q(executed_on__isnull=False),
                name="an_executed_agreement_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(secrecy=Secrecy.ALL) | Q(embargo_until__isnull=False),
                name="what_is_secret_for_now_says_until_when",
            ),
            models.CheckConstraint(
                condition=Q(value_cents__isnull=True)
                | Q(value_cents__gt=0, value_cents__lte=rules.MOST_CENTS),
                name="an_agreement_is_worth_something_or_nothing_is_said",
            ),
        ]
        indexes = [models.Index(fields=["mission", "status"], name="agreements_by_status")]

    def __str__(self) -> str:
        return self.title

    @property
    def value(self) -> Decimal | None:
        """What it is worth, in whole units of its currency."""
        return None if self.value_cents is None else Decimal(self.value_cents) / 100

    @property
    def press_line(self) -> str:
        """What the press may be told, in the reader's language."""
        return in_readers_language(self.press_lines)

    @property
    def is_agreed(self) -> bool:
        """Whether every side said yes to the text."""
        return self.status in AGREED


class Party(models.Model):
    """An organisation that signs: of the delegation, a host, or one that we do not keep."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The agency of its registration; None for who does not travel.
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("e-mail address"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                name="an_organisation_is_a_party_once",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_party_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_the_delegation(self) -> bool:
        """Whether it travels with the mission."""
        return self.agency_id is not None


class Signatory(models.Model):
    """Who signs for a party."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="signatories")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Of somebody whom we do not keep.
    typed_name = models.CharField(_("name"), max_length=160, blank=True)
    job_title = models.CharField(_("job title"), max_length=120, blank=True)

    class Meta:
        ordering = ["party", "pk"]
        verbose_name_plural = "signatories"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "person"], name="a_person_signs_an_agreement_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) ^ ~Q(typed_name=""),
                name="a_signatory_is_a_person_or_a_name",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else self.typed_name

    @property
    def key(self) -> str:
        """Who it is, over all agreements: the same person, or the same name in the same house."""
        if self.person_id:
            return f"person {self.person_id}"
        house = self.party.organisation_id or self.party.name.casefold()
        return f"{' '.join(self.typed_name.casefold().split())} of {house}"[:340]


class Text(models.Model):
    """A version of what is to be signed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="texts")
    version = models.PositiveSmallIntegerField()
    filename = models.CharField(_("file"), max_length=200)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "version"], name="a_version_of_a_text_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return self.filename


class Clearance(models.Model):
    """A side that must say yes to the text, and what it said."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clearances")
    of = models.CharField(max_length=8, choices=ClearedBy)
    party = models.OneToOneField(
        Party, null=True, blank=True, on_delete=models.CASCADE, related_name="clearance"
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=8, choices=Answer, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)
    # Who answered, or wrote down what a cabinet or a host told; None behind a host's link.
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Who said it, where it was somebody without an account; else their words, when they object.
    said_by = models.CharField(_("said by"), max_length=120, blank=True)
    why = models.CharField(_("why"), max_length=LONGEST_WHY, blank=True)
    # Growing it makes every link sent before worthless.
    link_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(of=ClearedBy.PARTY, party__isnull=False, agency__isnull=True)
                | Q(of=ClearedBy.AGENCY, party__isnull=True, agency__isnull=False)
                | Q(of=ClearedBy.CABINET, party__isnull=True, agency__isnull=True),
                name="a_clearance_is_of_one_side",
            ),
            models.UniqueConstraint(
                fields=["agreement", "agency"], name="an_agency_clears_an_agreement_once"
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(of=ClearedBy.CABINET),
                name="a_cabinet_clears_an_agreement_once",
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.WAITING) | Q(answered_at__isnull=False),
                name="an_answer_to_a_text_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.OBJECTED) | ~Q(why=""),
                name="who_objects_says_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.party or self.agency or self.get_of_display())
