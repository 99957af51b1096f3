"""What counts of persons can be, and what is said when they are not."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.counts import persons_by_group


def test_groups_become_rows_and_missing_stays_missing():
    counts = pd.DataFrame({"x": [1, pd.NA], "y": [0, 3]}, dtype="Int64")
    np.testing.assert_array_equal(persons_by_group(counts), [[1, np.nan], [0, 3]])
    np.testing.assert_array_equal(persons_by_group([[1, None], [2, 3]]), [[1, 2], [np.nan, 3]])
    np.testing.assert_array_equal(persons_by_group(counts.astype("float64[pyarrow]")), [[1, np.nan], [0, 3]])


def test_a_negative_count_is_refused_with_its_place():
    counts = pd.DataFrame({"Nederland": [5, -10], "Europa": [-5, 0]}, index=["BU1", "BU2"])
    with pytest.raises(ValueError, match=r"2 of 4 are not, the first \(-5\) for area 'BU1', group 'Europa'"):
        persons_by_group(counts)


@pytest.mark.parametrize("infinite", [np.inf, -np.inf])
def test_an_infinite_count_is_refused_with_its_place(infinite):
    with pytest.raises(ValueError, match=rf"1 of 4 are not, the first \({infinite}\) for area 1, group 0"):
        persons_by_group([[1, 2], [infinite, 4]])


@pytest.mark.parametrize("counts", [5, [1, 2, 3], np.zeros((2, 2, 2)), np.zeros((3, 0)), pd.DataFrame()])
def test_counts_that_are_not_areas_by_groups_are_refused(counts):
    with pytest.raises(ValueError, match="areas × groups"):
        persons_by_group(counts)
