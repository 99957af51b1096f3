"""All diversity measures of all buurten, against one NumPy pass written by hand.

Run as ``python -m tests.benchmarks.bench_diversity``. The hand-written pass computes shares, logarithms and
squares once for all measures and checks nothing.
"""

import timeit

import numpy as np
import pandas as pd

import data_sources
from dashboard.analysis.diversity import diversity_measures, index_bounds


def by_hand(counts: pd.DataFrame) -> pd.DataFrame:
    """Every measure in one pass without checks."""
    persons = counts.to_numpy(dtype=float, na_value=np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        inhabitants = persons.sum(axis=1)
        shares = persons / inhabitants[:, None]
        squares = (shares**2).sum(axis=1)
        entropy = -np.where(shares > 0, shares * np.log(shares), 0).sum(axis=1)
        groups = (shares > 0).sum(axis=1)
        pairs = (persons * (persons - 1)).sum(axis=1)
        values = {
            "diversity_index": 1 - squares,
            "unbiased_diversity_index": 1 - pairs / (inhabitants * (inhabitants - 1)),
            "effective_groups_0": groups,
            "effective_groups_1": np.exp(entropy),
            "effective_groups_2": 1 / squares,
            "entropy": entropy,
            "evenness": entropy / np.log(groups),
            "polarisation": 4 * (shares**2 * (1 - shares)).sum(axis=1),
        }
    return pd.DataFrame(values, index=counts.index)


def main() -> None:
    """Measure both for the buurten of 2024 and 2020, print milliseconds and their ratio."""
    snapshot = data_sources.open_snapshot()
    print("buurten  groups   by hand   measures   ratio (asked: at most 2)   index_bounds   difference")
    for year in (2024, 2020):
        origin = snapshot.origin(level="buurt", years=year)
        counts = origin.pivot_table(
            index="region", columns="group", values="persons", aggfunc="sum", min_count=1, observed=True
        )
        seconds = [
            min(timeit.repeat(lambda run=run, counts=counts: run(counts), number=10, repeat=9)) / 10
            for run in (by_hand, diversity_measures, index_bounds)
        ]
        several = (counts > 0).sum(axis=1) > 1
        difference = (by_hand(counts) - diversity_measures(counts))[several].abs().max(axis=None)
        hand, ours, bounds = (f"{1e3 * value:.2f} ms" for value in seconds)
        print(
            f"{len(counts):7} {counts.shape[1]:7} {hand:>9} {ours:>10} {seconds[1] / seconds[0]:7.2f} "
            f"{bounds:>32} {difference:12.1e}"
        )


if __name__ == "__main__":
    main()
