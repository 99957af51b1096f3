"""Segregation of all gemeenten of 2020 in one pass, against a loop over PySAL's classes.

Run as ``python -m tests.benchmarks.bench_segregation``. Both measure H, M, D, R and P over the buurten, seven
groups, in the same process; the loop gets its frames per gemeente ready made.
"""

import timeit
import warnings

import numpy as np
import pandas as pd

import data_sources
from dashboard.analysis.segregation import segregation

with np.errstate(), warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from segregation import multigroup

PYSAL = {
    "H": multigroup.MultiInfoTheory,
    "M": multigroup.MultiDivergence,
    "D": multigroup.MultiDissim,
    "R": multigroup.MultiRelativeDiversity,
    "P": multigroup.MultiNormExposure,
}


def loop_over_pysal(gemeenten: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Every index of every gemeente, one class at a time."""
    with np.errstate(divide="ignore", invalid="ignore"):
        rows = {
            code: {name: index(counts, list(counts.columns)).statistic for name, index in PYSAL.items()}
            for code, counts in gemeenten.items()
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def main() -> None:
    """Measure both, print seconds, their ratio and the largest difference."""
    snapshot = data_sources.open_snapshot()
    origin = snapshot.origin(level="buurt", years=2020)
    counts = origin.pivot_table(
        index="region", columns="group", values="persons", aggfunc="sum", min_count=1, observed=True
    ).clip(lower=0)
    gemeente = snapshot.regions(level="buurt", year=2020).set_index("region")["gemeente"].loc[counts.index]
    gemeenten = {
        code: rows.loc[:, rows.sum() > 0] for code, rows in counts.astype(float).groupby(gemeente, sort=True)
    }

    one_pass = min(timeit.repeat(lambda: segregation(counts, gemeente), number=5, repeat=5)) / 5
    loop = min(timeit.repeat(lambda: loop_over_pysal(gemeenten), number=1, repeat=3))
    difference = (
        (segregation(counts, gemeente)[list(PYSAL)] - loop_over_pysal(gemeenten)).abs().max(axis=None)
    )
    print(f"{len(gemeenten)} gemeenten, {len(counts)} buurten, {counts.shape[1]} groups")
    print(f"loop over PySAL  {loop * 1e3:9.1f} ms")
    print(f"one pass         {one_pass * 1e3:9.1f} ms")
    print(f"ratio            {loop / one_pass:9.0f} ×   (asked: at least 100)")
    print(f"largest difference {difference:.1e}")


if __name__ == "__main__":
    main()
