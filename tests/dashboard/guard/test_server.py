"""What uvicorn is set to: as many connections as fit beside files, and one line where there would be thousands."""

import logging

import pytest

from dashboard.guard import server


def record(words: str) -> logging.LogRecord:
    return logging.LogRecord("asyncio", logging.ERROR, "", 0, words, None, (OSError, OSError(24), None))


def test_that_the_system_is_full_is_told_once_in_a_while(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(server, "monotonic", lambda: now[0])
    once, full = server._Once(), "socket.accept() out of system resource\nsocket: <...>"
    told = record(full)
    assert [once.filter(told), once.filter(record(full))] == [True, False]
    assert told.exc_info is None
    now[0] = 100
    assert once.filter(record(full))


def test_all_else_that_the_loop_tells_is_told_whole():
    other = record("Task was destroyed but it is pending!")
    assert all(server._Once().filter(other) for _ in range(2))
    assert other.exc_info is not None


@pytest.mark.parametrize(("open_already", "kept"), [(1, True), (2, True), (3, False)])
def test_a_connection_too_many_is_broken_off(open_already, kept):
    class Known(server.asyncio.Protocol):
        connections = frozenset(range(open_already))

    class Few(server._Few, Known):
        most = 2

    class Transport(server.asyncio.Transport):
        broken = False

        def abort(self) -> None:
            self.broken = True

    transport = Transport()
    Few().connection_made(transport)
    assert transport.broken is not kept
