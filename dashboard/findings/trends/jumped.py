"""What is told of sudden jumps in a share: their years and sizes, what is known to have happened, what to look up."""

from typing import Any

import pandas as pd

from dashboard.analysis.events import named_with
from dashboard.findings.data.national import HERKOMST, JUMPING, OLD, National
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.present import link
from dashboard.findings.trends.series_numbers import series_sources
from geo import herindelingen

__all__ = ["happened", "jump_caveats", "jump_numbers", "jumped", "partition_of", "told_of"]

_TOLD = 3
"""Jumps that are told, the latest first; the table holds all."""


def partition_of(held: National, year: int) -> Partition:
    """The classification in which the change to a year is measured; a year of both belongs to the old one."""
    return OLD if year <= max(held.years(OLD), default=0) else HERKOMST


def told_of(held: National, row: Any) -> Told:
    """Say what one jump was; it names its group, of which each classification has another.

    Parameters
    ----------
    held : National
    row : a row of :attr:`National.jumps`
    """
    year = int(row.year)
    partition = partition_of(held, year)
    return Told(
        f"story.jumps.{'fell' if row.change < 0 else 'rose'}",
        {
            "year": Quantity(year, "year"),
            "having": Quantity((JUMPING[partition], partition[0]), "having"),
            "classification": Quantity(f"story.jumps.{partition[0]}", "text"),
            "points": Quantity(abs(float(row.change)), "points"),
            "reason": Quantity(f"story.jumps.{row.reason}", "text"),
        },
    )


def jumped(held: National, gemeente: str, jumps: pd.DataFrame) -> Finding | None:
    """Years in which a share leapt, what is known to have happened in those years, and what could be looked up."""
    if held.jumps.empty or jumps.empty:
        return None
    name = Quantity(held.gemeenten.names[gemeente], "name")
    said = [Told("story.jumps", {"name": name, "count": Quantity(len(jumps), "count")}, "count")]
    if len(jumps) > _TOLD:
        said.append(Told("story.jumps.latest", {"count": Quantity(_TOLD, "count")}))
    told = jumps.sort_values("year", ascending=False).head(_TOLD)
    known = {int(year): happened(held, gemeente, int(year)) for year in told["year"]}
    for row in told.itertuples():
        said += [told_of(held, row), *known[int(str(row.year))]]
    if not any(known.values()):
        said.append(Told("story.jumps.no_event", {"name": name}))
    said.append(Told("story.jumps.look_up", {"name": name}))
    first, last = int(jumps["year"].min()), int(jumps["year"].max())
    sources: list[Citation] = []
    for partition in (OLD, HERKOMST):
        if partition not in held.shares:
            continue
        years = jumps["year"][jumps["year"].isin(held.shares[partition].index.get_level_values("year"))]
        if len(years):
            sources += series_sources(held, gemeente, partition, f"{years.min()}–{years.max()}")
    return Finding(
        id="jumps",
        told=tuple(said),
        sources=tuple(sources),
        year=last if last >= first else None,
        base=Quantity("base.residents", "text"),
        link=link("trends", gemeente),
    )


def jump_caveats(
    held: National, gemeente: str, jumps: pd.DataFrame, first: int, last: int
) -> tuple[Told, ...]:
    """Say that a course from one year to another holds a jump."""
    if not jumps["year"].between(first + 1, last).any():
        return ()
    return (Told("story.jumps.caveat", {"name": Quantity(held.gemeenten.names[gemeente], "name")}),)


def _of_borders(held: National, gemeente: str, year: int) -> list[Told]:
    """What CBS tells of the borders of a gemeente in the year to 1 January: people who came or went with them.

    Gemeenten that were taken over are part of the series before it: with them nobody came.
    """
    if not herindelingen.told(held.snapshot):
        return []
    found = herindelingen.events(held.snapshot)
    within = (found["date"] > pd.Timestamp(year - 1, 1, 1)) & (found["date"] <= pd.Timestamp(year, 1, 1))
    own = (found["new"] == gemeente) ^ (found["old"] == gemeente)
    moved = found[within & own & found["kind"].eq("grenswijziging") & (found["inhabitants"] > 0)]
    called = herindelingen.names(held.snapshot)
    said = []
    for row in moved.itertuples():
        joined = row.new == gemeente
        filled = {
            "day": Quantity(row.date.date().isoformat(), "date"),
            "persons": Quantity(int(row.inhabitants), "persons"),
            "other": Quantity(called[row.old if joined else row.new], "name"),
            "name": Quantity(held.gemeenten.names[gemeente], "name"),
        }
        said.append(Told("story.jumps.joined" if joined else "story.jumps.left", filled))
    return said


def happened(held: National, gemeente: str, year: int) -> list[Told]:
    """What is known to have happened in the year to 1 January: by CBS's account of borders, and by declaration."""
    return _of_borders(held, gemeente, year) + [
        Told(
            "story.jumps.event",
            {
                "what": Quantity((event.what.nl, event.what.en), "both"),
                "source": Quantity((event.source.nl, event.source.en), "both"),
            },
        )
        for event in named_with(gemeente, {JUMPING[partition_of(held, year)]}, year)
    ]


def jump_numbers(held: National, gemeente: str, jumps: pd.DataFrame) -> Numbers:
    """All jumps, beside what was usual in their year."""
    frame = jumps[["year", "change", "usual", "reason"]].reset_index(drop=True)
    frame.insert(1, "group", [JUMPING[partition_of(held, int(year))] for year in frame["year"]])
    frame["reason"] = "story.jumps." + frame["reason"].astype(str)
    units = {"year": "year", "group": "group", "change": "change", "usual": "change", "reason": "text"}
    sources = [
        source
        for partition in (OLD, HERKOMST)
        if partition in held.shares
        for source in series_sources(held, gemeente, partition)
    ]
    return Numbers("jumps", frame, units, tuple(sources))
