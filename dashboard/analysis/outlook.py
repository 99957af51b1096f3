"""Where the shares of groups go in 5 and 10 years when the recent tempo holds, or fades.

Log-ratios to one group (Aitchison, 1986) keep shares between 0 and 100% and adding up. As in coherent
forecasts of mortality (Li & Lee, 2005) a gemeente follows the tempo of its peers, which goes on (a random walk
with drift), and keeps the own tempo that it has beside them, which may fade (damped trend; Gardner & McKenzie,
1985). That own tempo counts the less, the less its yearly changes agree (empirical Bayes; Morris, 1983).
Intervals come from the errors that the same method made earlier in the series (Williams & Goodman, 1971), not
from a distribution that is assumed.

Whether it may be shown is not decided here but by its record: see :mod:`dashboard.analysis.backtest`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.counts import FloatArray
from dashboard.analysis.log_ratios import Cube, cube_of, log_ratios, shares_of, with_index
from dashboard.analysis.tempo import LONG, MINIMUM_YEARS, Setting, Tempo, fit

HORIZONS = (5, 10)
COVERAGE = 0.80

Errors = Mapping[int, FloatArray]
"""Per horizon (years): past errors (cases × log-ratios), in units of a gemeente's own yearly deviation."""


def outlook(
    shares: pd.DataFrame,
    horizons: Sequence[int] = HORIZONS,
    *,
    peers: pd.Series | None = None,
    errors: Errors | None = None,
    setting: Setting = LONG,
) -> pd.DataFrame:
    """Expected shares and diversity index of every gemeente, with 80% intervals.

    Parameters
    ----------
    shares : frame indexed by (region, year), one column per group, in %
        One classification, one number of groups, on the gemeenten of one year; consecutive years. The first
        column is the base of the log-ratios (Nederland).
    horizons : years ahead of the last year
    peers : Series region -> label, optional
        Whose tempo a gemeente is drawn towards. By default five equally large classes by the share of the
        first group in the last year.
    errors : per horizon, optional
        From :func:`past_errors`. By default of this series itself; a short series needs those of a longer one
        with as many groups in like order (:func:`dashboard.analysis.backtest.three_groups`).
    setting : Setting

    Returns
    -------
    DataFrame
        `region`, `year`, `horizon`, `measure` (`share_pct` in %, `diversity_index` 0 to 1), `group` (missing
        for the index), `changes` (yearly changes of its own that are known), `expected` (the tempo holds),
        `low`, `high` (80%), `if_tempo_fades`. A gemeente that misses earlier years leans on its peers; one
        that misses the last has rows without values.

    Raises
    ------
    ValueError
        When years are not consecutive or fewer than four, shares do not add up to 100%, a region has no peers'
        label, or there are no past errors for a horizon.
    """
    cube = cube_of(shares)
    errors = past_errors(shares, horizons, setting=setting) if errors is None else errors
    tempo = fit(cube, setting, peers)
    frames = []
    for horizon in horizons:
        if horizon not in errors:
            raise ValueError(f"There are no past errors over {horizon} years; pass those of a longer series.")
        expected = project(tempo, horizon, setting)
        low, high = interval(tempo, horizon, errors[horizon], setting)
        fading = project(tempo, horizon, setting.fading)
        columns = {
            "expected": with_index(expected),
            "low": low,
            "high": high,
            "if_tempo_fades": with_index(fading),
        }
        frames.append(_tidy(columns, cube, horizon, tempo.changes))
    regions = shares.index.get_level_values(0).unique()
    unknown = regions.difference(cube.areas)
    if len(unknown):
        frames.append(_rows_without_values(unknown, cube, horizons))
    return pd.concat(frames, ignore_index=True).sort_values(
        ["region", "horizon", "measure"], kind="stable", ignore_index=True, ascending=[True, True, False]
    )


def past_errors(
    shares: pd.DataFrame | Cube,
    horizons: Sequence[int] = HORIZONS,
    *,
    window: int | None = None,
    setting: Setting = LONG,
) -> dict[int, FloatArray]:
    """Errors of the same method from every earlier year of a series from which it could have looked ahead.

    Parameters
    ----------
    shares : as for :func:`outlook`
    horizons : years ahead
    window : years on which the tempo rests; default all years so far, four or more
    setting : Setting

    Returns
    -------
    dict horizon -> array (cases × groups without the base)
        Log-ratio that came true minus the expected one, in units of the gemeente's yearly deviation. Years
        overlap and share the country's fortunes, so cases are not independent. Horizons of which no year
        can be checked are left out.
    """
    cube = (shares if isinstance(shares, Cube) else cube_of(shares)).whole()
    first = int(cube.years[0]) + (window or MINIMUM_YEARS) - 1
    found = {}
    for horizon in horizons:
        cases = []
        for origin in range(first, int(cube.years[-1]) - horizon + 1):
            tempo = fit(cube.until(origin, window), setting)
            missed = log_ratios(cube.at(origin + horizon), setting.pseudo_share) - tempo.ahead(
                horizon, setting
            )
            known = tempo.deviation > 0
            cases.append(np.divide(missed, tempo.deviation, out=np.zeros_like(missed), where=known))
        if cases:
            found[horizon] = np.concatenate(cases)
    return found


def project(tempo: Tempo, horizon: int, setting: Setting) -> FloatArray:
    """Shares (areas × groups, %) so many years on."""
    return shares_of(tempo.ahead(horizon, setting), setting.pseudo_share)


def interval(
    tempo: Tempo, horizon: int, errors: FloatArray, setting: Setting, cases: int = 500
) -> tuple[FloatArray, FloatArray]:
    """80% bounds (areas × groups, and the index last) from past errors, each taken both ways.

    Whole cases are laid on the expected log-ratios, so that groups that erred together do so here. Both ways,
    because the country's surprise of one period says nothing about the direction of the next.
    """
    if errors.shape[1] != tempo.level.shape[1]:
        raise ValueError(f"Past errors are of {errors.shape[1] + 1} groups, not {tempo.level.shape[1] + 1}.")
    spread = errors[np.unique(np.linspace(0, len(errors) - 1, cases).round().astype(int))]
    both_ways = np.concatenate([spread, -spread])[:, None, :] * tempo.deviation
    possible = with_index(shares_of(tempo.ahead(horizon, setting) + both_ways, setting.pseudo_share))
    low, high = np.quantile(possible, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2], axis=0)
    return low, high


def _tidy(
    columns: dict[str, FloatArray], cube: Cube, horizon: int, changes: npt.NDArray[np.int64]
) -> pd.DataFrame:
    measured = len(cube.groups) + 1
    return pd.DataFrame(
        {
            "region": np.repeat(cube.areas.to_numpy(), measured),
            "year": int(cube.years[-1]) + horizon,
            "horizon": horizon,
            "measure": np.tile(["share_pct"] * (measured - 1) + ["diversity_index"], len(cube.areas)),
            "group": np.tile([*cube.groups, None], len(cube.areas)),
            "changes": np.repeat(changes, measured),
        }
        | {name: values.ravel() for name, values in columns.items()}
    )


def _rows_without_values(regions: pd.Index, cube: Cube, horizons: Sequence[int]) -> pd.DataFrame:
    nothing = np.full((len(regions), len(cube.groups) + 1), np.nan)
    names = ("expected", "low", "high", "if_tempo_fades")
    unknown = cube._replace(areas=regions)
    none = np.zeros(len(regions), dtype=np.int64)
    return pd.concat([_tidy(dict.fromkeys(names, nothing), unknown, horizon, none) for horizon in horizons])
