"""Forms of what belongs to an activity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.rules import Kind as OrganisationKind
from hansa.apps.programme import queries, rules
from hansa.web.design.forms import offer
from hansa.web.programme.forms import LANGUAGE_NAMES, MOST_PLACES
from hansa.web.programme.losing import shown, to_ask_about

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency
    from hansa.apps.programme.models import Activity, SignUp


class PartForm(forms.Form):
    """A form that knows of which activity it speaks."""

    # Such as "lines": what `services.drop_part` calls it.
    part = ""

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"{self.part}_%s"
        super().__init__(*args, **kwargs)
        self.activity = activity
        self.offer_choices()

    def offer_choices(self) -> None:
        """Fill in what can be chosen for this activity."""

    def details(self) -> dict[str, Any]:
        """What the verb takes."""
        return dict(self.cleaned_data)

    def losing(self) -> list[SignUp]:
        """Who would lose a place, and has to be asked for first."""
        return []


class LineForm(PartForm):
    """A line of the run of show."""

    part = "lines"
    offset = forms.IntegerField(
        label=_("Minutes after the start"),
        min_value=-rules.LONGEST_LINE,
        max_value=rules.LONGEST_LINE,
        help_text=_("Below zero for what is set up before."),
    )
    minutes = forms.IntegerField(
        label=_("Takes, in minutes"), min_value=0, max_value=rules.LONGEST_LINE
    )
    what = forms.CharField(label=_("What happens"), max_length=200)
    who = forms.CharField(label=_("Who"), max_length=120, required=False)
    public = forms.BooleanField(label=_("Delegates may read it"), required=False)


class OrganiserForm(PartForm):
    """Which agency makes it."""

    part = "organisers"
    agency = forms.ChoiceField(label=_("Agency"))

    def offer_choices(self) -> None:
        """The agencies that organise the mission."""
        self.known = organisers_of(self.activity)
        offer(self, "agency", [(key, str(each)) for key, each in self.known.items()])

    def details(self) -> dict[str, Any]:
        """The agency itself."""
        return {"agency": self.known[self.cleaned_data["agency"]]}


class HostForm(PartForm):
    """Who receives the delegates."""

    part = "hosts"
    organisation = forms.ChoiceField(label=_("Organisation"))

    def offer_choices(self) -> None:
        """The hosts of the leg's B2B sessions, by name."""
        self.known: Mapping[str, Any] = {
            str(each.pk): each for each in queries.hosts_to_choose(self.activity)
        }
        offer(self, "organisation", [(key, str(each)) for key, each in self.known.items()])

    def details(self) -> dict[str, Any]:
        """The organisation itself."""
        return {"organisation": self.known[self.cleaned_data["organisation"]]}


class InterpreterForm(PartForm):
    """Who interprets."""

    part = "interpreters"
    name = forms.CharField(label=_("Interpreter"), max_length=80)
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGE_NAMES],
        widget=forms.CheckboxSelectMultiple(),
        required=False,
    )


class DocumentForm(PartForm):
    """A file."""

    part = "documents"
    file = forms.FileField(
        label=_("File"),
        max_length=120,
        help_text=_("PDF, Word, PowerPoint, Excel, PNG or JPEG; at most 5 MB."),
    )
    for_delegates = forms.BooleanField(label=_("Delegates may read it"), required=False)

    def clean_file(self) -> Any:
        """The file, as long as it is small enough to be looked at."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > rules.LARGEST_DOCUMENT:
            raise forms.ValidationError(
                list(
                    rules.objections_to_document(
                        media_type=file.content_type,
                        size=file.size,
                        begins=b"",
                        documents=0,
                        name_taken=False,
                    )
                )[:1]
            )
        return file

    def details(self) -> dict[str, Any]:
        """The file as a column takes it."""
        file = self.cleaned_data["file"]
        return {
            "name": file.name,
            "media_type": file.content_type,
            "content": file.read(),
            "for_delegates": self.cleaned_data["for_delegates"],
        }


class AllotmentForm(PartForm):
    """How many places an agency or a kind of organisation has."""

    part = "allotments"
    agency = forms.ChoiceField(label=_("Agency"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        choices=[("", _("None")), *OrganisationKind.choices],
        required=False,
    )
    places = forms.IntegerField(label=_("Places at most"), min_value=0, max_value=MOST_PLACES)

    def offer_choices(self) -> None:
        """The agencies that organise the mission."""
        self.known = organisers_of(self.activity)
        offer(self, "agency", [("", _("None")), *((key, str(a)) for key, a in self.known.items())])

    def details(self) -> dict[str, Any]:
        """The agency itself, if one was chosen, and the places that the officer takes away."""
        said, displacing = self.cleaned_data, shown(self.data)
        return {**said, "agency": self.known.get(said["agency"]), "displacing": displacing}

    def losing(self) -> list[SignUp]:
        """Those of the agency or the kind who came last; nobody, where the officer saw them all."""
        said = self.details()
        displacing = said.pop("displacing")
        if bool(said["agency"]) + bool(said["kind"]) != 1:
            return []
        losing = queries.who_would_lose_of(self.activity, **said)
        return to_ask_about(losing, displacing=displacing)


class InvitationForm(PartForm):
    """Who is asked."""

    part = "invitations"
    delegate = forms.ChoiceField(label=_("Delegate"))

    def offer_choices(self) -> None:
        """Whoever travels and was not asked yet, by name."""
        self.known = {str(each.pk): each for each in queries.delegates_to_invite(self.activity)}
        offer(
            self,
            "delegate",
            [
                (key, f"{each.person}, {each.registration.organisation}")
                for key, each in self.known.items()
            ],
        )

    def details(self) -> dict[str, Any]:
        """The delegate."""
        return {"delegate": self.known[self.cleaned_data["delegate"]]}


def organisers_of(activity: Activity) -> dict[str, Agency]:
    """The agencies that organise the mission of an activity, by number."""
    organising = activity.leg.mission.organisers.select_related("agency")
    return {str(each.agency_id): each.agency for each in organising}


FORMS: dict[str, type[PartForm]] = {
    form.part: form
    for form in (
        LineForm,
        OrganiserForm,
        HostForm,
        InterpreterForm,
        DocumentForm,
        AllotmentForm,
        InvitationForm,
    )
}
