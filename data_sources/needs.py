"""What a snapshot must hold for its figures to be shown, told before it is published and by `verify`.

Whether the dashboard can really tell its stories with it is tried by the dashboard itself: see `Settings.trial`.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from data_sources import catalogue
from data_sources.checks import POPULATION_TABLE
from data_sources.manifest import Manifest
from data_sources.settings import Settings
from data_sources.snapshot import Snapshot

__all__ = ["Need", "Trial", "needs", "trial_of", "unmet"]


@dataclass(frozen=True)
class Need:
    """Something that the figures need and the snapshot does not hold.

    Attributes
    ----------
    source : str
        Id of the source that would bring it, or a word for what cannot be told.
    line : str
        What is missing and what to do, in one line.
    weight : str
        `never`: nothing can be shown without it, or showing fails; `refused`: not published without it, unless a
        maintainer says so; `part`: published without it, and said.
    """

    source: str
    line: str
    weight: Literal["never", "refused", "part"]


def unmet(manifest: Manifest) -> list[Need]:
    """Return what figures lack to be shown: themselves, their newest boundaries, the history of the gemeenten."""
    years = manifest.years("gemeente", "origin")
    if not years:
        return [
            Need(
                "85458NED",
                "er zijn geen cijfers over herkomst per gemeente; zonder die is er niets te tonen. "
                "Ververs 85458NED of een tabel kerncijfers.",
                "never",
            )
        ]
    found = [_boundaries(manifest, "gemeente", years[-1], "refused")]
    if manifest.entry(POPULATION_TABLE) is None:
        line = (
            f"{POPULATION_TABLE} ontbreekt: zonder de geschiedenis van gemeenten zijn jaren met andere gemeenten "
            f"niet te vergelijken. Ververs {POPULATION_TABLE}."
        )
        found.append(Need(POPULATION_TABLE, line, "refused"))
    for level in ("wijk", "buurt"):
        inside = manifest.years(level, "origin")
        found += [_boundaries(manifest, level, inside[-1], "part")] if inside else []
    return [need for need in found if need is not None]


def _boundaries(manifest: Manifest, level: str, year: int, weight: Literal["refused", "part"]) -> Need | None:
    source = catalogue.boundaries()[level].source(year)
    if manifest.entry(source.id) is not None:
        return None
    line = (
        f"geen grenzen van {level} {year}, terwijl er cijfers van {year} zijn: de kaart kan die niet tonen. "
        f"Ververs ook {source.id} (zonder --table komt het vanzelf mee)."
    )
    return Need(source.id, line, weight)


Trial = Callable[[Snapshot], list[Need]]
"""Tries whether a snapshot can be shown, and returns what cannot."""


def needs(snapshot: Snapshot, trial: Trial) -> list[Need]:
    """Return everything that a snapshot lacks to be shown; what it lacks at all is not tried as well."""
    found = unmet(snapshot.manifest)
    return found if any(need.weight == "never" for need in found) else [*found, *trial(snapshot)]


def trial_of(settings: Settings) -> Trial | None:
    """Return who tries a snapshot before it is published; None where the settings name nobody."""
    if not settings.trial:
        return None
    module, _, name = settings.trial.partition(":")
    trial: Trial = getattr(importlib.import_module(module), name)
    return trial
