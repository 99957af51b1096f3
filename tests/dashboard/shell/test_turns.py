import threading
import time
from concurrent.futures import Future

import pytest

from dashboard.shell.turns import anybody, aside, turn
from dashboard.store import writer


@pytest.fixture
def pages():
    """Run some at once, and tell how many were made at the same moment at most."""
    now, most, lock = 0, 0, threading.Lock()

    def making(inside):
        nonlocal now, most
        with turn():
            with lock:
                now += 1
                most = max(most, now)
            inside()
            with lock:
                now -= 1

    def run(*insides):
        threads = [threading.Thread(target=making, args=(inside,)) for inside in insides]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
            assert not thread.is_alive()
        return most

    return run


def test_one_page_is_made_at_a_time(pages):
    assert pages(*[lambda: time.sleep(0.01)] * 8) == 1


def test_who_computes_for_long_lets_others_go_on(pages):
    went_on = threading.Event()

    def long():
        with aside():
            assert went_on.wait(10)

    assert pages(long, went_on.set) == 2
    # Outside a turn there is nothing to let go of.
    with aside():
        pass
    assert pages(lambda: None) <= 2


def test_a_page_that_fails_gives_its_turn_back(pages):
    with pytest.raises(ValueError, match="page"), turn():
        raise ValueError("page")
    pages(lambda: None)


def test_a_page_waits_for_what_is_to_be_kept_and_not_for_ever(monkeypatch):
    job: Future[None] = Future()
    monkeypatch.setattr(writer, "_unkept", {job})
    began = time.monotonic()
    threading.Timer(0.2, lambda: writer._unkept.discard(job)).start()
    with turn():
        assert time.monotonic() - began >= 0.15
    monkeypatch.setattr(writer, "_unkept", {job})
    monkeypatch.setattr("dashboard.shell.turns._MOST_S", 0.1)
    with turn():
        assert writer.anything_unkept()


def test_it_is_known_whether_anybody_waits_for_a_page():
    assert not anybody()
    with turn():
        assert anybody()
    assert not anybody()
