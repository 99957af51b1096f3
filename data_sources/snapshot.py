"""Reading the snapshot: tidy frames of everything that was published."""

import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data_sources.catalogue import rounded
from data_sources.categories import REPEATED
from data_sources.errors import Lacking, NotHeldError, SnapshotError
from data_sources.kept import kept
from data_sources.manifest import MANIFEST, Entry, FileEntry, Manifest, read_manifest
from data_sources.settings import settings
from data_sources.storage import Storage
from data_sources.wording import reason

Wanted = dict[str, tuple[Any, ...]]
"""Values that are asked for, by column; a column without an entry may hold anything."""


class Snapshot:
    """One published state of all figures; a later refresh does not change it.

    Parameters
    ----------
    storage : Storage
        Where the files are.
    manifest : Manifest
        What they are.
    """

    def __init__(self, storage: Storage, manifest: Manifest):
        self._storage = storage
        self._held: dict[str, bytes] = {}
        self.manifest = manifest

    @cached_property
    def version(self) -> str:
        """A short hash of all contents: equal versions hold equal figures and words."""
        contents = sorted(f"{file.path}:{file.sha256}" for entry in self.sources() for file in entry.files)
        return hashlib.sha256("\n".join(contents).encode()).hexdigest()[:12]

    @property
    def storage(self) -> Storage:
        """Where it lies."""
        return self._storage

    def beside(self, folder: str) -> Storage:
        """Return a place within the snapshot's own, for what is made of it; no source lies there."""
        return Storage(f"{self._storage.root.rstrip('/')}/{folder}")

    def sources(self) -> tuple[Entry, ...]:
        """Return what is known of every source: title, renewal, retrieval, licence, caveat, files."""
        return self.manifest.sources

    def source(self, source_id: str) -> Entry:
        """Return what is known of one source.

        Raises
        ------
        NotHeldError
            The snapshot does not hold the source.
        """
        entry = self.manifest.entry(source_id)
        if entry is None:
            raise NotHeldError(Lacking("source", sources=(source_id,)))
        return entry

    def origin(
        self,
        level: str | Iterable[str] | None = None,
        years: int | Iterable[int] | None = None,
        classification: str | None = None,
        groups: int | None = None,
    ) -> pd.DataFrame:
        """Return the inhabitants by origin.

        Parameters
        ----------
        level, years, classification, groups
            What to keep; everything by default.

        Returns
        -------
        pd.DataFrame
            One row per region, year, partition (`classification` with its number of `groups`), group and
            birthplace: `region`, `level`, `year`, `classification`, `groups`, `group`, `birthplace`, `persons`
            (missing where CBS publishes shares only), `share_pct` (% of the region's inhabitants),
            `source_table`, `rounded_to` and `off_by` (the multiple to which `persons` are rounded, and how far they
            may lie from the truth by it; missing where CBS publishes shares only). Summing one partition of one
            region and year counts everybody once.

        Raises
        ------
        NotHeldError
            There is no such row: figures that are not there never pass for none.
        """
        wanted = _wanted(level=level, year=years, classification=classification, groups=groups)
        rows = self._frame("origin", wanted, ["region", "year", "classification", "groups"])
        return rows.assign(off_by=self._off_by(rows))

    def indicators(
        self,
        level: str | Iterable[str] | None = None,
        years: int | Iterable[int] | None = None,
        indicator: str | Iterable[str] | None = None,
    ) -> pd.DataFrame:
        """Return the figures besides origin.

        Returns
        -------
        pd.DataFrame
            `region`, `level`, `year`, `indicator`, `value`, `unit`, `source_table`; where two sources give a
            figure, that of the source that the catalogue names first. No row means no figure.

        Raises
        ------
        NotHeldError
            There is no row at all.
        """
        wanted = _wanted(level=level, year=years, indicator=indicator)
        return self._frame("indicators", wanted, ["region", "year", "indicator"])

    def regions(
        self, level: str | Iterable[str] | None = None, year: int | Iterable[int] | None = None
    ) -> pd.DataFrame:
        """Return the regions of each year: `region`, `level`, `year`, `name`, `gemeente`.

        Raises
        ------
        NotHeldError
            There are none.
        """
        return self._frame("regions", _wanted(level=level, year=year), ["region", "year"])

    def history(self) -> pd.DataFrame:
        """Return CBS's own text on every region since 1988: `region`, `name`, `description` (03759ned).

        Raises
        ------
        NotHeldError
            The snapshot does not hold it.
        """
        entries = [entry for entry in self.sources() if entry.file("history")]
        if not entries:
            raise NotHeldError(Lacking("history"))
        return self._read(entries[0], "history").to_pandas()

    def of_source(self, source_id: str, kind: str) -> pd.DataFrame | None:
        """Return all that one source gives of a kind, also what another gives first; None where it gives none."""
        entry = self.source(source_id)
        return self._read(entry, kind).to_pandas() if entry.file(kind) else None

    @kept(64)
    def texts(self, source_id: str) -> pd.DataFrame:
        """Return what CBS says of a table and its subjects: `under`, `title`, `text`; not to be changed.

        None of what the snapshot does not hold: an older one keeps no words.
        """
        entry = self.manifest.entry(source_id)
        if entry is None or entry.file("texts") is None:
            return pd.DataFrame({"under": [], "title": [], "text": []}, dtype="str")
        return self._read(entry, "texts").to_pandas()

    def years(self, level: str, *kinds: str) -> tuple[int, ...]:
        """Return the years with figures of these kinds (`origin`, `indicators`) at a level, oldest first."""
        return self.manifest.years(level, *kinds)

    def area_years(self, level: str) -> list[int]:
        """Return the years for which the snapshot holds boundaries of a level, oldest first."""
        files = (entry.file("areas") for entry in self.sources())
        return sorted(year for file in files if file and level in file.levels for year in file.years)

    def areas(self, level: str, year: int) -> pd.DataFrame:
        """Return boundaries: `region`, `name`, `gemeente`, `geometry` (WKB, EPSG:28992, whole metres).

        Raises
        ------
        NotHeldError
            The snapshot holds no boundaries of this level and year.
        """
        for entry in self.sources():
            file = entry.file("areas")
            if file and level in file.levels and year in file.years:
                return self._read(entry, "areas").to_pandas()
        raise NotHeldError(Lacking("areas", (level,), (int(year),), there=tuple(self.area_years(level))))

    def _off_by(self, rows: pd.DataFrame) -> pd.Series:
        tables = [str(name) for name in rows["source_table"].unique()]
        nearest = [name for name in tables if rounded(name, self.source(name).title) == "nearest"]
        step = rows["rounded_to"]
        return (step - 1).mask(rows["source_table"].isin(nearest), step // 2)

    def _frame(
        self, kind: Literal["origin", "indicators", "regions"], wanted: Wanted, identity: list[str]
    ) -> pd.DataFrame:
        pieces: list[pa.Table] = []
        covered: set[tuple[str, int]] = set()
        overlapping = False
        for entry in self.sources():
            file = entry.file(kind)
            if file is None or not _may_hold(file, wanted):
                continue
            table = self._read(entry, kind)
            for column, values in wanted.items():
                allowed = pa.array(list(values)).cast(_value_type(table[column]))
                table = table.filter(pc.is_in(table[column], allowed))
            pieces.append(table)
            cells = {(at, year) for at in file.levels for year in file.years}
            overlapping |= bool(covered & cells)
            covered |= cells
        if not any(len(piece) for piece in pieces):
            raise NotHeldError(_lacking(kind, wanted))
        frame = pa.concat_tables(pieces).unify_dictionaries().to_pandas()
        return _preferred(frame, identity) if overlapping else frame

    def _read(self, entry: Entry, kind: str) -> pa.Table:
        file = entry.file(kind)
        assert file is not None
        content = pa.BufferReader(self.content(file))
        try:
            table = pq.read_table(content, read_dictionary=list(REPEATED))
        except pa.ArrowException:
            raise SnapshotError(f"{file.path} is geen Parquet.", place=self._storage.root) from None
        dictionary = pa.dictionary(pa.int32(), pa.string())
        for position, field in enumerate(table.schema):
            if field.name in REPEATED and field.type != dictionary:
                table = table.set_column(position, field.name, table[field.name].cast(dictionary))
        return table.replace_schema_metadata(table.schema.metadata)

    def content(self, file: FileEntry) -> bytes:
        """Return a file's bytes.

        Raises
        ------
        SnapshotError
            It is not there, or not what the manifest says: figures that are not those of CBS are never given.
        """
        if file.path in self._held:
            return self._held[file.path]
        try:
            content = self._storage.read(file.path)
        except OSError as error:
            raise SnapshotError(
                f"{file.path} is niet te lezen: {reason(error)}.", place=self._storage.root
            ) from None
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise SnapshotError(f"{file.path} is beschadigd.", place=self._storage.root)
        return content

    def hold(self) -> None:
        """Read all files, and keep them whatever becomes of their place.

        Raises
        ------
        SnapshotError
            One is not there, or damaged.
        """
        self._held = {file.path: self.content(file) for entry in self.sources() for file in entry.files}

    def marks(self) -> dict[str, str]:
        """Return what changes when anything in the snapshot's place does; see :meth:`Storage.marks`."""
        try:
            return self._storage.marks()
        except OSError as error:
            raise SnapshotError(f"niet te lezen: {reason(error)}.", place=self._storage.root) from None

    def damaged(self) -> list[str]:
        """Return the files whose contents are not what the manifest says, absent ones included."""
        return [file.path for entry in self.sources() for file in entry.files if not self._is_whole(file)]

    def _is_whole(self, file: FileEntry) -> bool:
        try:
            self.content(file)
        except SnapshotError:
            return False
        return True


def open_snapshot(path: str | None = None) -> Snapshot:
    """Open the published figures.

    Parameters
    ----------
    path : str, optional
        A folder or an fsspec URL; by default the one of the settings, which is the embedded snapshot.

    Raises
    ------
    SnapshotError
        There is no snapshot, or its manifest is damaged.
    """
    storage = Storage(str(path) if path is not None else settings().snapshot)
    manifest = read_manifest(storage)
    if manifest is None:
        raise SnapshotError(
            f"hier is geen momentopname ({MANIFEST}); maak er een met 'python -m data_sources refresh'.",
            place=storage.root,
        )
    return Snapshot(storage, manifest)


def _preferred(frame: pd.DataFrame, identity: list[str]) -> pd.DataFrame:
    """Keep, where sources give the same figure, that of the one that the catalogue names first."""
    if "group" not in frame:
        return frame.drop_duplicates(identity, ignore_index=True)
    # A partition is taken from one source as a whole, never group by group.
    first = frame.drop_duplicates(identity)[[*identity, "source_table"]]
    return frame.merge(first, on=[*identity, "source_table"], how="inner")


def _may_hold(file: FileEntry, wanted: Wanted) -> bool:
    held: dict[str, Callable[[], set[str] | set[int]]] = {
        "level": lambda: set(file.levels),
        "year": lambda: set(file.years),
    }
    return all(bool(held[key]() & set(values)) for key, values in wanted.items() if key in held)


def _value_type(column: pa.ChunkedArray) -> pa.DataType:
    return column.type.value_type if pa.types.is_dictionary(column.type) else column.type


def _wanted(**asked: object) -> Wanted:
    """What is asked for by column: one value, several, or all (None, which is left out)."""
    return {
        column: tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (value,)
        for column, value in asked.items()
        if value is not None
    }


def _lacking(kind: Literal["origin", "indicators", "regions"], wanted: Wanted) -> Lacking:
    return Lacking(
        kind,
        levels=wanted.get("level", ()),
        years=tuple(int(year) for year in wanted.get("year", ())),
        classification=next(iter(wanted.get("classification", ())), None),
        groups=next(iter(wanted.get("groups", ())), None),
        indicators=wanted.get("indicator", ()),
    )
