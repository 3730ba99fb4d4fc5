"""One caller may make the site write so often and no oftener, and no address is kept to know it by."""

import pytest
from django.test import RequestFactory

from leakapp.site import limits
from leakapp.site.limits import Limiter, client_address


def asking(address="192.0.2.1", **extra):
    return RequestFactory().post("/check/", REMOTE_ADDR=address, **extra)


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 1_000_000_000.0

    monkeypatch.setattr(limits.time, "time", lambda: Clock.now)
    return Clock


def test_a_caller_is_stopped_at_the_limit_and_others_are_not(clock):
    limiter = Limiter(at_most=3, seconds=60)
    assert [limiter.allows(asking()) for _ in range(5)] == [True, True, True, False, False]
    assert limiter.allows(asking("192.0.2.2"))


def test_a_caller_may_go_on_when_the_time_is_over(clock):
    limiter = Limiter(at_most=1, seconds=60)
    assert [limiter.allows(asking()) for _ in range(2)] == [True, False]
    clock.now += 61
    assert limiter.allows(asking())


def test_no_address_is_kept_and_a_caller_cannot_be_followed_to_the_next_day(clock):
    limiter = Limiter(at_most=9, seconds=60)
    limiter.allows(asking("192.0.2.77"))
    (first,) = limiter.used
    assert b"192.0.2.77" not in repr(vars(limiter)).encode()
    clock.now += limits.DAY
    limiter.allows(asking("192.0.2.77"))
    assert first not in limiter.used
    other = Limiter(at_most=9, seconds=60)
    other.allows(asking("192.0.2.77"))
    assert set(other.used).isdisjoint(limiter.used)


def test_a_flood_from_ever_new_addresses_fills_no_memory(clock, monkeypatch):
    monkeypatch.setattr(limits, "CALLERS_AT_MOST", 50)
    limiter = Limiter(at_most=1, seconds=60)
    for number in range(500):
        limiter.allows(asking(f"198.51.100.{number}"))
    assert len(limiter.used) <= 50


FORWARDED = "203.0.113.9, 198.51.100.7, 10.0.0.1"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, FORWARDED, "192.0.2.1"),
        (1, FORWARDED, "10.0.0.1"),
        (2, FORWARDED, "198.51.100.7"),
        (4, FORWARDED, "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_the_address_is_the_one_that_the_outermost_trusted_proxy_saw(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(asking(HTTP_X_FORWARDED_FOR=forwarded)) == address
