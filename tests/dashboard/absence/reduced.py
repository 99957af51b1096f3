"""Snapshots that lack something, as values: sources left out, years left out, few gemeenten. No file is copied."""

import hashlib
from collections.abc import Callable, Collection

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

import geo
from data_sources import Snapshot
from data_sources.manifest import Entry, Manifest

Rows = Callable[[pa.Table], pa.Table]

NORTH = ("PV20", "PV21", "PV22")
"""Provinces of the small snapshot: a large city, islands, a border, and many mergers."""


def reduced(whole: Snapshot, name: str, entries: Collection[Entry], rows: Rows | None = None) -> Snapshot:
    """Make a snapshot that holds a part of another.

    Parameters
    ----------
    whole : Snapshot
    name : str
        Tells it from others with the same files.
    entries : list of Entry
    rows : callable, optional
        What is left of a table.
    """
    named = [
        entry.model_copy(
            update={
                "files": tuple(
                    file.model_copy(update={"sha256": _hash(file.sha256, name)}) for file in entry.files
                )
            }
        )
        for entry in entries
    ]
    part = Snapshot(whole._storage, Manifest(sources=tuple(named)))
    files = {file.path: file for entry in whole.sources() for file in entry.files}
    tables: dict[tuple[str, str], pa.Table] = {}

    def read(entry: Entry, kind: str) -> pa.Table:
        # A file is what the manifest says that it is by the name that it has there.
        there = whole.source(entry.id)
        if rows is None:
            return whole._read(there, kind)
        if (entry.id, kind) not in tables:
            tables[entry.id, kind] = rows(whole._read(there, kind))
        return tables[entry.id, kind]

    # Of this one alone: what is kept for all users is kept by the type and the version of a snapshot.
    setattr(part, "_read", read)  # noqa: B010
    # Its files are those of the whole, under hashes of their own.
    setattr(part, "content", lambda file: whole.content(files[file.path]))  # noqa: B010
    return part


def _hash(*words: str) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def without(whole: Snapshot, *sources: str) -> Snapshot:
    """Leave sources out."""
    entries = [entry for entry in whole.sources() if entry.id not in sources]
    return reduced(whole, f"without {' '.join(sorted(sources))}", entries)


def in_years(whole: Snapshot, wanted: Callable[[int], bool]) -> Snapshot:
    """Keep some years of all figures and boundaries."""
    entries = []
    for entry in whole.sources():
        files = []
        for file in entry.files:
            years = tuple(year for year in file.years if wanted(year))
            if years or not file.years:
                files.append(file.model_copy(update={"years": years}))
        if files:
            entries.append(entry.model_copy(update={"files": tuple(files)}))

    def rows(table: pa.Table) -> pa.Table:
        if "year" not in table.column_names:
            return table
        years = {year for year in table["year"].unique().to_pylist() if wanted(year)}
        return table.filter(pc.is_in(table["year"], pa.array(list(years), table["year"].type)))

    years = {year for entry in entries for file in entry.files for year in file.years}
    return reduced(whole, f"years {sorted(years)}", entries, rows)


def small(whole: Snapshot, provinces: Collection[str] = NORTH) -> Snapshot:
    """Keep a few provinces, with all that their gemeenten came from."""
    codes = _codes(whole, tuple(provinces))

    def rows(table: pa.Table) -> pa.Table:
        if "region" not in table.column_names:
            return table  # what CBS says of a table
        if "geometry" in table.column_names and table["region"][0].as_py().startswith("GM"):
            return table  # the outline of the country tells where its borders are
        regions = table["region"].unique()
        plain = [str(one) for one in regions.to_pylist()]
        inside = [one for one in plain if one[:2] not in ("GM", "WK", "BU") or f"GM{one[2:6]}" in codes]
        return table.filter(pc.is_in(table["region"], pa.array(inside, pa.string())))

    return reduced(whole, f"provinces {' '.join(provinces)}", whole.sources(), rows)


def _codes(whole: Snapshot, provinces: tuple[str, ...]) -> frozenset[str]:
    year = max(whole.area_years("gemeente"))
    found = geo.provinces(year, snapshot=whole)
    now = set(found.loc[found["province"].isin(provinces), "region"])
    before: set[str] = set()
    for earlier in range(1995, year):
        links: pd.DataFrame = geo.successors(earlier, year, snapshot=whole)
        before |= set(links.loc[links["new"].isin(now), "old"])
    return frozenset(now | before)
