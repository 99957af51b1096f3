"""A file read in a process of its own: the same as it says, and an end to what takes too much."""

import sys
import threading

import pytest

from dashboard.spreadsheets import apart, child
from dashboard.spreadsheets.apart import read_apart
from dashboard.spreadsheets.cells import UnreadableFileError
from dashboard.spreadsheets.reader import read_book
from tests.dashboard.findings.own_data.made_up import workbook
from tests.dashboard.spreadsheets.test_reader import SHEET, repacked

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process"),
]


def kind(data):
    with pytest.raises(UnreadableFileError) as caught:
        read_apart(data)
    return caught.value.kind


@pytest.mark.parametrize(
    "data",
    [
        "code;naam\nBU1;Één\n".encode(),
        workbook(SHEET, [["x", "=1+1"]], formats={(2, 2): "0%"}),
        workbook([["n", "=1+1"]]),
        b"",
    ],
    ids=["text", "workbook", "formula", "nothing"],
)
def test_a_file_says_there_what_it_says_here(data):
    book = read_apart(data)
    assert book == read_book(data)
    here = [type(cell) for _, cells in read_book(data).rows for cell in cells]
    assert [type(cell) for _, cells in book.rows for cell in cells] == here


def test_another_sheet_is_read_by_its_name_whatever_that_is():
    out = repacked(
        workbook(SHEET, [["a", "b"]]), lambda name, content: content.replace(b"Blad 2", b"-c &quot;x; rm")
    )
    names = read_apart(out).sheets
    assert read_apart(out, names[1]).rows == ((1, ("a", "b")),)
    for unknown in ("\0", "\ud800", "-h", ""):
        assert read_apart(out, unknown).rows == read_apart(out).rows


def test_why_a_file_cannot_be_read_comes_through():
    with pytest.raises(UnreadableFileError) as caught:
        read_apart(b"n\n" + b"1\n" * 50_060)
    assert (caught.value.kind, caught.value.most) == ("too_many_rows", 50_000)


def row_of_a_workbook():
    row = b"<row>" + b"<c><v>1</v></c>" * 3_000_000 + b"</row></sheetData>"
    return repacked(workbook(SHEET), lambda name, content: content.replace(b"</sheetData>", row))


# Made when they are read: whoever only looks which tests there are has no use for so much.
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: b";" * 15_000_000, id="one row of empty cells"),
        pytest.param(row_of_a_workbook, id="one row of a workbook"),
    ],
)
def test_what_takes_too_much_memory_or_time_ends_there(make):
    assert kind(make()) == "spent"


def test_time_is_limited(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.05)
    assert kind(b"a;b\n" * 40_000) == "spent"


def test_only_a_few_are_read_at_once_and_others_wait(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.2)
    monkeypatch.setattr(apart, "_TURNS", threading.BoundedSemaphore(1))
    with apart._TURNS:
        assert kind(b"a;b\n") == "busy"


def test_the_process_gets_no_secret_and_may_write_nothing(monkeypatch):
    monkeypatch.setenv("DIVERSITEIT_SECRET", "x")
    seen = {}
    run = apart.subprocess.run

    def watched(*args, **kwargs):
        seen.update(kwargs)
        return run(*args, **kwargs)

    monkeypatch.setattr(apart.subprocess, "run", watched)
    read_apart(b"a;b\n1;2\n")
    assert seen["env"] == {}
    assert child.MEMORY <= 300_000_000


def test_a_large_file_of_a_real_officer_is_read():
    """17,000 rows of 12 columns, as CBS's own workbook of wijken and buurten."""
    rows = [["code", "naam", *[f"n{nth}" for nth in range(10)]]]
    rows += [[f"BU{nth:08d}", f"Buurt {nth}", *[nth * 1.5] * 10] for nth in range(17_000)]
    lines = "\n".join(";".join(map(str, row)) for row in rows)
    assert len(read_apart(lines.encode()).rows) == 17_001
