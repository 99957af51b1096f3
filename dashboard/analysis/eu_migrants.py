"""Where many, or fast more, residents come from Central, Eastern and Southern Europe, beside the country.

What is many and what is fast is declared, with its reasons, in ``eu_migrants.toml``. What is not known of an area
stays unknown, and makes it neither.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import numpy as np
import pandas as pd

from data_sources.declared import Declared, read_declaration

__all__ = ["LAND", "EuMigrants", "beside_country", "eu_migrants", "sums"]

LAND = "NL"


class Many(Declared):
    """What makes a share one of many: see the declaration."""

    doubted: int
    doubted_in: str
    errors: float
    least: int
    least_in: str


class Fast(Declared):
    """What makes a growth fast: see the declaration."""

    years: int
    times: float


class EuMigrants(Declared):
    """The whole declaration."""

    parts: tuple[Literal["moe", "gips"], ...]
    many: Many
    fast: Fast


@cache
def eu_migrants() -> EuMigrants:
    """Return what is declared of them."""
    return read_declaration(__package__, "eu_migrants.toml", EuMigrants)


def sums(counts: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Add up some groups, and all of them.

    Parameters
    ----------
    counts : (areas × groups) frame of persons

    Returns
    -------
    DataFrame on the same index
        `persons` of those groups and `residents`; missing where a count is, and without residents.
    """
    every = counts.astype(float)
    residents = every.sum(axis=1, skipna=False)
    persons = every[list(groups)].sum(axis=1, skipna=False)
    return pd.DataFrame({"persons": persons, "residents": residents}).where(residents > 0)


def beside_country(
    now: pd.DataFrame, before: pd.DataFrame | None = None, rule: EuMigrants | None = None
) -> pd.DataFrame:
    """Say of every area whether it has many, and whether fast more.

    Parameters
    ----------
    now : DataFrame on region, the country (`LAND`) among them
        `persons` and `residents`, as :func:`sums` gives them.
    before : DataFrame, optional
        The same at the beginning of the period over which growth is looked at; None where that is not known.
    rule : EuMigrants, optional
        Default: the declared one.

    Returns
    -------
    DataFrame on the regions of `now`
        `persons`; `share` and `before` (0 to 1); `many` and `fast` (boolean), missing where nobody knows.

    Examples
    --------
    >>> persons, residents = [400_000, 900, 260], [17_000_000, 20_000, 10_000]
    >>> now = pd.DataFrame({"persons": persons, "residents": residents}, ["NL", "A", "B"])
    >>> beside_country(now)["many"].tolist(), beside_country(now)["fast"].isna().all().item()
    ([False, True, False], True)
    """
    rule = rule or eu_migrants()
    if before is None:
        before = now * np.nan
    before = before.reindex(now.index)
    share, earlier = now["persons"] / now["residents"], before["persons"] / before["residents"]
    enough = now["persons"] >= rule.many.least

    land = now.loc[LAND]
    most = (land["persons"] + rule.many.doubted) / (land["residents"] + rule.many.doubted)
    beyond = most + rule.many.errors * _error(most, now["residents"])

    growth = share - earlier
    national = growth[LAND]
    error = np.hypot(_error(share[LAND], now["residents"]), _error(earlier[LAND], before["residents"]))
    faster = (growth > rule.fast.times * max(national, 0.0)) & (growth - national > rule.many.errors * error)

    def where_known(told: pd.Series, *needs: pd.Series) -> pd.Series:
        known = pd.concat(needs, axis=1).notna().all(axis=1)
        return told.astype("boolean").where(known)

    return pd.DataFrame(
        {
            "persons": now["persons"],
            "share": share,
            "before": earlier,
            "many": where_known((share > beyond) & enough, share, beyond),
            "fast": where_known(faster & enough, growth, pd.Series(national, growth.index)),
        }
    )


def _error(share: float, residents: pd.Series) -> pd.Series:
    """The standard error of a share among so many residents."""
    found: pd.Series = np.sqrt(share * (1 - share) / residents)
    return found
