"""Every field of a form is bounded: what is too long or too large is refused beside its field."""

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import chain

from django import forms
from tests.house.source import SRC, files

from hansa.web.design.forms import DayField

# What columns and the post take.
LONGEST_ADDRESS = 254
LONGEST_SLUG = 50
FORMS = re.compile(r"hansa\.web\.\w+\.(\w+_)?forms")


def every_form() -> list[type[forms.Form]]:
    """The forms of every room."""
    for path in files(SRC / "web", ".py"):
        if path.stem.endswith("forms"):
            import_module(".".join(("hansa", *path.relative_to(SRC).with_suffix("").parts)))
    return [form for form in below(forms.Form) if FORMS.fullmatch(form.__module__)]


def below(form: type[forms.Form]) -> list[type[forms.Form]]:
    """Everything that is made of this form."""
    made = form.__subclasses__()
    return [*made, *chain.from_iterable(below(each) for each in made)]


def objections_to(field: forms.Field) -> Iterator[str]:
    """What the field lets through that nothing behind it can take."""
    if isinstance(field, forms.IntegerField) and field.max_value is None:
        yield "say the largest number (max_value)"
    if isinstance(field, forms.DateField) and not isinstance(field, DayField):
        yield "take a DayField"
    if isinstance(field, forms.CharField) and not isinstance(field, forms.IntegerField):
        longest = {forms.EmailField: LONGEST_ADDRESS, forms.SlugField: LONGEST_SLUG}
        if field.max_length is None:
            yield "say how long it may be (max_length)"
        elif field.max_length > longest.get(type(field), field.max_length):
            yield f"its column takes {longest[type(field)]} characters"


def test_every_field_is_bounded():
    found = [
        f"{form.__module__}.{form.__name__}.{name}: {objection}"
        for form in every_form()
        for name, field in form.base_fields.items()
        for objection in objections_to(field)
    ]

    assert found == []


def test_forms_of_every_room_are_looked_at():
    rooms = {form.__module__ for form in every_form()}

    assert {"hansa.web.accounts.forms", "hansa.web.registration.forms"} <= rooms


def test_an_unbounded_field_is_found():
    unbounded = (forms.CharField(), forms.IntegerField(), forms.DateField(), forms.EmailField())

    assert [list(objections_to(field)) for field in unbounded] == [
        ["say how long it may be (max_length)"],
        ["say the largest number (max_value)"],
        ["take a DayField"],
        ["its column takes 254 characters"],
    ]
