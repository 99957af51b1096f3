"""Where a snapshot lies: a local folder or an fsspec URL; every file appears whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from filelock import FileLock, Timeout
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from data_sources.errors import SnapshotError
from data_sources.wording import masked, reason


class Storage:
    """Files below one root.

    Parameters
    ----------
    root : str
        A folder or an fsspec URL such as s3://bucket/snapshot.
    """

    def __init__(self, root: str):
        self.root = root
        try:
            self._fs, self._path = url_to_fs(root)
        except (ValueError, ImportError) as error:
            raise SnapshotError(f"deze plek kan niet worden geopend ({reason(error)}).", place=root) from None
        self._local = isinstance(self._fs, LocalFileSystem)

    def __str__(self) -> str:
        """Name the place, without the password that its address may hold."""
        return masked(self.root)

    def _at(self, name: str) -> str:
        return f"{self._path.rstrip('/')}/{name}"

    def exists(self, name: str) -> bool:
        """Tell whether the file is there."""
        with _as_os_errors():
            return bool(self._fs.exists(self._at(name)))

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        with _as_os_errors():
            return cast(bytes, self._fs.cat_file(self._at(name)))

    def write(self, name: str, content: bytes) -> None:
        """Write a file so that readers see the old one or the new one, whatever happens meanwhile.

        Object stores replace an object at once; on disk the bytes are written beside, flushed, and renamed.

        Raises
        ------
        SnapshotError
            It cannot be written: the disk is full, or may only be read.
        """
        try:
            self._write(name, content)
        except OSError as error:
            raise SnapshotError(f"{name} is niet te schrijven: {reason(error)}.", place=self.root) from None

    def _write(self, name: str, content: bytes) -> None:
        if not self._local:
            with _as_os_errors():
                self._fs.pipe_file(self._at(name), content)
            return
        target = Path(self._at(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(prefix=".tmp-", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o644)
            Path(beside).replace(target)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)

    def names(self) -> list[str]:
        """Return the names of all files below the root."""
        return sorted(self.marks())

    def marks(self) -> dict[str, str]:
        """Return, of all files below the root, what changes when a file does: by name, without reading them."""
        prefix = self._path.rstrip("/") + "/"
        with _as_os_errors():
            self._fs.invalidate_cache()
            if not self._fs.exists(self._path):
                return {}
            found = self._fs.find(self._path, withdirs=False, detail=True)
        return {path.removeprefix(prefix): repr(told) for path, told in found.items()}

    def remove(self, name: str) -> None:
        """Remove a file; one that is gone already is no trouble."""
        if self.exists(name):
            with _as_os_errors():
                self._fs.rm_file(self._at(name))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other refreshes of the same local folder away; object stores rely on one refresher.

        Raises
        ------
        SnapshotError
            Another refresh is at work.
        """
        if not self._local:
            yield
            return
        folder = Path(self._path)
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise SnapshotError("er loopt al een verversing.", place=self.root) from None
        try:
            yield
        finally:
            lock.release()


@contextmanager
def _as_os_errors() -> Iterator[None]:
    """Raise what stores have for errors of their own as errors of the system, which everybody knows."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(reason(error)) from None


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
