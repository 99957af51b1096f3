"""Measures over partitions: two worker processes give the same bits as one pandas frame.

The areas are the buurten of a year, repeated as often as it takes; every repeat is a country of its own, so
that its gemeenten are too. Each worker makes its own partitions from the snapshot, whole countries at a time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

import dask
import dask.dataframe as dd
import numpy as np
import pandas as pd
import pytest
from distributed import Client, LocalCluster

import data_sources
from dashboard.analysis.diversity import diversity_index, diversity_measures, index_bounds
from dashboard.analysis.segregation import decompose, segregation

# One cluster for all: whoever runs the second test would start one of its own.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("partitions")]

COUNTRIES_PER_PARTITION = 4

AREAS, AT_ONCE = 60_000, 2
"""Millions are the benchmark's: here there need only be more partitions than workers."""


@cache
def buurten(year: int) -> pd.DataFrame:
    """Persons by group of every buurt, with the numbers of its gemeente and wijk."""
    snapshot = data_sources.open_snapshot()
    origin = snapshot.origin(level="buurt", years=year)
    counts = origin.pivot_table(
        index="region", columns="group", values="persons", aggfunc="sum", min_count=1, observed=True
    ).clip(lower=0)
    counts.columns = counts.columns.astype(str)
    gemeente = snapshot.regions(level="buurt", year=year).set_index("region")["gemeente"].loc[counts.index]
    wijk = counts.index.str[2:8]
    numbered = counts.assign(gemeente=pd.factorize(gemeente)[0], wijk=pd.factorize(wijk)[0])
    return numbered.reset_index(drop=True)


def countries(numbers: range, year: int) -> pd.DataFrame:
    """The buurten of a year once for each number, with areas, wijken and gemeenten numbered on."""
    one = buurten(year)
    repeated = pd.concat([one] * len(numbers), ignore_index=True)
    country = np.repeat(np.array(numbers), len(one))
    repeated.index = country * len(one) + np.tile(np.arange(len(one)), len(numbers))
    repeated["gemeente"] += country * 10_000
    repeated["wijk"] += country * 1_000_000
    return repeated


def partitions(year: int, areas: int, at_once: int = COUNTRIES_PER_PARTITION) -> tuple[dd.DataFrame, range]:
    """At least so many areas as a Dask frame, made by the workers, and the numbers of its countries."""
    total = range(-(-areas // len(buurten(year))))
    parts = [total[start : start + at_once] for start in range(0, len(total), at_once)]
    return dd.from_map(countries, parts, year=year, meta=buurten(year).iloc[:0]), total


def groups(areas: pd.DataFrame) -> pd.DataFrame:
    """The counts alone."""
    return areas.drop(columns=["gemeente", "wijk"])


def diversity_of(areas: pd.DataFrame) -> pd.DataFrame:
    """Every measure of every area."""
    return diversity_measures(groups(areas))


def bounds_of(areas: pd.DataFrame) -> pd.DataFrame:
    """The range of the index of every area."""
    return index_bounds(groups(areas), 4, rest="Nederland" if "Westers" in areas else None)


def segregation_of(areas: pd.DataFrame) -> pd.DataFrame:
    """The mixing inside every gemeente."""
    return segregation(groups(areas), areas["gemeente"])


def decomposition_of(areas: pd.DataFrame) -> pd.DataFrame:
    """The parts between and within wijken of every gemeente."""
    return decompose(groups(areas), areas["wijk"], areas["gemeente"])


@contextmanager
def two_workers() -> Iterator[Client]:
    """Two worker processes of one thread on this machine."""
    # By default a worker hands every freed block back to the system, which costs more than the measures do.
    keep_memory = {"distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 2**28}
    with (
        dask.config.set(keep_memory),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def workers() -> Iterator[Client]:
    with two_workers() as client:
        yield client


def assert_same_bits(one: pd.DataFrame, other: pd.DataFrame) -> None:
    assert one.index.equals(other.index)
    assert one.dtypes.equals(other.dtypes)
    for column in one:
        bits, others = (frame[column].to_numpy().view(np.uint64) for frame in (one, other))
        np.testing.assert_array_equal(bits, others, err_msg=str(column))


@pytest.mark.parametrize("year", [2020, 2024])
@pytest.mark.parametrize("measure", [diversity_of, segregation_of, decomposition_of, bounds_of])
def test_two_processes_give_the_bits_of_one_frame(
    year: int, measure: Callable[[pd.DataFrame], pd.DataFrame], workers: Client
) -> None:
    areas, numbers = partitions(year, AREAS, AT_ONCE)
    assert areas.npartitions > 2
    whole = countries(numbers, year)
    assert len(whole) >= AREAS
    assert_same_bits(areas.map_partitions(measure).compute(), measure(whole))


def test_a_measure_keeps_its_series_over_partitions(workers: Client) -> None:
    areas, numbers = partitions(2024, AREAS, AT_ONCE)
    series = areas.map_partitions(lambda part: diversity_index(groups(part))).compute()
    pd.testing.assert_series_equal(
        series, diversity_index(groups(countries(numbers, 2024))), check_exact=True
    )
