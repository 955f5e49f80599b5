"""How forms are drawn: `{{ form }}` gives a summary of errors and every field in Hansa's hand.

    <form class="form" method="post">{% csrf_token %}{{ form }}
      <div class="form-actions"><c-button tone="primary" type="submit">…</c-button></div>
    </form>

A single field anywhere: `{{ form.city.as_field_group }}`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """The setting FORM_RENDERER points here."""

    form_template_name = "design/fields/form.html"
    field_template_name = "design/fields/field.html"
    formset_template_name = "design/fields/formset.html"


def offer(form: forms.Form, field: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let people choose among these: choices that are known only when the form is made."""
    form.fields[field].choices = list(choices)  # type: ignore[attr-defined]


class DayInput(forms.DateInput):
    """The device's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day of our time: no calendar and no clock can reckon with a mistyped year 9999."""

    widget = DayInput
    default_validators = [
        MinValueValidator(date(1990, 1, 1)),
        MaxValueValidator(date(2199, 12, 31)),
    ]


class ClockInput(forms.TimeInput):
    """The device's own clock, hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class MomentInput(forms.DateTimeInput):
    """The device's own calendar and clock in one; the form's zone is the active one."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
