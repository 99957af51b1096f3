"""The record of the outlook: what it would have said earlier, beside what came true and beside simpler guesses.

The method looks from each chosen year at the years until then only. It is shown to users where it beats both
'no change' and the straight lines, in shares and in the index.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.counts import FloatArray
from dashboard.analysis.log_ratios import Cube, cube_of, with_index
from dashboard.analysis.outlook import HORIZONS, interval, past_errors, project
from dashboard.analysis.tempo import LONG, MINIMUM_YEARS, Setting, fit, peer_labels

MEASURES = ("share_pct", "diversity_index")
RIVALS = ("no_change", "straight_line", "least_squares")

DAMPINGS = (0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
PSEUDO_SHARES = (0.05, 0.2, 0.5, 1.0, 2.0, 4.0)


def backtest(
    shares: pd.DataFrame,
    origins: Iterable[int] = (2011,),
    horizons: Sequence[int] = HORIZONS,
    *,
    window: int | None = None,
    setting: Setting = LONG,
) -> pd.DataFrame:
    """Error of the outlook over history, beside its rivals, and how often the 80% interval held.

    Parameters
    ----------
    shares : frame indexed by (region, year), one column per group, in %
        As for :func:`dashboard.analysis.outlook.outlook`.
    origins : years from which to look ahead; the errors over several are averaged
    horizons : years ahead
    window : years on which the tempo rests; default all years until the origin
    setting : Setting

    Returns
    -------
    DataFrame
        One row per horizon and measure (`share_pct`: percentage points, all groups and gemeenten alike;
        `diversity_index`: points between 0 and 1): `horizon`, `measure`, `origins`, `gemeenten`, the mean
        absolute errors `outlook`, `no_change` (as in the origin), `straight_line` (from the last year on,
        with the mean yearly change) and `least_squares` (the fitted line of each share), `coverage` (of the
        80% interval, %; missing where no earlier year could be checked over that horizon) and `beats_both`.

    Raises
    ------
    ValueError
        When an origin has fewer than four years before it, or what came true is not in the series.

    Notes
    -----
    Hyndman & Athanasopoulos (2021), chapter 5, on evaluating forecasts by a moving origin.
    """
    cube, origins = cube_of(shares).whole(), list(origins)
    rows = []
    for horizon in horizons:
        for origin in origins:
            if origin + horizon > cube.years[-1]:
                raise ValueError(f"What came true in {origin + horizon} is not known.")
            rows += _errors(cube, origin, horizon, window, setting)
    found = pd.DataFrame(rows)
    record = found.groupby(["horizon", "measure"], sort=False, as_index=False).mean()
    record.insert(2, "origins", len(origins))
    record.insert(3, "gemeenten", len(cube.areas))
    record["beats_both"] = record["outlook"] < record[list(RIVALS)].min(axis=1)
    return record


def shown(record: pd.DataFrame) -> pd.Series:
    """Whether users may see the outlook: it beat every rival, in the shares and in the index.

    Parameters
    ----------
    record : frame of :func:`backtest`

    Returns
    -------
    Series of bool, indexed by `horizon`
    """
    return record.groupby("horizon")["beats_both"].all().rename("shown")


def score_settings(
    shares: pd.DataFrame,
    until: int,
    horizons: Sequence[int] = HORIZONS,
    *,
    window: int | None = None,
) -> pd.Series:
    """How well every setting that is tried would have told gemeenten apart; nothing after a year is looked at.

    Parameters
    ----------
    shares : frame indexed by (region, year), one column per group, in %
    until : the last year that may be known
    horizons : years ahead
    window : years on which the tempo rests; default all years until the origin, six or more

    Returns
    -------
    Series indexed by `damping` and `pseudo_share`
        Mean over horizons and measures of the error as a part of that of 'no change', both without what the
        peers of a gemeente erred on average.

    Notes
    -----
    What all gemeenten err together is the country's one swing, which 342 of them do not turn into 342 cases:
    it cannot teach how long a common tempo lasts, so that is not chosen here. It was, at first: the errors of
    1996-2011, which ends in a slowdown, chose a damping of 0.85 for everything, and that outlook lost to the
    straight line in 2016 and 2021. The record of those two years is therefore not blind to the form of the
    method, though nothing after `until` enters the scores. Read it with the record over all origins.
    """
    cube = cube_of(shares).until(until).whole()
    # With fewer than six years a long series is not what it will be when it is used.
    first = int(cube.years[0]) + (window or MINIMUM_YEARS + 2) - 1
    cases = [(origin, horizon) for horizon in horizons for origin in range(first, until - horizon + 1)]

    def score(setting: Setting) -> float:
        rows = []
        for origin, horizon in cases:
            known, truth = cube.until(origin, window), with_index(cube.at(origin + horizon))
            labels = peer_labels(known)
            errors = [
                _means(np.abs(_beside_peers(with_index(made) - truth, labels)))
                for made in (project(fit(known, setting), horizon, setting), known.shares[:, -1])
            ]
            rows += [(horizon, measure, *(error[measure] for error in errors)) for measure in MEASURES]
        means = pd.DataFrame(rows, columns=["horizon", "measure", "outlook", "no_change"])
        means = means.groupby(["horizon", "measure"]).mean()
        return float((means["outlook"] / means["no_change"]).mean())

    tried = pd.MultiIndex.from_product([DAMPINGS, PSEUDO_SHARES], names=["damping", "pseudo_share"])
    return pd.Series([score(Setting(*pair)) for pair in tried], index=tried, name="score")


def three_groups(shares: pd.DataFrame) -> pd.DataFrame:
    """Seven groups as three, in the order Nederland, Niet-westers, Westers.

    The nearest that long history has to Nederland, Buiten Europa, Europa: not the same groups, but as many, as
    large. Gives the present classification, with its few years, a record and past errors.

    Parameters
    ----------
    shares : frame indexed by (region, year), seven columns, in %

    Returns
    -------
    frame on the same index, three columns
    """
    # The rest of 100: adding up five shares adds up five roundings.
    others = (100 - shares["Nederland"] - shares["Westers"]).clip(lower=0)
    return pd.DataFrame(
        {"Nederland": shares["Nederland"], "Niet-westers": others, "Westers": shares["Westers"]}
    )


def best_setting(*scores: pd.Series) -> Setting:
    """The setting with the lowest mean of one or more series of :func:`score_settings`."""
    best = pd.concat(scores, axis=1).mean(axis=1).idxmin()
    return Setting(*map(float, best))


def _errors(
    cube: Cube, origin: int, horizon: int, window: int | None, setting: Setting
) -> list[dict[str, object]]:
    """One row per measure: errors of the outlook and its rivals, and the coverage in %."""
    known, truth = cube.until(origin, window), with_index(cube.at(origin + horizon))
    tempo = fit(known, setting)
    made = {"outlook": project(tempo, horizon, setting)} | _rivals(known.shares, horizon)
    errors = {name: _means(np.abs(with_index(shares) - truth)) for name, shares in made.items()}
    held = np.full(truth.shape, np.nan)
    past = past_errors(cube.until(origin), [horizon], window=window, setting=setting)
    if past:
        low, high = interval(tempo, horizon, past[horizon], setting)
        held = 100.0 * ((truth >= low) & (truth <= high))
    coverage = _means(held)
    return [
        {"horizon": horizon, "measure": measure}
        | {name: errors[name][measure] for name in made}
        | {"coverage": coverage[measure]}
        for measure in MEASURES
    ]


def _means(values: FloatArray) -> dict[str, float]:
    """Means of (areas × groups and the index) values, by measure."""
    return {"share_pct": float(values[:, :-1].mean()), "diversity_index": float(values[:, -1].mean())}


def _beside_peers(values: FloatArray, labels: npt.NDArray[np.int64]) -> FloatArray:
    """Values minus their mean over the peers."""
    return values - pd.DataFrame(values).groupby(labels).transform("mean").to_numpy()


def _rivals(shares: FloatArray, horizon: int) -> dict[str, FloatArray]:
    last, years = shares[:, -1], np.arange(shares.shape[1])
    centred = years - years.mean()
    slope = np.einsum("t,atg->ag", centred, shares) / (centred**2).sum()
    return {
        "no_change": last,
        "straight_line": _possible(last + horizon * (last - shares[:, 0]) / years[-1]),
        "least_squares": _possible(shares.mean(axis=1) + (centred[-1] + horizon) * slope),
    }


def _possible(shares: FloatArray) -> FloatArray:
    """Lines may leave 0 to 100%: what falls below 0 is 0, and the rest makes up the whole."""
    positive = np.maximum(shares, 0)
    return 100 * positive / positive.sum(axis=1, keepdims=True)
