"""Many briefings, one after another or over several processes: what is there already is not made again.

A file appears under its name only when it is whole. A journal beside the files tells from which figures and choices
each was made, so that a run that was cut short goes on where it was.
"""

import gc
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from tempfile import NamedTemporaryFile

from dashboard.briefing.documents import document, document_name
from dashboard.briefing.parts import ALL, briefing
from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources import Snapshot, faults, open_snapshot
from data_sources.kept import let_go

__all__ = ["JOURNAL", "Made", "Order", "fulfil", "journal", "write_whole"]

JOURNAL = "gemaakt.jsonl"
"""Name of the journal in the folder."""

_START = "fork" if "fork" in get_all_start_methods() else "spawn"

_EDITION = 1
"""Goes up when documents look different, so that older files are made again."""


@dataclass(frozen=True)
class Order:
    """What is to be made.

    Attributes
    ----------
    gemeenten : tuple of str
        Codes of gemeenten of today.
    form : str
        One of `dashboard.briefing.documents.FORMATS`.
    language : str
    parts : tuple of str
    base_url : str
    """

    gemeenten: tuple[str, ...]
    form: str = "pdf"
    language: str = "nl"
    parts: tuple[str, ...] = ALL
    base_url: str = ""

    def key(self, version: str) -> str:
        """Tell orders apart by all that changes a document, save the gemeente."""
        said = [_EDITION, version, self.form, self.language, list(self.parts), self.base_url]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Made:
    """What became of one document.

    Attributes
    ----------
    gemeente : str
    file : str
        Its name.
    error : str
        Why it could not be made; empty when it is there.
    kept : bool
        Whether it was there already.
    """

    gemeente: str
    file: str
    error: str = ""
    kept: bool = False


def fulfil(order: Order, folder: Path, workers: int = 1, figures: str | None = None) -> Iterator[Made]:
    """Make what is not there yet.

    Parameters
    ----------
    order : Order
    folder : Path
        Made when it is not there.
    workers : int
        Processes; with 1 the documents are made in this one.
    figures : str, optional
        Folder or URL of the figures; by default those of the settings.

    Yields
    ------
    Made
        As each is done; first those that are there already. Whoever stops asking stops the making.
    """
    folder.mkdir(parents=True, exist_ok=True)
    snapshot = _opened(figures)
    names = national(snapshot).gemeenten.names
    language, key = Language(order.language), order.key(snapshot.version)
    files = {code: document_name(code, names[code], language, order.form) for code in order.gemeenten}
    there = _journal(folder, key)
    todo = []
    for code, file in files.items():
        if there.get(file) == _size(folder / file):
            yield Made(code, file, kept=True)
        else:
            todo.append(code)
    for made in _all_made(order, todo, files, folder, workers, figures):
        if not made.error:
            _note(folder, key, made.file)
        yield made


def _all_made(
    order: Order,
    todo: Sequence[str],
    files: dict[str, str],
    folder: Path,
    workers: int,
    figures: str | None,
) -> Iterator[Made]:
    if workers == 1 or len(todo) < 2:
        for code in todo:
            yield _make(order, code, files[code], folder, figures)
        return
    _read_for_all(order, todo[0], figures)
    pool = ProcessPoolExecutor(workers, mp_context=get_context(_START))
    try:
        asked: list[Future[Made]] = [
            pool.submit(_make, order, code, files[code], folder, figures) for code in todo
        ]
        for done in as_completed(asked):
            yield done.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _read_for_all(order: Order, code: str, figures: str | None) -> None:
    """Read all figures before the process splits, so that its parts share them instead of reading each their own.

    Only a briefing is put together, no document is set: Typst's threads would not survive the split.
    """
    if _START == "fork":
        briefing(_opened(figures), code, Language(order.language), order.parts, order.base_url)
        gc.collect()
        gc.freeze()


@cache
def _opened(figures: str | None) -> Snapshot:
    return open_snapshot(figures)


def _make(order: Order, code: str, file: str, folder: Path, figures: str | None) -> Made:
    try:
        made = document(
            _opened(figures), code, Language(order.language), order.form, order.parts, order.base_url
        )
        write_whole(folder / file, made)
    except Exception as error:  # one gemeente that fails must not cost the other 341
        return Made(code, file, faults.line(error) or f"{type(error).__name__}: {error}")
    finally:
        let_go(
            _opened(figures), story
        )  # every gemeente is told once: keeping hundreds of stories is of no use here
    return Made(code, file)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all."""
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)


def journal(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Yield what was made, in order: the file, the key of its figures and choices, and how large it was."""
    path = folder / JOURNAL
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            said = json.loads(line)
            made = said["file"], said["key"], said["size"]
        except (ValueError, KeyError, TypeError):
            continue  # a line that was cut short tells of a file that is made again
        yield made


def _journal(folder: Path, key: str) -> dict[str, int]:
    """Read which files were made from these figures and choices, and how large each was."""
    found: dict[str, int] = {}
    for file, made_from, size in journal(folder):
        if made_from == key:
            found[file] = size
        else:
            found.pop(file, None)
    return found


def _note(folder: Path, key: str, file: str) -> None:
    line = json.dumps({"file": file, "key": key, "size": _size(folder / file)})
    with (folder / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write(line + "\n")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else -1
