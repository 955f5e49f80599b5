"""A form says what it needs, and what is to be mended, to eyes and ears alike."""

from django import forms
from django.utils.datastructures import MultiValueDict
from tests.web.design.pages import strictly_within

from hansa.web.design.forms import ClockInput, DayInput, MomentInput


class Application(forms.Form):
    company = forms.CharField(help_text="As in the register.")
    size = forms.ChoiceField(widget=forms.RadioSelect, choices=[("sme", "SME"), ("large", "Large")])
    note = forms.CharField(required=False)
    day = forms.DateField(required=False, widget=DayInput())
    clock = forms.TimeField(required=False, widget=ClockInput())
    moment = forms.DateTimeField(required=False, widget=MomentInput())
    agreed = forms.BooleanField()


def refused() -> Application:
    return Application(MultiValueDict())


def ids(drawn):
    return {element.get("id") for element in drawn.iter() if element.get("id")}


def test_a_required_field_says_so_in_words():
    drawn = strictly_within(str(Application()))

    (label,) = [each for each in drawn.iter("label") if each.get("for") == "id_company"]

    assert " ".join("".join(label.itertext()).split()) == "Company required"


def test_a_fields_help_and_error_are_tied_to_it():
    drawn = strictly_within(str(refused()))

    (box,) = [each for each in drawn.iter("input") if each.get("name") == "company"]

    assert box.get("aria-describedby") == "id_company_helptext id_company_error"
    assert box.get("aria-invalid") == "true"
    assert {"id_company_helptext", "id_company_error"} <= ids(drawn)


def test_choices_stand_in_a_fieldset_that_tells_their_error():
    drawn = strictly_within(str(refused()))

    (fieldset,) = drawn.iter("fieldset")

    assert fieldset.get("aria-describedby") == "id_size_error"
    assert "id_size_error" in ids(drawn)


def test_the_summary_leads_to_every_field_that_is_to_be_mended():
    drawn = strictly_within(str(refused()))

    goals = [link.get("href").removeprefix("#") for link in drawn.iter("a")]

    assert goals == ["id_company", "id_size_0", "id_agreed"]
    assert set(goals) <= ids(drawn)


def test_a_form_that_is_fine_has_no_summary():
    drawn = strictly_within(str(Application()))

    assert list(drawn.iter("a")) == []


def test_a_refusal_of_the_whole_form_stands_in_the_summary():
    form = Application({"company": "Noordzee", "size": "sme", "agreed": "on"})
    form.add_error(None, "The mission is full.")

    assert "The mission is full." in str(form)


def test_days_and_clocks_are_picked_with_the_devices_own_means():
    drawn = strictly_within(str(Application()))

    kinds = {each.get("name"): each.get("type") for each in drawn.iter("input")}

    assert (kinds["day"], kinds["clock"], kinds["moment"]) == ("date", "time", "datetime-local")


def test_a_day_that_was_sent_is_shown_again():
    form = Application({"day": "2025-10-07", "clock": "10:30", "moment": "2025-10-07T10:30"})
    form.full_clean()

    assert form.cleaned_data["moment"].minute == 30
    assert 'value="2025-10-07"' in str(form["day"])
