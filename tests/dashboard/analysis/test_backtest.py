"""The record: by hand on made-up series, and the choice and the result on real history."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.backtest import backtest, best_setting, score_settings, shown, three_groups
from dashboard.analysis.tempo import LONG, SHORT, Setting
from tests.dashboard.analysis.history import OLD, all_series
from tests.dashboard.analysis.test_outlook import doubling, made_up

pytestmark = pytest.mark.slow


def test_errors_by_hand():
    shares = made_up({"A": [0.0] * 8, "B": [0.0] * 8})
    for year, (a, b) in enumerate(
        [(10, 40), (12, 39), (14, 38), (16, 37), (99, 99), (18, 30), (99, 99), (99, 99)]
    ):
        shares.loc[("A", 2000 + year)] = [100 - a, a]
        shares.loc[("B", 2000 + year)] = [100 - b, b]
    record = backtest(shares, [2003], [2]).set_index("measure")
    # No change: 16 and 37 against 18 and 30. The line: 20 and 35.
    assert record.loc["share_pct", "no_change"] == pytest.approx((2 + 7) / 2)
    assert record.loc["share_pct", "straight_line"] == pytest.approx((2 + 5) / 2)
    assert record.loc["share_pct", "least_squares"] == pytest.approx((2 + 5) / 2)
    index = [abs(2 * p * (1 - p) - 2 * q * (1 - q)) for p, q in ((0.16, 0.18), (0.37, 0.30))]
    assert record.loc["diversity_index", "no_change"] == pytest.approx(np.mean(index))
    assert record["coverage"].isna().all()  # nothing before 2003 could be checked


def test_a_log_ratio_that_grows_as_it_did_is_foreseen_and_beats_both():
    shares = made_up({name: doubling(0.02, 21, 1.08 + n / 200) for n, name in enumerate("ABCDEFGHIJ")})
    record = backtest(shares, [2010, 2012], [5], setting=Setting(1.0, 1e-9))
    assert record["outlook"].max() < 1e-3
    assert record["beats_both"].all()
    assert shown(record).to_dict() == {5: True}
    # Where nothing changes, nothing is better than 'no change', and the outlook stays hidden.
    still = made_up({name: [0.1 + n / 100] * 21 for n, name in enumerate("ABCDEFGHIJ")})
    assert shown(backtest(still, [2010], [5])).to_dict() == {5: False}


def test_a_horizon_is_shown_only_when_shares_and_index_both_win():
    record = pd.DataFrame({"horizon": [5, 5, 10, 10], "beats_both": [True, True, True, False]})
    assert shown(record).to_dict() == {5: True, 10: False}


def test_what_came_true_must_be_known():
    with pytest.raises(ValueError, match="2022 is not known"):
        backtest(made_up({"A": doubling(0.1, 20, 1.1)}), [2017], [5])


def test_nothing_after_the_origin_is_looked_at():
    shares = all_series()[OLD]
    later = shares.index.get_level_values("year") > 2011
    other = shares.copy()
    other[later] = shares[later].iloc[::-1].to_numpy()
    scores = [score_settings(one, 2011, [5], window=4) for one in (shares, other)]
    pd.testing.assert_series_equal(*scores)


def test_the_settings_are_the_best_of_1996_to_2011():
    shares = all_series()[OLD]
    scores = score_settings(shares, 2011)
    assert best_setting(scores) == LONG
    assert scores.loc[(0.75, 2.0)] > 1.02 * scores.min()
    # Over four years the lowest scores differ by less than the last digit of a share makes.
    scores = score_settings(three_groups(shares), 2011, window=4)
    assert scores.loc[(SHORT.damping, SHORT.pseudo_share)] < 1.001 * scores.min()
    assert best_setting(scores).damping < 1


def test_the_record_of_2016_and_2021_lets_the_outlook_be_shown_and_the_fading_one_not():
    shares = all_series()[OLD]
    record = backtest(shares)
    assert record["gemeenten"].eq(342).all()
    assert shown(record).all()
    assert record["coverage"].between(75, 95).all()
    by = record.set_index(["horizon", "measure"])
    assert by.loc[(5, "share_pct"), "no_change"] == pytest.approx(0.348, abs=0.001)
    assert by.loc[(5, "share_pct"), "straight_line"] == pytest.approx(0.220, abs=0.001)
    assert by.loc[(10, "share_pct"), "outlook"] == pytest.approx(0.480, abs=0.005)
    fading = backtest(shares, setting=LONG.fading)
    assert not shown(fading).any()


def test_the_record_over_all_origins_of_the_short_series():
    shares = three_groups(all_series()[OLD])
    record = pd.concat(
        backtest(shares, origins, [horizon], window=4, setting=SHORT)
        for horizon, origins in ((5, range(1999, 2018)), (10, range(1999, 2013)))
    )
    assert shown(record).all()
    # Less certain than it says, over ten years: said beside the outlook.
    assert record["coverage"].between(65, 90).all()
    np.testing.assert_allclose(shares.sum(axis=1), 100, atol=1e-9)
