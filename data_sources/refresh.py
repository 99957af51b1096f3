"""Refreshing the snapshot: read what CBS renewed, check it all together, publish at once."""

import hashlib
import io
from collections.abc import Sequence
from datetime import date

import pandas as pd
import pyarrow as pa

from data_sources import catalogue, checks
from data_sources.catalogue.models import BoundarySource, FeatureSource, Source, TableSource
from data_sources.earlier import keep_earlier
from data_sources.errors import CannotBeShownError, CatalogueError, DataSourceError, SnapshotError
from data_sources.manifest import Entry, FileEntry, Manifest, Remark, read_manifest, write_manifest
from data_sources.needs import Need, needs, trial_of
from data_sources.pipeline import Pipeline, Product
from data_sources.refreshed import note
from data_sources.round import Outcome, Report, Round
from data_sources.settings import Settings
from data_sources.snapshot import Snapshot
from data_sources.storage import Storage
from data_sources.transport import Meter
from data_sources.wanted import wanted

__all__ = ["Outcome", "refresh"]


def refresh(
    settings: Settings,
    selected: Sequence[str] = (),
    *,
    force: bool = False,
    keep_going: bool = False,
    report: Report = lambda source_id, what: None,
    meter: Meter | None = None,
    today: date | None = None,
) -> Outcome:
    """Bring the snapshot up to date and return what happened.

    Tables come first; which boundaries and theme figures go with them follows from the years that they have.

    Parameters
    ----------
    settings : Settings
        Addresses, the snapshot's place, patience, and who tries the result.
    selected : sequence of str
        Source ids, and nothing else; by default everything that the catalogue declares, CBS lists, or figures need.
    force : bool
        Read also what was not renewed.
    keep_going : bool
        Publish what succeeded although other sources failed or are not offered: those keep their last good figures,
        and the snapshot says so.
    report : callable
        Told of every step.
    meter : Meter, optional
        Counts rows and bytes.
    today : date, optional
        Later years are not asked for. Default: the present day.

    Returns
    -------
    Outcome
        Nothing is published when a source fails or the figures lack what they need (unless `keep_going`), when the
        whole does not fit, or when what would be published cannot be shown.
    """
    # The system's allocator gives memory back between tables; Arrow's own keeps some hundred megabytes.
    pa.set_memory_pool(pa.system_memory_pool())
    storage, day = Storage(settings.snapshot), today or date.today()
    outcome = Outcome(meter=meter or Meter())
    with storage.locked(), Pipeline(settings, outcome.meter) as pipeline:
        before = read_manifest(storage) or Manifest()
        round_ = Round(pipeline, before, bool(selected), force, outcome, report)
        if selected:
            round_.read([catalogue.find(name, _title(before, name)) for name in selected])
        else:
            round_.read([*catalogue.tables(), *round_.listed()])
            for one in wanted(round_.years, day.year):
                round_.choose(one)
        if round_.products and (keep_going or not outcome.failed):
            _publish(storage, round_, settings, keep_going, day)
        if not selected:
            note(storage, outcome.failed)
    return outcome


def _publish(storage: Storage, round_: Round, settings: Settings, keep_going: bool, day: date) -> None:
    """Check all together and publish it; or say what failed, and leave things as they were."""
    outcome, before, there = round_.outcome, round_.before, set(storage.names())
    try:
        _check_together(storage, before, round_.products)
        after = _after(storage, round_, settings)
        round_.products.clear()
        pa.default_memory_pool().release_unused()  # what was read is written by now; its memory is for the trial
        unmet = _tried(Snapshot(storage, after), settings, keep_going)
        after = _with_remarks(after, unmet, outcome, day)
        write_manifest(storage, after)
    except DataSourceError as error:
        outcome.failed["samen"] = str(error)
        for name in set(storage.names()) - there:
            storage.remove(name)
        return
    outcome.published = True
    try:
        _tidy(storage, keep_earlier(storage, before, after, settings.keep))
    except SnapshotError as error:
        outcome.failed["eerdere"] = str(error)


def _title(before: Manifest, name: str) -> str:
    entry = before.entry(name)
    return entry.title if entry else ""


def _check_together(storage: Storage, before: Manifest, products: dict[str, Product]) -> None:
    declared, frames = {}, {}
    held = Snapshot(storage, before)
    for entry in before.sources:
        source = _known(entry)
        if source is not None and entry.id not in products:
            declared[entry.id] = source
            frames[entry.id] = {
                file.kind: pd.read_parquet(io.BytesIO(held.content(file)))
                for file in entry.files
                if file.kind != "areas" and file.is_of_figures
            }
    declared |= {source_id: product.source for source_id, product in products.items()}
    checks.check_together(frames | {name: product.frames for name, product in products.items()}, declared)


