"""A refusal, beside the field that it is about."""

from django import forms

from hansa.values import Refused


def show_refusal(form: forms.BaseForm, refused: Refused, **fields: str) -> None:
    """Put the objections into the form, at their field or at the top.

    Args:
        fields: the form's own name for a field, where a service calls it otherwise.
    """
    name = fields.get(refused.field, refused.field)
    for objection in refused.objections:
        form.add_error(name if name in form.fields else None, objection)
