"""Which organisations and people there are, and who may see them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import KEEPERS, Sight
from hansa.apps.directory.models import Organisation, Person


def visible_to(user: User | AnonymousUser) -> QuerySet[Organisation]:
    """The organisations that an agency of the user looks after, and those the user keeps."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    agencies = accounts.agencies_where(user, sees=Sight.RECORDS).order_by().values("pk")
    return (
        Organisation.objects.filter(Q(agency__in=agencies) | Q(pk__in=kept_by(user).values("pk")))
        .select_related("agency")
        .order_by("name", "pk")
    )


def kept_by(user: User | AnonymousUser) -> QuerySet[Organisation]:
    """The organisations whose record the user keeps as an owner, by name."""
    if user.pk is None:
        return Organisation.objects.none()
    owned = Person.objects.filter(user_id=user.pk, is_owner=True).order_by()
    return Organisation.objects.filter(pk__in=owned.values("organisation"))


def may_keep(organisation: Organisation, *, user: User) -> bool:
    """Whether the user may correct the organisation's record and note its people."""
    roles = accounts.roles_in(user, agencies=[organisation.agency_id])
    return bool(KEEPERS & roles) or kept_by(user).filter(pk=organisation.pk).exists()


def with_number_of_people(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The same organisations, each knowing how many people it has in `people_known`."""
    people = Person.objects.filter(organisation=OuterRef("pk")).order_by().values("organisation")
    # Counted for the rows of a page only, which a join would not.
    counted = Subquery(people.annotate(number=Count("pk")).values("number"))
    return organisations.annotate(people_known=Coalesce(counted, 0))


def people_of(organisation: Organisation) -> QuerySet[Person]:
    """Who works for the organisation, by name."""
    return Person.objects.filter(organisation=organisation).select_related("user")


def people_visible_to(user: User | AnonymousUser) -> QuerySet[Person]:
    """Who works for the organisations that the user may see."""
    return Person.objects.filter(organisation__in=visible_to(user)).select_related(
        "organisation__agency"
    )


def holder_of_number(
    number: str, *, agency: Agency, besides: Organisation | None = None
) -> Organisation | None:
    """The organisation of the agency that has this enterprise number, if not `besides`."""
    if not number:
        return None
    holders = Organisation.objects.filter(agency=agency, enterprise_number=number)
    return (holders.exclude(pk=besides.pk) if besides else holders).first()


def holder_of_address(
    email: str, *, organisation: Organisation, besides: Person | None = None
) -> Person | None:
    """Who has this e-mail address in the organisation, if not `besides`."""
    holders = Person.objects.filter(organisation=organisation, email=email)
    return (holders.exclude(pk=besides.pk) if besides else holders).first()
