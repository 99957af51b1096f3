"""How many gemeenten there are of each type, and how many residents of the country live there."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.sources.type_reasons import type_caveats
from dashboard.findings.sources.types import signal_sources
from data_sources.kept import kept

__all__ = ["TypeCounts", "type_counts"]

_INHABITANTS = "inhabitants"
"""The signal whose figures say of which day and table they are."""


@dataclass(frozen=True)
class TypeCounts:
    """The types that there are gemeenten of.

    Attributes
    ----------
    codes : tuple of str
        Those that are groups to compare with, in their declared order, then the others.
    told : Told
    under : tuple of Told
        How many belong to no type to compare with, and where the shares as written do not add up, to what they do.
    numbers : Numbers
        A row a type, in that order: `type`, `municipalities`, and `share` of the residents of them all.
    """

    codes: tuple[str, ...]
    told: Told
    under: tuple[Told, ...]
    numbers: Numbers


@kept()
def type_counts(held: National) -> TypeCounts:
    """Count the gemeenten of each type.

    Parameters
    ----------
    held : National

    Raises
    ------
    NotHeldError
        What types rest on is not held.
    """
    types, declared = held.types["type"].astype(str), typology().type
    there = set(types)
    codes = sorted((code for code in declared if code in there), key=lambda code: not declared[code].peers)
    residents = held.inhabitants.reindex(types.index)
    counts, living = types.value_counts(), residents.groupby(types).sum()
    frame = pd.DataFrame(
        {
            "type": [(declared[code].many.nl, declared[code].many.en) for code in codes],
            "municipalities": [int(counts[code]) for code in codes],
            "share": [float(living[code] / residents.sum()) for code in codes],
        }
    )
    pairs = signal_sources(held.snapshot, (_INHABITANTS,))
    sources = dict.fromkeys(source for table, period in pairs for source in held.sources(table, period))
    units = {"type": "both", "municipalities": "count", "share": "share"}
    grouped = [code for code in codes if declared[code].peers]
    told = {
        "count": Quantity(len(types), "count"),
        "grouped": Quantity(int(counts[grouped].sum()), "count"),
        "types": Quantity(len(grouped), "count"),
        "share": Quantity(float(living[grouped].sum() / residents.sum()), "share", 0),
    }
    under = [Told("type_counts.rest", {"rest": Quantity(int(counts.sum() - counts[grouped].sum()), "count")})]
    shares = frame["share"].to_numpy()[: len(grouped)]
    written = sum(round(Quantity(float(share), "share", 0).shown) for share in shares)
    if written != told["share"].shown:
        of_types = {"types": told["types"], "sum": Quantity(written / 100, "share", 0)}
        under.append(Told("type_counts.rounded", of_types))
    numbers = Numbers("type_counts", frame, units, tuple(sources), None, type_caveats(held))
    return TypeCounts(tuple(codes), Told("type_counts.told", told), tuple(under), numbers)
