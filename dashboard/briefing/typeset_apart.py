"""Typst in a process of its own, that ends with the document.

In the server's own process it would keep some 50 MB: its code, and what it may be asked again. Apart it takes no
longer.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dashboard.style.fonts

__all__ = ["CannotTypesetError", "typeset_apart"]

_FONTS = str(Path(dashboard.style.fonts.__file__).parent)
_CHILD = str(Path(__file__).with_name("typesetter.py"))

_SECONDS = 120
"""A document takes less than one."""

_TURNS = threading.BoundedSemaphore(os.cpu_count() or 1)
"""Each takes about 60 MB for a moment, however many ask."""


class CannotTypesetError(RuntimeError):
    """Typst does not understand what it was given, or took too long."""


def typeset_apart(
    document: bytes, *inputs: Mapping[str, str], most_pages: int | None = None, **form: Any
) -> tuple[bytes, ...]:
    """Let Typst make files of a document, in the typefaces that are shipped and no others.

    Parameters
    ----------
    document : bytes
        Typst.
    *inputs : mapping of str to str
        What the document finds in ``sys.inputs``; of several the first with which it has room, or else the last.
    most_pages : int, optional
        How many pages a document has room for.
    **form
        As Typst has it, in values that JSON knows; and `colours`, how many a page as PNG may have.

    Returns
    -------
    tuple of bytes
        One file, or one for each page.

    Raises
    ------
    CannotTypesetError
    """
    asked = json.dumps([_FONTS, [dict(one) for one in inputs], most_pages, form]).encode() + b"\n" + document
    with _TURNS:
        try:
            done = subprocess.run(  # noqa: S603 - our own script, and nothing of a user's among its arguments
                [sys.executable, "-I", "-B", _CHILD],
                input=asked,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise CannotTypesetError(f"not within {_SECONDS} s") from None
    if done.returncode:
        # What Typst says first; where it was in the document follows, with what stood there.
        said = done.stderr.decode(errors="replace").strip().rpartition("TypstError: ")[2]
        raise CannotTypesetError(said.splitlines()[0] if said else f"ended with {done.returncode}")
    sizes, _, files = done.stdout.partition(b"\n")
    return tuple(_parted(files, json.loads(sizes)))


def _parted(files: bytes, sizes: list[int]) -> list[bytes]:
    parts, start = [], 0
    for size in sizes:
        parts.append(files[start : start + size])
        start += size
    return parts
