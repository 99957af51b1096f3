"""What can be shown of an area, as declared in ``indicators.toml``, and its values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import numpy as np
import pandas as pd

from dashboard.analysis.diversity import diversity_index

__all__ = ["Indicator", "Partition", "indicators", "values_of"]

Partition = tuple[str, int]
"""A classification and its number of groups: values of different partitions cannot be compared."""


@dataclass(frozen=True)
class Indicator:
    """A declared indicator; see ``indicators.toml`` for the meaning of each field."""

    key: str
    classification: str
    groups: int
    measure: str
    counterpart: str
    of: tuple[str, ...] = ()
    birthplace: str | None = None

    @property
    def partition(self) -> Partition:
        """The division into groups that the values belong to."""
        return self.classification, self.groups

    @property
    def is_share(self) -> bool:
        """Whether the value is a part of all residents (else the index, a chance)."""
        return self.measure == "share"


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return every declared indicator by its key, in the order of the declaration."""
    declared = tomllib.loads(
        resources.files(__package__).joinpath("indicators.toml").read_text(encoding="utf-8")
    )
    made = {
        key: Indicator(key, **fields | {"of": tuple(fields.get("of", ()))})
        for key, fields in declared.items()
    }
    return MappingProxyType(made)


def values_of(indicator: Indicator, origin: pd.DataFrame) -> pd.DataFrame:
    """Value of an indicator for every region and year.

    Parameters
    ----------
    indicator : Indicator
    origin : DataFrame
        Tidy origin figures of the indicator's partition (`region`, `year`, `group`, `birthplace`, `persons`,
        `share_pct`, `source_table`, `rounded_to`, and `basis` where figures were brought to another division).

    Returns
    -------
    DataFrame
        One row per region and year, sorted by both: `region`, `year`, `value` (0 to 1; NaN without a figure),
        `persons` (in the groups concerned; for the index all), `inhabitants` (both Int64, missing where CBS
        publishes shares only), `source_table`, `rounded_to`, `basis` (missing for published figures).
    """
    origin = origin.sort_values(["region", "year"], kind="stable")
    cell = origin.groupby(["region", "year"], sort=False, observed=True).ngroup().to_numpy()
    first = np.flatnonzero(np.r_[True, cell[1:] != cell[:-1]])
    parts = pd.DataFrame(
        {
            "cell": cell,
            "group": origin["group"].to_numpy(),
            "counted": _concerned(indicator, origin),
            "persons": origin["persons"].to_numpy(dtype=float, na_value=np.nan),
            "share": origin["share_pct"].to_numpy(dtype=float, na_value=np.nan),
        }
    )
    # A region whose persons are not all published is taken from its shares, never from a mixture.
    persons_known = parts["persons"].notna().groupby(parts["cell"]).transform("all")
    parts["amount"] = parts["persons"].where(persons_known, parts["share"])
    total = _sum(parts["amount"], parts["cell"])
    concerned = parts[parts["counted"]]
    counted = _sum(concerned["amount"], concerned["cell"]).reindex(total.index)
    if indicator.is_share:
        value = counted / total
    else:
        amounts = parts.pivot_table("amount", "cell", "group", "sum", min_count=1, observed=True)
        value = diversity_index(amounts).reindex(total.index)
    value = value.where(total > 0)
    known = persons_known.groupby(parts["cell"]).first()
    columns = ["region", "year", "source_table", "rounded_to"]
    result = origin.iloc[first][columns].reset_index(drop=True)
    result["value"] = value.to_numpy(dtype=float)
    result["persons"] = pd.array(counted.where(known), dtype="Float64").astype("Int64")
    result["inhabitants"] = pd.array(total.where(known), dtype="Float64").astype("Int64")
    result["basis"] = origin["basis"].to_numpy()[first] if "basis" in origin else None
    return result


def _concerned(indicator: Indicator, origin: pd.DataFrame) -> np.ndarray:
    concerned = np.ones(len(origin), dtype=bool)
    if indicator.of:
        concerned &= origin["group"].isin(indicator.of).to_numpy()
    if indicator.birthplace:
        concerned &= (origin["birthplace"] == indicator.birthplace).to_numpy()
    return concerned


def _sum(amounts: pd.Series, cell: pd.Series) -> pd.Series:
    """Sum per cell that is missing as soon as one part is: missing is never 0."""
    return amounts.groupby(cell).sum(min_count=1).mask(amounts.isna().groupby(cell).any())
