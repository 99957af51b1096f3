"""Whether an outlook may be shown: what it would have said earlier, beside what came true and beside 'no change'.

From every year that allows it the method looks ahead with the years until then only. Its setting and its bounds come
from other years of which no outcome overlaps: a neighbouring year shares nearly all that happened, and knowing its
errors is knowing the answer. What is left is far fewer independent cases than gemeenten times years make it seem, so
their number is part of the record.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.conformal import interval_score, leaning
from dashboard.analysis.counts import FloatArray
from dashboard.analysis.log_ratios import Cube, cube_of, with_index
from dashboard.analysis.tempo import SETTINGS, fit, project

HORIZONS = (5, 10)
COVERAGE = 0.80
"""What the bounds are meant to hold."""

LEAST_COVERAGE = 0.75
"""What they must have held on years left out, for an outlook to be shown."""

MEASURES = ("share_pct", "diversity_index")


class _Guesses(NamedTuple):
    """Of every year looked ahead from (years × areas × groups and the index): what came true, and what was said."""

    truth: FloatArray
    said: FloatArray
    """One more axis, the first: a setting each."""
    unchanged: FloatArray


def backtest(shares: pd.DataFrame, classes: pd.Series, horizon: int, window: int) -> pd.DataFrame:
    """The record of the outlook over one horizon, by size class.

    Parameters
    ----------
    shares : frame indexed by (region, year), one column per group, in %
        One classification, one number of groups, on the gemeenten of one year; consecutive years. The first
        column is the base of the log-ratios (Nederland).
    classes : Series region -> label
        The size class of each gemeente; of one without there is no record.
    horizon : years ahead
    window : years on which the tempo rests

    Returns
    -------
    DataFrame
        One row per class and measure (`share_pct`: percentage points, all groups alike; `diversity_index`: between
        0 and 1): `horizon`, `size_class`, `measure`, `gemeenten`, `origins` (years that could be left out),
        `independent` (as many of those as have no outcome in common), the mean absolute errors `outlook` and
        `no_change`, `coverage` of the 80% bounds, `least` (the same in the year in which it was worst), `above` (what
        part came out above the bounds; all three 0 to 1), the mean interval scores `score` and `score_no_change`, and
        `passed` (see :func:`passed`). No rows where no year can be left out.

    Notes
    -----
    Hyndman & Athanasopoulos (2021), chapter 5, on evaluating forecasts by a moving origin; Bergmeir & Benítez (2012)
    on leaving out what overlaps. Groups in both sides of a split are whole years, as in Dunn, Wasserman & Ramdas
    (2023): gemeenten of one year share the country's fortunes.
    """
    cube = cube_of(shares)
    cube = _of(cube, cube.areas.isin(classes.dropna().index)).whole()
    origins = np.arange(cube.years[0] + window - 1, cube.years[-1] - horizon + 1)
    rests = np.abs(origins[:, None] - origins) >= horizon
    tested = np.flatnonzero(rests.any(axis=1))
    if not len(tested):
        return pd.DataFrame()
    made = _guesses(cube, origins, horizon, window)
    labels = classes.reindex(cube.areas).to_numpy()
    rows = []
    for label in np.unique(labels):
        part = _Guesses(*(values[..., labels == label, :] for values in made))
        tests = [_tested(part, made, int(origin), rests[origin]) for origin in tested]
        for measure in MEASURES:
            named = {"horizon": horizon, "size_class": label, "measure": measure}
            counted = {"gemeenten": int((labels == label).sum()), "origins": len(tested)}
            counted["independent"] = 1 + int((origins[tested[-1]] - origins[tested[0]]) // horizon)
            of = pd.DataFrame([test[measure] for test in tests])
            means = of.mean().to_dict()
            rows.append(named | counted | means | {"least": float(of["coverage"].min())})
    record = pd.DataFrame(rows)
    record["passed"] = passed(record)
    return record


def passed(record: pd.DataFrame) -> pd.Series:
    """Whether an outlook may be shown: its bounds held, and they and it were closer than those of 'no change'.

    Parameters
    ----------
    record : frame with the columns of :func:`backtest`

    Returns
    -------
    Series of bool
        Of the rows: those of a class and horizon pass together, in shares and index, or not at all.
    """
    good = (
        (record["coverage"] >= LEAST_COVERAGE)
        & (record["score"] < record["score_no_change"])
        & (record["outlook"] < record["no_change"])
    )
    return good.groupby([record["horizon"], record["size_class"]]).transform("all")


def three_groups(shares: pd.DataFrame) -> pd.DataFrame:
    """Seven groups as three, in the order Nederland, Niet-westers, Westers.

    The nearest that long history has to Nederland, Buiten Europa, Europa: not the same groups, but as many, as
    large. Gives the present classification, with its few years, a record.

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


def _of(cube: Cube, areas: npt.NDArray[np.bool_]) -> Cube:
    return cube._replace(shares=cube.shares[areas], areas=cube.areas[areas])


def _guesses(cube: Cube, origins: npt.NDArray[np.int64], horizon: int, window: int) -> _Guesses:
    seen = [cube.until(int(origin), window) for origin in origins]
    # How a tempo is damped matters ahead only: those that add as much to shares have one fit.
    fitting = {setting.pseudo_share: setting for setting in SETTINGS}
    fitted = {share: [fit(one, setting) for one in seen] for share, setting in fitting.items()}
    said = [
        [with_index(project(tempo, horizon, setting)) for tempo in fitted[setting.pseudo_share]]
        for setting in SETTINGS
    ]
    return _Guesses(
        np.array([with_index(cube.at(int(origin) + horizon)) for origin in origins]),
        np.array(said),
        np.array([with_index(one.shares[:, -1]) for one in seen]),
    )


def _tested(
    part: _Guesses, whole: _Guesses, origin: int, rest: npt.NDArray[np.bool_]
) -> dict[str, dict[str, float]]:
    """What was said from one year, by measure; setting and bounds come from the rest only."""
    setting = _best(whole, rest)
    truth = part.truth[origin]
    found: dict[str, dict[str, float]] = {measure: {} for measure in MEASURES}
    for name, score, said in (
        ("outlook", "score", part.said[setting]),
        ("no_change", "score_no_change", part.unchanged),
    ):
        errors = (part.truth[rest] - said[rest]).reshape(-1, truth.shape[-1])
        low, high = (said[origin] + bound for bound in leaning(errors, COVERAGE))
        values = {name: np.abs(truth - said[origin]), score: interval_score(truth, low, high, COVERAGE)}
        if name == "outlook":
            values |= {"coverage": (low <= truth) & (truth <= high), "above": truth > high}
        for column, each in values.items():
            found["share_pct"][column] = float(each[:, :-1].mean())
            found["diversity_index"][column] = float(each[:, -1].mean())
    return found


def _best(made: _Guesses, rest: npt.NDArray[np.bool_]) -> int:
    """The setting that erred least from these years, in shares and index alike."""
    truth = made.truth[rest]
    missed = np.abs(made.said[:, rest] - truth).mean(axis=(1, 2))
    usual = np.abs(made.unchanged[rest] - truth).mean(axis=(0, 1))
    relative = np.divide(missed, usual, out=np.ones_like(missed), where=usual > 0)
    return int((relative[:, :-1].mean(axis=1) + relative[:, -1]).argmin())
