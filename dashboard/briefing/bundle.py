"""Briefings of many gemeenten in one file, made beside the web server so that its pages stay quick.

A bundle is made by the command in a process of its own, that gives way to everything else (`nice`): the server's
interpreter has no work from it. One bundle is made at a time, however many people ask; the others wait in a row. A
bundle that nobody looks at any more is stopped, and what it left is thrown away.
"""

import atexit
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from os import getpid, kill
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir, mkdtemp
from threading import RLock, Thread
from typing import Literal

from dashboard.briefing.batch import Order, journal
from dashboard.briefing.parts import ALL

__all__ = ["Bundle", "Bundles", "FullError", "Progress", "bundles"]

State = Literal["waiting", "preparing", "busy", "ready", "broken", "gone"]

_ROOT = Path(__file__).parents[2]
_NICE = 15
_PREFIX = "briefings-"
_FAILED_SOME = 1  # what the command ends with when some documents could not be made


class FullError(RuntimeError):
    """Too many bundles are asked for at once."""


@dataclass(frozen=True)
class Progress:
    """How far a bundle is.

    Attributes
    ----------
    state : str
        `waiting` for others, `preparing` the figures, `busy`, `ready`, `broken` (nothing could be made), or `gone`
        (stopped, or thrown away).
    done, count : int
        Documents.
    before : int
        Bundles that come first.
    failed : tuple of str
        Gemeenten whose document could not be made.
    """

    state: State
    done: int = 0
    count: int = 0
    before: int = 0
    failed: tuple[str, ...] = ()


@dataclass
class Bundle:
    """One bundle in the making."""

    order: Order
    folder: Path
    id: str = field(default_factory=lambda: token_hex(8))
    seen: float = 0.0
    process: subprocess.Popen[bytes] | None = None

    @property
    def zip(self) -> Path:
        """Where the file will be."""
        return self.folder / "briefings.zip"

    @property
    def documents(self) -> Path:
        """Where its documents are put."""
        return self.folder / "documents"


class Bundles:
    """The bundles of all sessions: one in the making, the others in a row.

    Parameters
    ----------
    most : int
        Bundles that wait or are kept at once.
    patience : float
        Seconds after which one that nobody asked about is thrown away.
    clock : callable
        Seconds; for tests.
    """

    def __init__(
        self, most: int = 20, patience: float = 90.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._patience, self._clock = most, patience, clock
        self._bundles: dict[str, Bundle] = {}
        self._lock = RLock()
        self._watch: Thread | None = None
        _sweep()
        atexit.register(self.close)

    def ask(self, order: Order) -> str:
        """Put a bundle in the row and return the name under which one asks about it.

        Raises
        ------
        FullError
            Too many wait already.
        """
        with self._tidied():
            if len(self._bundles) >= self._most:
                raise FullError
            bundle = Bundle(order, Path(mkdtemp(prefix=f"{_PREFIX}{getpid()}-")), seen=self._clock())
            self._bundles[bundle.id] = bundle
            if self._watch is None or not self._watch.is_alive():
                self._watch = Thread(target=self._keep_watch, daemon=True)
                self._watch.start()
        self._advance()
        return bundle.id

    def progress(self, id: str) -> Progress:
        """Return how far a bundle is; asking keeps it alive."""
        with self._tidied():
            bundle = self._bundles.get(id)
            if bundle is None:
                return Progress("gone")
            bundle.seen = self._clock()
            return self._told(bundle)

    def content(self, id: str) -> bytes:
        """Return the file.

        Raises
        ------
        LookupError
            It is not there (yet, or any more).
        """
        with self._lock:
            bundle = self._bundles.get(id)
            if bundle is None or not bundle.zip.exists():
                raise LookupError("this bundle is not there")
            return bundle.zip.read_bytes()

    def stop(self, id: str) -> None:
        """Stop a bundle and throw away what there is of it."""
        with self._lock:
            if (bundle := self._bundles.pop(id, None)) is not None:
                _throw_away(bundle)
        self._advance()

    def close(self) -> None:
        """Stop all."""
        with self._lock:
            for id in list(self._bundles):
                _throw_away(self._bundles.pop(id))

    def _told(self, bundle: Bundle) -> Progress:
        count, process = len(bundle.order.gemeenten), bundle.process
        if process is None:
            order = list(self._bundles)
            before = sum(not _ended(self._bundles[id]) for id in order[: order.index(bundle.id)])
            return Progress("waiting", count=count, before=before)
        done = _made(bundle)
        if process.poll() is None:
            return Progress("busy" if done else "preparing", len(done), count)
        if process.returncode in (0, _FAILED_SOME) and bundle.zip.exists() and done:
            failed = [
                code for code in bundle.order.gemeenten if not any(f"-{code}-" in file for file in done)
            ]
            return Progress("ready", len(done), count, failed=tuple(failed))
        return Progress("broken", len(done), count)

    @contextmanager
    def _tidied(self) -> Iterator[None]:
        with self._lock:
            late = self._clock() - self._patience
            for id in [id for id, bundle in self._bundles.items() if bundle.seen < late]:
                _throw_away(self._bundles.pop(id))
            self._advance()
            yield

    def _keep_watch(self) -> None:
        """Throw away what was left behind, also when nobody asks about anything any more."""
        while self._bundles:
            time.sleep(min(15.0, self._patience / 2))
            with self._tidied():
                pass

    def _advance(self) -> None:
        """Start the first that waits, if none is being made."""
        with self._lock:
            started = [bundle for bundle in self._bundles.values() if bundle.process is not None]
            if any(not _ended(bundle) for bundle in started):
                return
            waiting = next((bundle for bundle in self._bundles.values() if bundle.process is None), None)
            if waiting is not None:
                waiting.process = _start(waiting)


@cache
def bundles() -> Bundles:
    """Return the bundles in the making, of everyone."""
    return Bundles()


def _sweep() -> None:
    """Remove the folders of servers that were killed before they could do so."""
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        owner = folder.name.removeprefix(_PREFIX).split("-")[0]
        if owner.isdigit() and not _runs(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _start(bundle: Bundle) -> subprocess.Popen[bytes]:
    order = bundle.order
    parts = [word for part in order.parts for word in ("--part", part)] if order.parts != ALL else []
    words = [
        *(sys.executable, "-m", "dashboard.briefing", *order.gemeenten),
        *("--format", order.form, "--language", order.language, "--base-url", order.base_url),
        *("--out", str(bundle.documents), "--zip", str(bundle.zip)),
        *("--workers", "1", "--nice", str(_NICE), "--parent", str(getpid())),
        *parts,
    ]
    log = (bundle.folder / "log.txt").open("wb")
    with log:
        return subprocess.Popen(  # noqa: S603  # codes and numbers that were checked
            words, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )


def _ended(bundle: Bundle) -> bool:
    return bundle.process is not None and bundle.process.poll() is not None


def _made(bundle: Bundle) -> list[str]:
    return [file for file, _, _ in journal(bundle.documents)]


def _throw_away(bundle: Bundle) -> None:
    if bundle.process is not None and bundle.process.poll() is None:
        bundle.process.kill()
        bundle.process.wait(10)
    shutil.rmtree(bundle.folder, ignore_errors=True)