def _known(entry: Entry) -> Source | None:
    try:
        return catalogue.find(entry.id, entry.title)
    except CatalogueError:
        return None


def _after(storage: Storage, round_: Round, settings: Settings) -> Manifest:
    """Write the files of what was read, and return the manifest that would name them."""
    entries = {entry.id: entry for entry in round_.before.sources if entry.id not in round_.surplus()}
    for source_id, product in round_.products.items():
        entries[source_id] = _stored(storage, product, settings)
    known = {entry.id: source for entry in entries.values() if (source := _known(entry)) is not None}
    kept = sorted(known, key=lambda source_id: catalogue.order(known[source_id]))
    return round_.before.model_copy(update={"sources": tuple(entries[source_id] for source_id in kept)})


def _tried(snapshot: Snapshot, settings: Settings, keep_going: bool) -> list[Need]:
    """Refuse to publish what cannot be shown, and return what will be published without.

    Raises
    ------
    CannotBeShownError
        Something that the figures need is not there, or the dashboard cannot tell its stories with it.
    """
    trial = trial_of(settings)
    found = needs(snapshot, trial) if trial else []
    refused = {"never"} if keep_going else {"never", "refused"}
    if stopping := [need.line for need in found if need.weight in refused]:
        raise CannotBeShownError(f"wat nu gepubliceerd zou worden is niet te tonen: {stopping[0]}")
    return found


def _with_remarks(after: Manifest, unmet: Sequence[Need], outcome: Outcome, day: date) -> Manifest:
    """Say in the manifest what it is published without; what was said before and is mended is said no more."""
    done = {*outcome.renewed, *outcome.unchanged}
    earlier = [remark for remark in after.remarks if remark.kind == "failed" and remark.source not in done]
    said = {remark.source: remark for remark in earlier}
    lines = {need.source: ("lacking", need.line) for need in unmet}
    lines |= {source: ("failed", line) for source, line in outcome.failed.items()}
    for source, (kind, line) in lines.items():
        said[source] = Remark(source=source, kind=kind, line=line, since=day.isoformat())
    return after.model_copy(update={"remarks": tuple(said.values())})


def _tidy(storage: Storage, kept: set[str]) -> None:
    for name in set(storage.names()) - kept:
        if name.endswith(".parquet") or "/.tmp-" in f"/{name}":
            storage.remove(name)


def _stored(storage: Storage, product: Product, settings: Settings) -> Entry:
    source, files = product.source, []
    for kind, frame in product.frames.items():
        content = product.contents[kind]
        digest = hashlib.sha256(content).hexdigest()
        path = f"{kind}/{source.id}-{digest[:12]}.parquet"
        storage.write(path, content)
        files.append(
            FileEntry(
                kind=kind,
                path=path,
                sha256=digest,
                bytes=len(content),
                rows=len(frame),
                levels=_levels(source, frame),
                years=_years(source, frame),
            )
        )
    figures = [file for file in files if file.is_of_figures]
    return Entry(
        id=source.id,
        title=product.info.title,
        holds=source.holds,
        caveat=source.caveat,
        licence=source.licence,
        attribution=source.attribution,
        url=_public_address(source),
        modified=product.info.modified,
        version=product.info.version,
        declaration=source.declaration,
        retrieved=product.retrieved,
        filter=dict(source.where) if isinstance(source, TableSource) else {},
        rows=sum(file.rows for file in figures),
        columns=tuple(dict.fromkeys(column for file in figures for column in product.frames[file.kind])),
        files=tuple(files),
    )


def _levels(source: Source, frame: pd.DataFrame) -> tuple[str, ...]:
    if isinstance(source, BoundarySource):
        return (source.level,)
    return tuple(sorted(frame["level"].unique())) if "level" in frame else ()


def _years(source: Source, frame: pd.DataFrame) -> tuple[int, ...]:
    if isinstance(source, BoundarySource):
        return (source.year,)
    return tuple(sorted(int(year) for year in frame["year"].unique())) if "year" in frame else ()


def _public_address(source: Source) -> str:
    """Return where a reader finds the table, whichever server it was read from."""
    match source:
        case TableSource():
            return f"https://opendata.cbs.nl/statline/#/CBS/nl/dataset/{source.id.removesuffix('_extract')}"
        case FeatureSource():
            return f"https://api.pdok.nl/cbs/{source.id}/ogc/v1"
        case BoundarySource():
            return f"https://api.pdok.nl/cbs/{source.datasets[0]}/ogc/v1"
    return ""
