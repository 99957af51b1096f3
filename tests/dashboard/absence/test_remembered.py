"""What is remembered of one lack is used for another only where the contents are the same."""

import pandas as pd
import pytest

from tests.dashboard.absence.reduced import without
from tests.dashboard.absence.remembered import once

INDICATORS = pd.DataFrame({"region": ["GM1", "GM2", "GM3"], "value": [1.0, 2.0, None]})


@pytest.fixture
def counted():
    """A function that is asked once of equal contents, and how often it was."""
    times = []

    def total(frame, of):
        times.append(of)
        return frame[of].sum()

    return once(total), times


def test_of_equal_contents_it_is_computed_once(counted):
    total, times = counted
    moved = INDICATORS.astype({"region": "category"}).set_axis([7, 8, 9])
    other = pd.concat([moved, moved.assign(region=pd.Categorical(["GM4", "GM5", "GM6"]))]).iloc[:3]
    assert total(INDICATORS, "value") == total(INDICATORS.copy().set_axis([7, 8, 9]), "value") == 3
    assert len(times) == 1
    assert total(moved, "value") == total(other.astype({"region": "category"}), "value") == 3
    assert len(times) == 2


@pytest.mark.parametrize(
    "other",
    [
        INDICATORS.assign(value=[1.0, 2.0, 0.0]),
        INDICATORS.assign(region=["GM1", "GM2", "GM4"]),
        INDICATORS.iloc[::-1],
        INDICATORS.iloc[:2],
        INDICATORS.astype({"value": "Float64"}),
        INDICATORS.set_index("region"),
        INDICATORS.rename(columns={"region": "code"}),
        INDICATORS["value"],
    ],
    ids=["a value", "a region", "the order", "fewer", "a type", "labels", "a name", "a column"],
)
def test_of_any_other_contents_it_is_computed_anew(counted, other):
    total, times = counted
    total(INDICATORS, "value")
    frame = other if isinstance(other, pd.DataFrame) else other.to_frame()
    total(frame, "value")
    assert len(times) == 2


def test_of_a_snapshot_counts_what_became_of_its_gemeenten(part):
    times = []
    asked = once(lambda snapshot, year: times.append((snapshot, year)))
    for lacking in ("wijk-2024", "85458NED", "03759ned", "70072ned"):
        asked(without(part, lacking), 2025)
    # Of the first two equal; then without the history, and without inhabitants of years of which nobody else tells.
    assert len(times) == 3
