"""The process that reads one file: limited before it sees a byte of it, it tells what it read line by line.

Started by :mod:`dashboard.spreadsheets.apart` as a script, without the environment of the dashboard.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

MEMORY, OUTPUT, SECONDS = 300_000_000, 80_000_000, 30
"""Bytes of memory, bytes that are told, seconds of processor time."""

_SPENT = json.dumps({"kind": "spent", "most": None})


def main() -> None:
    """Read the file from standard input and tell it on standard output."""
    _limit()
    # Only now: what is imported here counts too.
    sys.path.insert(0, str(Path(__file__).parents[2]))
    # Openpyxl would load it for types that no file holds; it takes a fifth of the memory there is.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    from dashboard.spreadsheets.cells import Percent, UnreadableFileError
    from dashboard.spreadsheets.reader import read_book

    try:
        book = read_book(sys.stdin.buffer.read(), json.loads(sys.argv[1]))
        out = _Told(sys.stdout)
        about = {"sheets": book.sheets, "point": book.point, "uncomputed": sorted(book.uncomputed)}
        out.say(about)
        for number, cells in book.rows:
            # A percentage is a number to the encoder.
            out.say([number, [{"%": float(cell)} if type(cell) is Percent else cell for cell in cells]])
        out.say("end")
    except UnreadableFileError as error:
        print(json.dumps({"kind": error.kind, "most": error.most}))
    except (MemoryError, RecursionError):
        print(_SPENT)


class _Told:
    """Lines of JSON, as far as they may go."""

    def __init__(self, out: TextIO) -> None:
        self.out, self.left = out, OUTPUT

    def say(self, what: Any) -> None:
        line = json.dumps(what)
        self.left -= len(line)
        if self.left < 0:
            line = _SPENT
        print(line, file=self.out)
        if self.left < 0:
            sys.exit()


def _limit() -> None:
    """Take away what reading a file does not need; where a system knows no such limits, the time alone is watched."""
    if hasattr(os, "nice"):
        os.nice(15)
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    main()
