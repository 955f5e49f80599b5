"""What the worker does by the clock."""

import pytest
from tests.factories.particulars import tells, traveller
from tests.factories.registration import west_coast

from hansa.apps.registration.models import Particulars
from hansa.worker.tasks import purge_particulars


@pytest.mark.django_db
def test_the_hourly_job_deletes_what_is_out_of_time():
    # That mission came home in October 2025.
    tells(traveller(west_coast()))

    purge_particulars(timestamp=0)

    assert Particulars.objects.count() == 0
