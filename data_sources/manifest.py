"""The manifest: what the snapshot holds, where each figure came from, and when."""

from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from data_sources.errors import SnapshotError
from data_sources.storage import Storage
from data_sources.wording import reason

MANIFEST = "manifest.json"
FORMAT = 1


def _inside(path: str) -> str:
    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor or not path:
        raise ValueError("this path leads outside the folder")
    if {"..", ""} & set(path.replace("\\", "/").split("/")):
        raise ValueError("this path leads outside the folder")
    return path


class FileEntry(BaseModel):
    """One Parquet file of the snapshot."""

    model_config = ConfigDict(frozen=True)

    kind: str
    path: Annotated[str, AfterValidator(_inside)]
    sha256: str
    bytes: int
    rows: int
    levels: tuple[str, ...]
    years: tuple[int, ...]

    @property
    def is_of_figures(self) -> bool:
        """Whether it holds what figures are made of, not what is said of them."""
        return self.kind != "texts"


class Entry(BaseModel):
    """One source: the table, where and when it was read, and the files that hold it."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    holds: str
    caveat: str
    licence: str
    attribution: str
    url: str
    modified: str | None
    version: str
    declaration: str
    retrieved: str
    filter: dict[str, Any]
    rows: int
    columns: tuple[str, ...]
    files: tuple[FileEntry, ...]

    def file(self, kind: str) -> FileEntry | None:
        """Return the file of this kind, if the source has one."""
        return next((file for file in self.files if file.kind == kind), None)


class Remark(BaseModel):
    """What the last refresh could not bring, and was published without.

    Attributes
    ----------
    source : str
        Id, or a word for what cannot be told.
    kind : str
        `failed` (could not be read, or did not fit: the last good figures stay, if any) or `lacking` (needed by what
        is held).
    line : str
        What a maintainer was told.
    since : str
        Day of that refresh, ISO 8601.
    """

    model_config = ConfigDict(frozen=True)

    source: str
    kind: Literal["failed", "lacking"]
    line: str
    since: str


class Manifest(BaseModel):
    """All sources in the snapshot, preferred ones first, and what it had to be published without."""

    model_config = ConfigDict(frozen=True)

    format: int = FORMAT
    sources: tuple[Entry, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def entry(self, source_id: str) -> Entry | None:
        """Return the entry of a source, if the snapshot holds it."""
        return next((entry for entry in self.sources if entry.id == source_id), None)

    def years(self, level: str, *kinds: str) -> tuple[int, ...]:
        """Return the years that have figures of these kinds (`origin`, `indicators`) at a level, oldest first."""
        files = (entry.file(kind) for entry in self.sources for kind in kinds)
        return tuple(sorted({year for file in files if file and level in file.levels for year in file.years}))

    def paths(self) -> set[str]:
        """Return the paths of all files that the manifest names."""
        return {file.path for entry in self.sources for file in entry.files}


def read_manifest(storage: Storage, name: str = MANIFEST) -> Manifest | None:
    """Return the manifest, or None where there is no snapshot yet.

    Raises
    ------
    SnapshotError
        The manifest is there and cannot be read or understood.
    """
    try:
        manifest = Manifest.model_validate_json(storage.read(name))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SnapshotError(f"{name} is niet te lezen: {reason(error)}.", place=storage.root) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise SnapshotError(
            f"{name} is beschadigd ({f'{where}: ' if where else ''}{first['msg']}).", place=storage.root
        ) from None
    if manifest.format != FORMAT:
        raise SnapshotError(
            f"de momentopname heeft vorm {manifest.format}, verwacht {FORMAT}.", place=storage.root
        )
    return manifest


def write_manifest(storage: Storage, manifest: Manifest, name: str = MANIFEST) -> None:
    """Publish: from this moment readers see the new figures, and never a mixture."""
    storage.write(name, (manifest.model_dump_json(indent=1) + "\n").encode())
