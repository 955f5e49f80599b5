"""Forms of the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hansa.apps.matching.rules.approaching import LONGEST_BODY, LONGEST_NAME, LONGEST_SUBJECT
from hansa.apps.matching.rules.sourcing import LONGEST_NOTE, LONGEST_REASON, LONGEST_STEP
from hansa.plumbing.languages import LANGUAGES
from hansa.web.design.forms import DayField

if TYPE_CHECKING:
    from hansa.apps.directory.models import Person
    from hansa.apps.matching.models import ApproachTemplate
    from hansa.apps.registration.models import Registration

LANGUAGE_NAMES = {
    "en": _("English"),
    "fr": _("French"),
    "nl": _("Dutch"),
    "de": _("German"),
}


class ListingForm(forms.Form):
    """For which company an organisation is put on the long list, and why."""

    company = forms.ChoiceField(label=_("For which company"), required=False)
    why = forms.CharField(
        label=_("What they would talk about"), max_length=LONGEST_REASON, required=False
    )

    def __init__(self, *args: Any, companies: Sequence[Registration], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._companies = {str(one.pk): one for one in companies}
        named = [(key, str(one.organisation)) for key, one in self._companies.items()]
        self.fields["company"].choices = [("", _("Several, or not known yet")), *named]  # type: ignore[attr-defined]

    def serves(self) -> dict[Registration, str]:
        """The company with the reason; nobody where none was chosen."""
        chosen = self.cleaned_data["company"]
        return {self._companies[chosen]: self.cleaned_data["why"]} if chosen else {}


class ServingForm(ListingForm):
    """One more company for which somebody is sought."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True
        self.fields["company"].choices[0] = ("", _("Choose"))  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """What is to be done next, and until when."""

    step = forms.CharField(label=_("Next step"), max_length=LONGEST_STEP, required=False)
    due_on = DayField(label=pgettext_lazy("deadline", "Until"), required=False)


class ReasonForm(forms.Form):
    """Why somebody declines."""

    reason = forms.CharField(label=_("Why they decline"), max_length=LONGEST_REASON)


class NoteForm(forms.Form):
    """Something noted in confidence."""

    text = forms.CharField(
        label=_("Note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays with your agency."),
    )


class ContactForm(forms.Form):
    """Whom one speaks with."""

    contact = forms.ChoiceField(label=_("Contact"))

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(one.pk): one for one in people}
        self.fields["contact"].choices = [  # type: ignore[attr-defined]
            (key, f"{one}, {one.job_title}" if one.job_title else str(one))
            for key, one in self._people.items()
        ]

    def chosen(self) -> Person:
        """The person who was chosen."""
        return self._people[self.cleaned_data["contact"]]


class LetterForm(forms.Form):
    """Which letter goes out, and in which language."""

    template = forms.ChoiceField(label=_("Which letter"))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("That of the contact")), *LANGUAGE_NAMES.items()],
        required=False,
    )

    def __init__(self, *args: Any, templates: Sequence[ApproachTemplate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._templates = {str(one.pk): one for one in templates}
        self.fields["template"].choices = [  # type: ignore[attr-defined]
            (key, str(one)) for key, one in self._templates.items()
        ]

    def chosen(self) -> ApproachTemplate:
        """The template that was chosen."""
        return self._templates[self.cleaned_data["template"]]


class TemplateForm(forms.Form):
    """A letter of the mission in four languages; a language may stay empty."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)

    def __init__(self, *args: Any, template: ApproachTemplate | None = None, **kwargs: Any) -> None:
        if template:
            initial = {"name": template.name}
            for code in LANGUAGES:
                initial[f"subject_{code}"] = template.subjects.get(code, "")
                initial[f"body_{code}"] = template.bodies.get(code, "")
            kwargs.setdefault("initial", initial)
        super().__init__(*args, **kwargs)
        for code, language in LANGUAGE_NAMES.items():
            self.fields[f"subject_{code}"] = forms.CharField(
                label=_("Subject, {language}").format(language=language),
                max_length=LONGEST_SUBJECT,
                required=False,
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Letter, {language}").format(language=language),
                max_length=LONGEST_BODY,
                required=False,
                widget=forms.Textarea(attrs={"rows": 8, "lang": code}),
            )

    def letters(self) -> dict[str, tuple[str, str]]:
        """Subject and body by language."""
        return dict(self._letters())

    def _letters(self) -> Iterator[tuple[str, tuple[str, str]]]:
        said = self.cleaned_data
        for code in LANGUAGES:
            body = said.get(f"body_{code}", "").replace("\r\n", "\n")
            yield code, (said.get(f"subject_{code}", ""), body)
