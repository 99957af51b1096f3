"""The record: by hand and with known noise on made-up series, and the result on real history."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis import backtest as room
from dashboard.analysis.backtest import HORIZONS, backtest, passed, three_groups
from dashboard.analysis.peers import size_classes
from tests.dashboard.analysis.history import OLD, all_series, inhabitants
from tests.dashboard.analysis.test_tempo import doubling, made_up

pytestmark = pytest.mark.slow

YEARS = 31


def noisy(gemeenten: int, common: float, own: float, seed: int = 1, drift: float = 0.03) -> pd.DataFrame:
    """Log-odds that grow alike, with changes that all share and changes of their own."""
    random = np.random.default_rng(seed)
    changes = drift + common * random.normal(size=(1, YEARS)) + own * random.normal(size=(gemeenten, YEARS))
    start = np.linspace(-3, -1, gemeenten)[:, None]
    odds = np.exp(start + changes.cumsum(axis=1))
    return made_up({f"G{n:03}": list(series) for n, series in enumerate(odds)})


def one_class(shares: pd.DataFrame) -> pd.Series:
    return pd.Series(0.0, index=shares.index.get_level_values(0).unique())


@pytest.fixture(scope="module")
def record():
    three, sizes = three_groups(all_series()[OLD]), size_classes(inhabitants())
    return pd.concat([backtest(three, sizes, horizon, 4) for horizon in HORIZONS], ignore_index=True)


def test_errors_by_hand():
    shares = made_up({"A": [0.0] * 9, "B": [0.0] * 9})
    for year, (a, b) in enumerate([(10, 40)] * 4 + [(20, 40), (20, 40), (20, 43), (20, 43), (20, 43)]):
        shares.loc[("A", 2000 + year)] = [100 - a, a]
        shares.loc[("B", 2000 + year)] = [100 - b, b]
    found = backtest(shares, one_class(shares), 1, 4).set_index("measure")
    # From 2003 to 2007 a year on: of ten changes one is 10 and one is 3.
    assert found.loc["share_pct", "no_change"] == pytest.approx((10 + 3) / 10)
    index = [abs(2 * p * (1 - p) - 2 * q * (1 - q)) for p, q in ((0.1, 0.2), (0.4, 0.43))]
    assert found.loc["diversity_index", "no_change"] == pytest.approx(sum(index) / 10)
    assert found["origins"].eq(5).all()
    assert found["independent"].eq(5).all()


def test_a_tempo_that_never_changes_is_foreseen_and_passes():
    shares = made_up({name: doubling(0.02, YEARS, 1.03 + n / 500) for n, name in enumerate("ABCDEFGHIJ")})
    found = backtest(shares, one_class(shares), 5, 4)
    assert (found["outlook"] < found["no_change"] / 5).all()
    assert found["passed"].all()
    # Where nothing changes, nothing is better than 'no change'.
    still = made_up({name: [0.1 + n / 100] * YEARS for n, name in enumerate("ABCDEFGHIJ")})
    assert not backtest(still, one_class(still), 5, 4)["passed"].any()


def test_bounds_hold_what_they_are_meant_to_where_gemeenten_err_on_their_own():
    shares = noisy(200, common=0, own=0.05)
    found = backtest(shares, one_class(shares), 5, 4)
    assert found["coverage"].between(0.78, 0.82).all()
    assert found["above"].between(0.08, 0.12).all()


def test_what_all_share_makes_many_gemeenten_few_cases_and_the_record_shows_it():
    own, common = (
        pd.concat([backtest(shares, one_class(shares), 5, 4) for shares in made])
        for made in (
            [noisy(60, 0, 0.05, seed) for seed in range(4)],
            [noisy(60, 0.05, 0.01, seed) for seed in range(4)],
        )
    )
    assert common["coverage"].mean() < own["coverage"].mean() - 0.04
    assert common["least"].mean() < 0.3 < 0.6 < own["least"].mean()


def test_neither_setting_nor_bounds_come_from_years_that_share_an_outcome(monkeypatch):
    """With a year left out, all years that overlap with it may be anything: its bounds stay what they were."""
    seen = []
    real = room.leaning
    monkeypatch.setattr(
        room, "leaning", lambda errors, coverage: seen.append(errors) or real(errors, coverage)
    )
    shares = noisy(12, 0.02, 0.02)
    backtest(shares, one_class(shares), 5, 4)
    origins = YEARS - 5 - 3
    rests = [sum(abs(one - other) >= 5 for other in range(origins)) for one in range(origins)]
    assert [len(errors) for errors in seen[::2]] == [12 * rest for rest in rests]
    # What comes true after 2015 is unknown to bounds of a year whose rest ends before.
    other = shares.copy()
    late = other.index.get_level_values("year") > 2000 + YEARS - 3
    other[late] = other[late].iloc[::-1].to_numpy()
    first = list(seen)
    seen.clear()
    backtest(other, one_class(shares), 5, 4)
    last = len(first) - 2
    np.testing.assert_array_equal(first[last], seen[last])
    assert not np.array_equal(first[0], seen[0])


def test_a_class_passes_in_shares_and_index_or_not_at_all():
    rows = {
        "horizon": [5] * 6,
        "size_class": [0, 0, 1, 1, 2, 2],
        "coverage": [0.8, 0.75, 0.8, 0.74, 0.8, 0.8],
    }
    rows |= {"outlook": [1.0] * 6, "no_change": [2.0] * 6, "score": [1.0] * 6}
    frame = pd.DataFrame(rows | {"score_no_change": [2.0] * 5 + [1.0]})
    assert passed(frame).tolist() == [True, True, False, False, False, False]
    frame["no_change"] = [2.0, 1.0] + [2.0] * 4
    assert not passed(frame).any()


def test_a_series_too_short_to_leave_a_year_out_has_no_record():
    shares = noisy(5, 0, 0.05)
    short = shares[shares.index.get_level_values("year") < 2013]
    assert backtest(short, one_class(shares), 5, 4).empty
    assert len(backtest(short, one_class(shares), 4, 4)) == 2


def test_the_real_record_shows_no_outlook_to_anybody(record):
    assert not record["passed"].any()
    assert sorted(record["size_class"].unique()) == [0, 20_000, 50_000, 100_000, 150_000]
    assert record.drop_duplicates("size_class")["gemeenten"].sum() == 342
    index = record[record["measure"] == "diversity_index"].set_index(["horizon", "size_class"])
    assert index.loc[(5, 50_000), "coverage"] == pytest.approx(0.65, abs=0.01)
    assert index.loc[5, "coverage"].between(0.6, 0.75).all()
    assert index.loc[10, "coverage"].between(0.15, 0.6).all()
    assert index.loc[5, "independent"].eq(4).all()
    assert index.loc[10, "independent"].eq(2).all()
    # Its guesses are closer than 'no change': it is the bounds that cannot be told.
    assert (record["outlook"] < record["no_change"]).all()


def test_bounds_as_far_to_both_sides_would_have_held_over_five_years(monkeypatch):
    """Said in the account: it is the side that cannot be learnt of so few independent years."""
    real = room.leaning
    monkeypatch.setattr(room, "leaning", lambda errors, part: real(np.concatenate([errors, -errors]), part))
    found = backtest(three_groups(all_series()[OLD]), size_classes(inhabitants()), 5, 4)
    assert found["coverage"].between(0.75, 0.85).all()


@pytest.mark.parametrize("window", [5, 6, 7, 8])
def test_more_years_of_the_present_series_would_not_open_it(window):
    three, sizes = three_groups(all_series()[OLD]), size_classes(inhabitants())
    for horizon in HORIZONS:
        found = backtest(three, sizes, horizon, window)
        assert found.empty or not found["passed"].any()


def test_three_groups_add_up():
    np.testing.assert_allclose(three_groups(all_series()[OLD]).sum(axis=1), 100, atol=1e-9)
