"""Is the snapshot whole, does it fit, is it small enough."""

import io
from dataclasses import dataclass, field

import pandas as pd
import pandera.errors

from data_sources import catalogue, checks
from data_sources.catalogue.models import Source
from data_sources.errors import CatalogueError, DataSourceError
from data_sources.needs import Trial, needs
from data_sources.schemas import SCHEMAS
from data_sources.snapshot import Snapshot

SIZE_LIMIT = 20_000_000
"""Bytes that the embedded snapshot may take."""


@dataclass(frozen=True)
class FileReport:
    """One file of the snapshot."""

    source: str
    kind: str
    rows: int
    bytes: int
    years: str


@dataclass(frozen=True)
class Report:
    """What was found; no problems means that the snapshot can be trusted."""

    files: list[FileReport]
    problems: list[str]
    known: list[str] = field(default_factory=list)
    """What it was published without, knowingly."""

    @property
    def total_bytes(self) -> int:
        """Size of all files together."""
        return sum(file.bytes for file in self.files)


def verify(snapshot: Snapshot, trial: Trial | None = None) -> Report:
    """Check every file's contents, shape and rows, the sources against each other, and whether it can be shown.

    Parameters
    ----------
    snapshot : Snapshot
    trial : callable, optional
        Tries whether it can be shown; without one only the figures themselves are checked.
    """
    problems = [f"{path} ontbreekt of is beschadigd." for path in snapshot.damaged()]
    declared: dict[str, Source] = {}
    files, frames = [], {}
    for entry in snapshot.sources():
        try:
            declared[entry.id] = catalogue.find(entry.id, entry.title)
        except CatalogueError:
            problems.append(f"{entry.id} staat niet in de catalogus.")
            continue
        kinds: dict[str, pd.DataFrame] = {}
        for file in entry.files:
            years = (
                f"{file.years[0]}–{file.years[-1]}" if len(file.years) > 1 else "".join(map(str, file.years))
            )
            files.append(FileReport(entry.id, file.kind, file.rows, file.bytes, years))
            if any(file.path in problem for problem in problems):
                continue
            frame = kinds[file.kind] = pd.read_parquet(io.BytesIO(snapshot.content(file)))
            problems += _shape_problems(entry.id, file.kind, frame, file.rows)
        frames[entry.id] = kinds
    try:
        checks.check_together(frames, declared)
    except (DataSourceError, KeyError) as error:
        problems.append(str(error))
    if sum(file.bytes for file in files) > SIZE_LIMIT:
        problems.append(f"de momentopname is groter dan {SIZE_LIMIT / 1e6:.0f} MB.")
    remarks = snapshot.manifest.remarks
    # Damaged figures cannot be tried, and say so already.
    if trial is not None and not problems:
        said = {remark.source for remark in remarks}
        problems += [
            need.line
            for need in needs(snapshot, trial)
            if need.weight == "never" or (need.weight == "refused" and need.source not in said)
        ]
    return Report(files, problems, [f"{remark.line} (sinds {remark.since})" for remark in remarks])


def _shape_problems(source_id: str, kind: str, frame: pd.DataFrame, rows: int) -> list[str]:
    problems = []
    if len(frame) != rows:
        problems.append(f"{source_id}: {kind} heeft {len(frame)} rijen, de inhoudsopgave noemt er {rows}.")
    try:
        SCHEMAS[kind].validate(frame)
    except pandera.errors.SchemaError as error:
        problems.append(f"{source_id}: {kind} heeft niet de juiste vorm: {str(error).splitlines()[0]}")
    return problems
