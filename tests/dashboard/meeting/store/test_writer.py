"""The writer when something is wrong: nothing is confirmed that is not kept, and nobody pays for another's fault."""

import contextlib
import socket
import threading
from concurrent.futures import wait

import pytest
from sqlalchemy import make_url, text

from dashboard.meeting.store import StoreError, open_store
from dashboard.meeting.store.answering import answers_of
from dashboard.meeting.store.meetings import create
from dashboard.meeting.store.saving import Save, save
from tests.dashboard.meeting.conftest import database


def saving(meeting, gemeente, value):
    return lambda it: save(it, Save(meeting.id, gemeente, gemeente, {"seen": (value, 0)}))


def test_a_job_that_fails_takes_no_other_with_it(kept, meeting):
    def wrong(connection):
        save(connection, Save(meeting.id, "GM0001", "r", {"seen": ("weg", 0)}))
        raise LookupError

    def broken(connection):
        connection.execute(text("INSERT INTO nowhere VALUES (1)"))

    asked = [
        kept._writer.submit(job)
        for job in (
            saving(meeting, "GM0002", "eerst"),
            wrong,
            broken,
            saving(meeting, "GM0003", "later"),
        )
    ]
    wait(asked)
    assert [type(one.exception()) for one in asked] == [type(None), LookupError, StoreError, type(None)]
    assert kept.read(lambda it: answers_of(it, meeting.id, "GM0001")) == {}
    assert kept.read(lambda it: answers_of(it, meeting.id, "GM0003"))["seen"].value == "later"


def test_what_cannot_be_written_together_is_written_one_by_one(kept, meeting):
    gathered, at_it, go_on = [], threading.Event(), threading.Event()

    def together(connection, values):
        gathered.append(values)
        if None in values:
            raise ArithmeticError
        return [saving(meeting, f"GM000{value}", f"antwoord {value}")(connection) for value in values]

    # While the writer is at something else, so that what follows is one batch.
    waiting = kept._writer.submit(lambda it: (at_it.set(), go_on.wait(10)))
    at_it.wait(10)
    asked = [kept._writer.submit_together(together, value) for value in (1, None, 2)]
    go_on.set()
    wait([waiting, *asked])
    assert gathered[:2] == [[1, None, 2], [1]]
    assert [type(one.exception()) for one in asked] == [type(None), StoreError, type(None)]
    assert kept.read(lambda it: answers_of(it, meeting.id, "GM0002"))["seen"].value == "antwoord 2"


def test_a_full_disk_is_told_and_nothing_is_confirmed(tmp_path):
    with database("sqlite", tmp_path) as url:
        store = open_store(url)
        meeting = store.write(lambda it: create(it, "VNG")).meeting
        store.write(saving(meeting, "GM0001", "was er al"))

        def filled(connection):
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        store.write(filled)
        with pytest.raises(StoreError):
            store.write(saving(meeting, "GM0002", "x" * 200_000))
        assert store.read(lambda it: answers_of(it, meeting.id, "GM0002")) == {}
        assert store.read(lambda it: answers_of(it, meeting.id, "GM0001"))["seen"].value == "was er al"
        store.close()


class Cable:
    """A connection to a server that can be pulled out and put back."""

    def __init__(self, host, port):
        self._to, self._open, self.plugged = (host, port), [], True
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def pull(self):
        self.plugged = False
        for one in self._open:
            one.close()

    def _accept(self):
        while True:
            try:
                here, _ = self._listening.accept()
            except OSError:
                return
            if not self.plugged:
                here.close()
                continue
            there = socket.create_connection(self._to)
            self._open += [here, there]
            for one, other in ((here, there), (there, here)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    @staticmethod
    def _carry(one, other):
        try:
            while data := one.recv(65536):
                other.sendall(data)
        except OSError:
            pass
        finally:
            for end in (one, other):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)


def test_a_server_that_is_away_is_told_and_found_again(tmp_path):
    with database("postgresql", tmp_path) as url:
        where = make_url(url)
        cable = Cable(where.host, where.port)
        away = where.set(host="127.0.0.1", port=cable.port).render_as_string(hide_password=False)
        store = open_store(away)
        meeting = store.write(lambda it: create(it, "VNG")).meeting
        store.write(saving(meeting, "GM0001", "voor"))
        cable.pull()
        for _ in range(3):
            with pytest.raises(StoreError):
                store.write(saving(meeting, "GM0002", "tijdens"))
        with pytest.raises(StoreError):
            store.read(lambda it: answers_of(it, meeting.id, "GM0001"))
        cable.plugged = True
        # The phone sends again what was not confirmed.
        store.write(saving(meeting, "GM0002", "tijdens"))
        assert store.read(lambda it: answers_of(it, meeting.id, "GM0001"))["seen"].value == "voor"
        assert store.read(lambda it: answers_of(it, meeting.id, "GM0002"))["seen"].value == "tijdens"
        store.close()
