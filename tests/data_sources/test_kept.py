"""What is computed once, and goes with what it was computed from."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept, let_go

NONE = Lacking("origin", ("gemeente",))


class Held:
    """Figures that count how often something is computed from them."""

    def __init__(self):
        self.asked = []

    @kept(2)
    def doubled(self, year):
        self.asked.append(year)
        if year < 2000:
            raise NotHeldError(NONE)
        return [2 * year]

    @property
    @kept()
    def whole(self):
        self.asked.append("whole")
        return self


def test_the_same_is_computed_once():
    held = Held()
    assert held.doubled(2025) is held.doubled(2025)
    assert held.whole is held.whole
    assert held.asked == [2025, "whole"]


def test_why_something_is_not_there_is_found_out_once():
    held = Held()
    for _ in range(2):
        with pytest.raises(NotHeldError) as caught:
            held.doubled(1999)
        assert caught.value.lacking == NONE
    assert held.asked == [1999]


def test_what_was_asked_for_longest_ago_goes_first():
    held = Held()
    for year in (2021, 2022, 2021, 2023, 2021, 2022):
        held.doubled(year)
    assert held.asked == [2021, 2022, 2023, 2022]


def test_another_object_has_results_of_its_own():
    first, second = Held(), Held()
    assert first.doubled(2025) is not second.doubled(2025)
    assert first.asked == second.asked == [2025]


def test_any_other_fault_is_not_kept():
    held, failed = Held(), []

    @kept()
    def read(of):
        if not failed:
            failed.append(of)
            raise OSError
        return "read"

    with pytest.raises(OSError):
        read(held)
    assert read(held) == "read"


def test_threads_that_ask_at_once_wait_for_one_to_compute():
    held, asked, started, go_on = Held(), [], Barrier(4), Event()

    @kept()
    def slow(of):
        asked.append(of)
        go_on.wait(10)
        return object()

    def ask():
        started.wait(10)
        return slow(held)

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(ask) for _ in range(4)]
        go_on.set()
        assert len({id(answer.result(10)) for answer in answers}) == 1
    assert len(asked) == 1


def test_what_was_computed_goes_with_what_it_was_computed_from():
    held = Held()
    gone = weakref.ref(held.whole)
    del held
    gc.collect(1)  # what is young: looking at all that other tests left takes seconds
    assert gone() is None


def test_what_will_not_be_asked_for_again_can_be_forgotten():
    held = Held()
    held.doubled(2025), held.whole
    let_go(held, Held.doubled)
    held.doubled(2025), held.whole
    assert held.asked == [2025, "whole", 2025]
