"""What is known of a gemeente's margin is used for the same counts and the same code, and for nothing else."""

import pandas as pd
import pytest

from dashboard.analysis import rounding_margin
from dashboard.findings.data.mixing_margin import MADE_OF, mixing_margin

PARENT = pd.Series(["x", "x", "x", "y", "y", "z"], index=list("abcdef"), name="gemeente")
COUNTS = pd.DataFrame(
    {"one": [20, 40, 15, 60, 10, 5], "other": [5, 10, 35, 20, 30, 40]}, index=PARENT.index
).astype("Int64")
PUBLISHED = COUNTS.sum(axis=1).astype("Int64")


@pytest.fixture
def reckoned(monkeypatch) -> list[set[str]]:
    """The gemeenten that were reckoned, at each time that any were."""
    seen: list[set[str]] = []
    reckon = rounding_margin.segregation_margin

    def watched(counts, parent, off_by, totals):
        seen.append(set(parent))
        return reckon(counts, parent, off_by, totals)

    monkeypatch.setattr(rounding_margin, "segregation_margin", watched)
    return seen


def margin(*earlier, counts=COUNTS, off_by=4, published=PUBLISHED):
    return mixing_margin(counts, PARENT, off_by, published, earlier)


def test_it_is_the_margin_of_every_gemeente(reckoned):
    found = margin()
    expected = rounding_margin.segregation_margin(COUNTS, PARENT, 4, PUBLISHED)
    pd.testing.assert_frame_equal(found.drop(columns=MADE_OF), expected, check_exact=True)
    assert found[MADE_OF].is_unique


@pytest.mark.parametrize("known", [slice(None), slice(1), slice(1, 3), slice(0)])
def test_what_is_known_is_the_same_to_the_last_bit_and_not_reckoned(reckoned, known):
    whole = margin()
    reckoned.clear()
    pd.testing.assert_frame_equal(margin(whole.iloc[known]), whole, check_exact=True)
    assert reckoned == [left for left in [set(whole.index) - set(whole.index[known])] if left]


def test_one_that_comes_twice_is_taken_once(reckoned):
    whole = margin()
    reckoned.clear()
    pd.testing.assert_frame_equal(margin(whole.iloc[:2], whole), whole, check_exact=True)
    assert reckoned == []


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ({"counts": COUNTS.assign(other=COUNTS["other"].where(COUNTS.index != "d", 25))}, {"y"}),
        ({"counts": COUNTS.iloc[[1, 0, 2, 3, 4, 5]].set_axis(COUNTS.index)}, {"x"}),
        ({"published": PUBLISHED + pd.Series([5, 0, 0, 0, 0, 0], PUBLISHED.index)}, {"x"}),
        ({"published": PUBLISHED.mask(PUBLISHED.index == "f")}, {"z"}),
        ({"off_by": 2}, {"x", "y", "z"}),
    ],
    ids=["a count", "counts of other areas", "inhabitants", "no inhabitants", "rounding"],
)
def test_other_figures_are_reckoned_anew(reckoned, changed, again):
    whole = margin()
    reckoned.clear()
    found = margin(whole, **changed)
    assert reckoned == [again]
    pd.testing.assert_frame_equal(found, margin(**changed), check_exact=True)


def test_other_code_reckons_all_anew(reckoned, monkeypatch):
    whole = margin()
    reckoned.clear()
    monkeypatch.setattr("dashboard.findings.data.mixing_margin.digest", lambda _: "other")
    margin(whole)
    assert reckoned == [set("xyz")]


def test_a_frame_of_before_it_had_names_is_of_no_use(reckoned):
    whole = margin()
    reckoned.clear()
    margin(whole.drop(columns=MADE_OF))
    assert reckoned == [set("xyz")]
