"""A file read in a process of its own: what is hostile in it ends that process, and nothing else."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from dashboard.spreadsheets.cells import MOST_BYTES, Book, Cell, Percent, UnreadableFileError

__all__ = ["SECONDS", "read_apart"]

SECONDS = 120
"""As long as it may take by the clock, waiting for its turn included; its processor time is limited far below."""

_AT_ONCE = max(1, (os.cpu_count() or 2) // 2)
"""Half of the processor stays with whoever looks at the dashboard."""

_TURNS = threading.BoundedSemaphore(_AT_ONCE)
_CHILD = str(Path(__file__).with_name("child.py"))


def read_apart(data: bytes, sheet: str | None = None) -> Book:
    """Read a file with values parted by a sign, or a sheet of a workbook.

    Parameters
    ----------
    data : bytes
    sheet : str, optional
        Of a workbook; its first when absent.

    Returns
    -------
    Book

    Raises
    ------
    UnreadableFileError
        It is no table, or took more memory, time or room than there is for it.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableFileError("too_large", MOST_BYTES // 1_000_000)
    if not _TURNS.acquire(timeout=SECONDS):
        raise UnreadableFileError("busy")
    try:
        told = _read(data, sheet)
    finally:
        _TURNS.release()
    lines = told.splitlines()
    if not lines:
        # Ended by its limits before it could say so.
        raise UnreadableFileError("spent")
    return _book(lines)


def _read(data: bytes, sheet: str | None) -> bytes:
    # In JSON, which is plain letters: a sheet may have any sign in its name, and an argument may not.
    asked = json.dumps(sheet)
    try:
        done = subprocess.run(  # noqa: S603 - our own script; the name of a sheet is one argument, run by no shell
            [sys.executable, "-I", "-B", _CHILD, asked],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFileError("spent") from None
    return done.stdout


def _book(lines: list[bytes]) -> Book:
    about = json.loads(lines[0])
    if "kind" in about:
        raise UnreadableFileError(about["kind"], about["most"])
    *body, last = lines[1:] or [b""]
    if last != b'"end"':
        raise UnreadableFileError("spent")
    # Texts come back often: each is held once.
    once: dict[str, str] = {}
    rows = tuple(
        (number, tuple(_cell(cell, once) for cell in cells)) for number, cells in map(json.loads, body)
    )
    uncomputed = frozenset((row, column) for row, column in about["uncomputed"])
    return Book(tuple(about["sheets"]), rows, about["point"], uncomputed)


def _cell(cell: Any, once: dict[str, str]) -> Cell:
    if isinstance(cell, str):
        return once.setdefault(cell, cell)
    return Percent(cell["%"]) if isinstance(cell, dict) else cell
