"""Made-up snapshots whose years differ from those of the embedded one: a year more, or some years less.

What is made up is the embedded figures of another year under a new label, so that everything fits together; none of
it says anything about a real gemeente.
"""

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import pandas as pd

from data_sources import Snapshot, open_snapshot
from data_sources.manifest import Entry, FileEntry, Manifest, write_manifest
from data_sources.parquet import to_parquet
from data_sources.storage import Storage
from tests.dashboard.absence.reduced import small

Change = Callable[[pd.DataFrame, str], pd.DataFrame]
"""What becomes of a frame of a kind."""

KERNCIJFERS = "Kerncijfers wijken en buurten"
NEXT_TABLE = "86165NED"
"""The id under which CBS published the Kerncijfers of the year after those of the embedded snapshot."""


def a_year_more(held: Snapshot, folder: Path) -> Snapshot:
    """Give the newest herkomst, Kerncijfers, theme figures and boundaries a successor of a year later.

    Of the gemeenten a tenth of who has Dutch origin is counted with Europe, so that everything moves.
    """
    newest = {level: max(held.area_years(level)) for level in ("gemeente", "wijk", "buurt")}
    kerncijfers = max(
        (entry for entry in held.sources() if entry.title.startswith(KERNCIJFERS)), key=lambda one: last(one)
    )
    made: list[Entry] = []
    for entry in held.sources():
        if entry.id == "85458NED":
            made.append(changed(held, folder, entry, _with_next_year))
            continue
        areas = entry.file("areas")
        if entry.id == kerncijfers.id:
            made.append(_renamed(held, folder, entry, NEXT_TABLE))
        elif entry.id.startswith("wijken-en-buurten-") or (
            areas and any(newest.get(level) == areas.years[0] for level in areas.levels)
        ):
            made.append(_renamed(held, folder, entry, f"{entry.id.rsplit('-', 1)[0]}-{last(entry) + 1}"))
        made.append(copied(held, folder, entry))
    return published(folder, made)


def a_part(held: Snapshot, folder: Path, provinces: Collection[str]) -> Snapshot:
    """Keep a few provinces: what happens to years happens to each gemeente, and many take minutes."""
    part = small(held, provinces)

    def written(entry: Entry) -> Entry:
        return _written(folder, entry, lambda file: part._read(entry, file.kind).to_pandas())

    return published(folder, [written(entry) for entry in part.sources()])


def without_years(
    held: Snapshot,
    folder: Path,
    years: Collection[int],
    of: Iterable[str] = (),
    kinds: Collection[str] = ("origin", "indicators", "regions", "areas"),
) -> Snapshot:
    """Leave years out, of these sources (or of all) and kinds; a source left with nothing is left out itself."""
    sources, made = set(of), []
    for entry in held.sources():
        gone = set(years) if not sources or entry.id in sources else set()
        if not any(gone & set(file.years) for file in entry.files):
            made.append(copied(held, folder, entry))
            continue
        kept = tuple(
            file for file in entry.files if file.kind not in kinds or not file.years or set(file.years) - gone
        )
        if any(file.years for file in kept):
            made.append(
                changed(
                    held,
                    folder,
                    entry.model_copy(update={"files": kept}),
                    lambda frame, kind: (
                        frame[~frame["year"].isin(years)] if "year" in frame and kind in kinds else frame
                    ),
                )
            )
    return published(folder, made)


def last(entry: Entry) -> int:
    """Return the last year of a source; 0 without any."""
    return max((year for file in entry.files for year in file.years), default=0)


def _with_next_year(frame: pd.DataFrame, kind: str) -> pd.DataFrame:
    if "year" not in frame:
        return frame  # what CBS says of a table is of no year
    newest = frame[frame["year"] == frame["year"].max()].copy()
    newest["year"] += 1
    if kind == "origin":
        origin = newest.set_index(["region", "group", "birthplace"])["persons"].astype("Int64")
        wide = origin.unstack(["group", "birthplace"])
        europe = "Europa (exclusief Nederland)"
        moved = wide[("Nederland", "nl")] // 10
        wide[("Nederland", "nl")] -= moved
        wide[(europe, "nl")] += moved
        after = wide.stack(["group", "birthplace"], future_stack=True)
        newest["persons"] = after.reindex(origin.index).to_numpy()
    return pd.concat([frame, newest.astype(frame.dtypes.to_dict())], ignore_index=True)


def _renamed(held: Snapshot, folder: Path, entry: Entry, id: str) -> Entry:
    """Return a source as its successor of a year later."""
    year = last(entry)

    def a_year_on(frame: pd.DataFrame, _: str) -> pd.DataFrame:
        made = frame.copy()
        if "year" in made:
            made["year"] += 1
        if "source_table" in made:
            made["source_table"] = made["source_table"].astype(str).replace(entry.id, id)
        return made

    title = entry.title.replace(str(year), str(year + 1))
    url = entry.url.replace(entry.id, id)
    named = entry.model_copy(update={"id": id, "title": title, "url": url})
    made = changed(held, folder, named, a_year_on)
    if not entry.file("areas"):
        return made
    files = tuple(file.model_copy(update={"years": (year + 1,)}) for file in made.files)
    return made.model_copy(update={"files": files})


def changed(held: Snapshot, folder: Path, entry: Entry, change: Change) -> Entry:
    def read(file: FileEntry) -> pd.DataFrame:
        return change(pd.read_parquet(Path(held._storage.root) / file.path), file.kind)

    return _written(folder, entry, read)


def _written(folder: Path, entry: Entry, read: Callable[[FileEntry], pd.DataFrame]) -> Entry:
    """Write what the files of a source hold now."""
    files = []
    for file in entry.files:
        content = to_parquet(read(file))
        digest = hashlib.sha256(content).hexdigest()
        path = f"{file.kind}/{entry.id}-{digest[:12]}.parquet"
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        made = pd.read_parquet(target)
        years = tuple(sorted(int(year) for year in made["year"].unique())) if "year" in made else file.years
        files.append(
            FileEntry(
                kind=file.kind,
                path=path,
                sha256=digest,
                bytes=len(content),
                rows=len(made),
                levels=tuple(sorted(made["level"].astype(str).unique())) if "level" in made else file.levels,
                years=years,
            )
        )
    return entry.model_copy(update={"files": tuple(files)})


def copied(held: Snapshot, folder: Path, entry: Entry) -> Entry:
    for file in entry.files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(held._storage.root) / file.path, target)
    return entry


def published(folder: Path, entries: list[Entry]) -> Snapshot:
    write_manifest(Storage(str(folder)), Manifest(sources=tuple(entries)))
    return open_snapshot(str(folder))
