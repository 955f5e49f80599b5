"""Agencies, their staff and other people who sign in."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from hansa.apps.accounts.models import Agency, StaffRole, User

LONG_BEFORE = datetime(2025, 6, 1, 9, tzinfo=UTC)
PASSWORD = "seven herrings at noon"


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = Agency

    code = factory.Sequence(lambda n: f"agency-{n}")
    name = factory.Sequence(lambda n: f"Agency {n}")
    region = "brussels"


class UserFactory(DjangoModelFactory):
    """Somebody without a role, such as a delegate; hand in `raw_password` to let them sign in."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    full_name = factory.Sequence(lambda n: f"User {n}")
    created_at = LONG_BEFORE

    @factory.post_generation
    def raw_password(self, create, password, **_):
        if password:
            self.set_password(password)
            self.save()


class StaffFactory(UserFactory):
    """Staff of `agency`, a mission officer unless told."""

    class Meta:
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class, *args, agency=None, role="officer", **details):
        user = super()._create(model_class, *args, **details)
        StaffRole.objects.create(user=user, agency=agency or AgencyFactory(), role=role)
        return user
