"""How many examples of a property are drawn, and which."""

from hypothesis import HealthCheck, settings

_EXAMPLES = 100
_EXPLORING = 20


def make_profiles() -> None:
    """The same examples each time, so that what refuses a change is that change.

    Who looks for what nobody thought of draws others, and twenty times as many:
    `pytest --hypothesis-profile exploring tests/engines`.
    """
    # What is true of a quick machine is true of a busy one: an example may take its time.
    patient = settings(
        max_examples=_EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.register_profile("patient", patient)
    exploring = _EXAMPLES * _EXPLORING
    settings.register_profile("exploring", patient, derandomize=False, max_examples=exploring)
    settings.load_profile("patient")


def patient(examples: int) -> settings:
    """So many examples, where a property is dear or cheap to try, and more for who explores."""
    return settings(max_examples=examples * settings.default.max_examples // _EXAMPLES)
