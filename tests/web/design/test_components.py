"""Whatever people are called, a component prints their name and nothing else."""

import pytest
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler
from tests.web.design.pages import strictly_within

NAMES = [
    "Janssens & Fils",
    '"><script>alert(1)</script>',
    "L'Hôte",
    "{{ request }}",
    "{% now 'Y' %}",
]
WAYS = [
    '<c-card title="{{ name }}">.</c-card>',
    '<c-card :title="name">.</c-card>',
    "<c-card>{{ name }}</c-card>",
    '<c-card><c-slot name="aside">{{ name }}</c-slot></c-card>',
    '<c-button href="/">{{ name }}</c-button>',
    '<c-fact term="{{ name }}">.</c-fact>',
    '<c-entry from="10:30" title="{{ name }}" />',
    '<c-entry from="10:30" :title="name" href="/" />',
    '<c-sector number="1" :name="name" />',
    '<c-task href="/">{{ name }}</c-task>',
    '<c-stat figure="1" label="{{ name }}" />',
]
ATTRIBUTES = [
    '<c-button data-confirm="{{ name }}">.</c-button>',
    '<c-button :data-confirm="name">.</c-button>',
    '<c-icon-button icon="x" label="Close" data-confirm="{{ name }}" />',
]


def drawn(written, name):
    template = engines["django"].from_string(CottonCompiler().process(written))
    return strictly_within(template.render({"name": name}))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", WAYS)
def test_a_name_is_printed_as_it_is(written, name):
    page = drawn(written, name)

    assert name in "".join(page.itertext())
    assert list(page.iter("script")) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", ATTRIBUTES)
def test_a_name_in_an_attribute_stays_there(written, name):
    (button,) = drawn(written, name).iter("button")

    assert button.get("data-confirm") == name
