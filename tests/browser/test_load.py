"""The load generator meets a real server: each user's walk goes to its end, and what fails is written down."""

import asyncio
import random

import pytest

from tests.benchmarks.loading import walks
from tests.benchmarks.loading.seen import Seen
from tests.benchmarks.loading.visitor import FailedError, Visitor

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("user", walks.USERS)
def test_a_user_walks_to_the_end(user: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walks, "THINKING_S", 1e-3)
    seen = Seen()
    asyncio.run(walks.walk(Visitor(address, 1, seen), user, ("GM0344", "GM0363"), random.Random(1)))
    assert not seen.errors
    assert {step.name for step in walks.USERS[user]} <= seen.seconds.keys()
    assert all(size > 0 for them in seen.bytes.values() for size in them)


def test_what_fails_is_written_down(address: str) -> None:
    seen = Seen()
    with pytest.raises(FailedError):
        asyncio.run(Visitor(address, 1, seen).fetch("/nergens", "fetch"))
    assert seen.errors.total() == 1
    assert not seen.steps
