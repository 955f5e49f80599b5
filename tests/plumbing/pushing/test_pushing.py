"""Notices on telephones, sent to a push service of our own."""

from datetime import UTC, datetime

import pytest
from django.conf import settings as site
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.accounts import UserFactory
from tests.factories.push_service import Browser, claims_signed_by, push_service

from hansa.plumbing.pushing import keeping, keys
from hansa.plumbing.pushing.carriers import is_known, origin_of
from hansa.plumbing.pushing.models import Subscription
from hansa.plumbing.pushing.sending import NotNow, sealed
from hansa.plumbing.pushing.tasks import deliver
from hansa.values import Refused

NOW = datetime(2025, 10, 7, 9, tzinfo=UTC)
SERVICES = ["https://fcm.googleapis.com", "https://*.push.apple.com"]
MESSAGE = {"title": "West Coast", "body": "Moved: Ports and data, now Tue 10:30, Hall B"}


@pytest.fixture
def service(settings):
    with push_service() as found:
        settings.PUSH_SERVICES = [found.origin]
        yield found


@pytest.fixture
def browser():
    return Browser()


def subscribed(service, browser, *, path="/one", user=None):
    return keeping.subscribe(
        user=user or UserFactory(),
        address=service.origin + path,
        device="Firefox, Android",
        now=NOW,
        **browser.keys,
    )


@pytest.mark.django_db
def test_a_notice_reaches_the_browser_sealed_and_signed(service, browser):
    subscription = subscribed(service, browser)

    deliver(subscription=subscription.pk, message=MESSAGE)

    (posted,) = service.posted
    key = keys.public_key(data=site.DATA, given=site.PUSH_KEY)
    claims = claims_signed_by(posted.headers["Authorization"], key=key)
    assert browser.opened(posted.body) == MESSAGE
    assert b"Ports and data" not in posted.body
    assert posted.headers["Content-Encoding"] == "aes128gcm"
    assert posted.headers["TTL"] == "14400"
    assert claims["aud"] == service.origin
    assert claims["sub"].startswith("mailto:")


@pytest.mark.django_db
@pytest.mark.parametrize("status", [404, 410])
def test_a_dead_subscription_is_taken_off(service, browser, status):
    subscription = subscribed(service, browser)
    service.answers["/one"] = status

    deliver(subscription=subscription.pk, message=MESSAGE)
    deliver(subscription=subscription.pk, message=MESSAGE)

    assert not Subscription.objects.exists()
    assert len(service.posted) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again(service, browser, status):
    subscription = subscribed(service, browser)
    service.answers["/one"] = status

    with pytest.raises(NotNow):
        deliver(subscription=subscription.pk, message=MESSAGE)

    assert Subscription.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("status", [302, 307, 400, 403, 413])
def test_a_service_that_refuses_or_leads_elsewhere_is_not_followed(service, browser, status):
    subscription = subscribed(service, browser)
    service.answers["/one"] = status

    deliver(subscription=subscription.pk, message=MESSAGE)

    assert [posted.path for posted in service.posted] == ["/one"]
    assert Subscription.objects.exists()


@pytest.mark.django_db
def test_a_service_that_does_not_answer_is_asked_again(service, browser, settings):
    subscription = subscribed(service, browser)
    settings.PUSH_SERVICES = ["http://127.0.0.1:9"]
    Subscription.objects.update(address="http://127.0.0.1:9/one")

    with pytest.raises(NotNow):
        deliver(subscription=subscription.pk, message=MESSAGE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8000/m/", "https://169.254.169.254/", "https://fcm.googleapis.com.evil.example/",
     "https://me@fcm.googleapis.com/x", "file:///etc/passwd", "https://[", "x"],
)  # fmt: skip
def test_an_address_of_no_push_service_is_refused(settings, browser, address):
    settings.PUSH_SERVICES = SERVICES

    with pytest.raises(Refused, match="push service"):
        keeping.subscribe(user=UserFactory(), address=address, device="", now=NOW, **browser.keys)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "AAAA", "é", "A" * 87])
def test_keys_that_are_none_are_refused(service, browser, key):
    with pytest.raises(Refused, match="gave no keys"):
        keeping.subscribe(
            user=UserFactory(),
            address=f"{service.origin}/one",
            key=key,
            secret=browser.keys["secret"],
            device="",
            now=NOW,
        )


@pytest.mark.django_db
def test_a_browser_tells_only_whoever_subscribed_it_last(service, browser):
    first, second = UserFactory(), UserFactory()
    subscribed(service, browser, user=first)
    subscribed(service, browser, user=second)

    assert keeping.subscribed_among([first.pk, second.pk]).keys() == {second.pk}


@pytest.mark.django_db
def test_an_eleventh_device_is_refused(service, browser):
    user = UserFactory()
    for number in range(keeping.MOST_DEVICES):
        subscribed(service, browser, path=f"/{number}", user=user)

    with pytest.raises(Refused, match="take one off"):
        subscribed(service, browser, path="/one-more", user=user)


@pytest.mark.django_db
def test_notices_are_ordered_from_the_worker(service, browser):
    subscription = subscribed(service, browser)

    keeping.order({subscription.pk: MESSAGE})

    (job,) = ProcrastinateJob.objects.filter(task_name="pushing.deliver")
    assert job.args == {"subscription": subscription.pk, "message": MESSAGE}
    assert service.posted == []


def test_stars_stand_for_a_part_of_a_name():
    assert is_known("https://web.push.apple.com/QK/1", services=SERVICES)
    assert not is_known("https://push.apple.com.example/", services=SERVICES)
    assert not is_known("https://example/.push.apple.com", services=SERVICES)
    assert origin_of("https://example:8443/x") == "https://example:8443"


def test_a_long_message_arrives_whole(browser):
    body = sealed({"body": "x" * 3000}, **browser.keys)

    assert browser.opened(body) == {"body": "x" * 3000}


def test_the_key_is_made_once_for_its_owner_only(tmp_path):
    made, again = keys.make_key(data=tmp_path), keys.make_key(data=tmp_path)

    assert (made, again) == (True, False)
    assert (tmp_path / keys.FILE).stat().st_mode & 0o777 == 0o600
    assert keys.public_key(data=tmp_path, given="") == keys.public_key(data=tmp_path, given="")


@pytest.mark.parametrize("given", ["x", "AAAA", "é"])
def test_a_key_that_is_none_is_refused_in_words(tmp_path, given):
    with pytest.raises(ValueError, match="HANSA_PUSH_KEY"):
        keys.private_key(data=tmp_path, given=given)
