"""Walking every address by every method, with rows of one's own and of others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import reverse
from django.views.defaults import page_not_found
from tests.house.addresses import Address
from tests.house.belonging import Reader
from tests.house.canaries import Canary, canaries_in
from tests.house.knocking import (
    SHUT,
    WRONG_METHOD,
    QuickClient,
    is_sign_in,
    sent_as_form,
    with_query,
)
from tests.house.world import ASKED, World

from hansa.plumbing.history.models import Event

READ, WRITE = "get", "post"
# No form sends these; they are asked all the same.
ODD = ("put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and what it changed before that was taken back."""

    response: HttpResponse
    recorded: tuple[Event, ...]

    @property
    def is_shut(self) -> bool:
        """Whether it is a refusal, or the way to the sign-in page."""
        if self.response.status_code in SHUT:
            return True
        return is_sign_in(self.response.headers.get("Location", ""))

    def told(self) -> set[Canary]:
        """The rows of which something stands in the answer."""
        found = self.response.headers.get("Location", "")
        if not self.response.streaming:
            found += self.response.content.decode(errors="replace")
        return canaries_in(found)


class Walker:
    """One reader with a browser, who takes every address."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.client = QuickClient()
        self.known: dict[Canary, bool] = {}
        self.asking: tuple[object, ...] = ()
        self.not_found_in: set[tuple[object, ...]] = set()
        self.encoded: tuple[Mapping[str, object], str] | None = None
        # What is written on the way is taken back, so this stays the last event.
        self.last = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        if reader.user:
            self.client.force_login(reader.user)

    def may_know(self, canary: Canary) -> bool:
        """As the reader may; what is asked twice is remembered."""
        if canary not in self.known:
            self.known[canary] = self.reader.may_know(canary)
        return self.known[canary]

    def not_found(self, request: HttpRequest, exception: Exception) -> HttpResponse:
        """The site's page where nothing is, once in each room: there it is drawn alike."""
        if self.asking in self.not_found_in:
            return HttpResponseNotFound()
        self.not_found_in.add(self.asking)
        return page_not_found(request, exception)

    def asks(
        self, address: Address, method: str, world: World, sent: Mapping[str, object]
    ) -> Answer:
        """Send one request; what it changed is taken back."""
        with transaction.atomic():
            response = self._sends(address, method, world, sent)
            transaction.set_rollback(True)
        return Answer(response, ())

    def writes(
        self, address: Address, method: str, world: World, sent: Mapping[str, object]
    ) -> Answer:
        """The same, with what the history tells of it before it is taken back."""
        with transaction.atomic():
            response = self._sends(address, method, world, sent)
            written = tuple(Event.objects.filter(pk__gt=self.last))
            transaction.set_rollback(True)
        return Answer(response, written)

    def _sends(
        self, address: Address, method: str, world: World, sent: Mapping[str, object]
    ) -> HttpResponse:
        self.asking = (id(world), address.name.rpartition(":")[0], method)
        url = reverse(address.name, kwargs=world.filled(address)) + ASKED.get(address.name, "")
        if method == WRITE:
            return sent_as_form(self.client, url, self._encoded(sent))
        if method == READ:
            return self.client.get(with_query(url, self._encoded(sent)))
        return getattr(self.client, method)(url)

    def _encoded(self, sent: Mapping[str, object]) -> str:
        """As browsers write it; the same is sent to every address."""
        if self.encoded is None or self.encoded[0] is not sent:
            self.encoded = (sent, urlencode(sent, doseq=True))
        return self.encoded[1]


def mixed(here: World, there: World) -> World:
    """Rows of others, in rooms of one's own."""
    own = {blank: row for blank, row in here.blanks.items() if blank == "slug"}
    return replace(there, blanks=there.blanks | own)


def astray(
    walker: Walker,
    walk: Iterable[Address],
    world: World,
    sent: Mapping[str, object],
    *,
    rows: str,
    must_be_shut: bool = False,
    unknown: set[tuple[str, str]] | None = None,
) -> Iterator[str]:
    """Sentences about what the reader got to know and should not, and where they got in.

    Args:
        unknown: methods that an address knows not, whoever asks; they are asked once.
    """
    unknown = set() if unknown is None else unknown
    for address in walk:
        for method in (READ, WRITE):
            if (address.name, method) in unknown:
                continue
            answer = walker.asks(address, method, world, sent)
            if answer.response.status_code == WRONG_METHOD:
                unknown.add((address.name, method))
            where = f"{address.name} ({method}, {rows} rows)"
            if must_be_shut and not answer.is_shut:
                yield f"{where} opens to {walker.reader.name}"
            secret = {canary for canary in answer.told() if not walker.may_know(canary)}
            if secret:
                told = ", ".join(sorted(f"{canary.model} {canary.pk}" for canary in secret))
                yield f"{where} tells {walker.reader.name} of {told}"


def written_by(
    walker: Walker,
    walk: Iterable[Address],
    world: World,
    sent: Mapping[str, object],
    *,
    unknown: set[tuple[str, str]],
) -> Iterator[tuple[Address, str, Answer]]:
    """The answers to everything that could change something.

    Args:
        unknown: methods that an address knows not, whoever asks; they are asked once.
    """
    for address in walk:
        for method in (WRITE, *ODD):
            if (address.name, method) in unknown:
                continue
            answer = walker.writes(address, method, world, sent)
            if answer.response.status_code == WRONG_METHOD:
                unknown.add((address.name, method))
            yield address, method, answer
