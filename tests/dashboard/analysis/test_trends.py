"""Series and their changes: by hand on made-up gemeenten, and on the real ones."""

import numpy as np
import pandas as pd
import pytest

import data_sources
from dashboard.analysis.trends import change, country_series, index_series, series, tempo
from tests.dashboard.analysis.history import NEW, OLD, all_series, inhabitants


def made_up(values: dict[tuple[str, int], list[float]]) -> pd.DataFrame:
    index = pd.MultiIndex.from_tuples(values, names=["region", "year"])
    return pd.DataFrame(list(values.values()), index=index, columns=["Nederland", "Elders"])


TWO = made_up({("A", 2000): [90, 10], ("A", 2010): [80, 20], ("B", 2000): [60, 40], ("B", 2010): [55, 45]})


def test_birthplaces_are_added_up_and_a_missing_part_leaves_the_group_missing():
    rows = [
        ("A", 2022, "Nederland", "nl", 80.0),
        ("A", 2022, "Europa", "nl", 5.0),
        ("A", 2022, "Europa", "abroad", 15.0),
        ("B", 2022, "Nederland", "nl", 70.0),
        ("B", 2022, "Europa", "nl", pd.NA),
        ("B", 2022, "Europa", "abroad", 20.0),
    ]
    origin = pd.DataFrame(rows, columns=["region", "year", "group", "birthplace", "share_pct"])
    origin = origin.assign(classification="herkomst", groups=2).astype({"share_pct": "Float64"})
    (shares,) = series(origin).values()
    assert list(shares.columns) == ["Nederland", "Europa"]
    assert shares.loc[("A", 2022)].tolist() == [80.0, 20.0]
    assert shares.loc[("B", 2022), "Nederland"] == 70.0
    assert np.isnan(shares.loc[("B", 2022), "Europa"])


def test_index_of_shares_that_rounding_keeps_from_adding_up():
    shares = made_up({("A", 2000): [50.0, 50.0], ("A", 2001): [80.1, 20.0], ("A", 2002): [90.0, np.nan]})
    index = index_series(shares)
    assert index.iloc[0] == pytest.approx(0.5)
    assert index.iloc[1] == pytest.approx(1 - (801**2 + 200**2) / 1001**2)
    assert np.isnan(index.iloc[2])


def test_change_by_hand():
    found = change(TWO, 2000, 2010)
    assert found.loc["A"].tolist() == pytest.approx([-10, 10, 0.32 - 0.18])
    assert found.loc["B", "diversity_index"] == pytest.approx(0.495 - 0.48)


@pytest.mark.parametrize(("start", "end"), [(2000, 2022), (1999, 2010), (2010, 2000), (2010, 2010)])
def test_a_span_stays_inside_one_series_and_runs_forward(start, end):
    with pytest.raises(ValueError, match=r"not in this series|not later"):
        change(TWO, start, end)


def test_tempo_beside_country_and_peers_by_hand():
    more = pd.concat([made_up({(name, 2000): [90, 10], (name, 2010): [90 - k, 10 + k]})
                      for k, name in enumerate("CDEFG", start=1)])  # fmt: skip
    shares = pd.concat([TWO, more])
    peers = pd.DataFrame([("A", peer) for peer in "ACDEFG"] + [("B", peer) for peer in "CDEF"])
    peers.columns = ["region", "peer"]
    country = TWO.xs("B", level="region")
    found = tempo(shares, 2000, 2010, country=country, peers=peers).set_index(["region", "measure"])
    row = found.loc[("A", "Elders")]
    assert row[["change", "per_year", "country", "beside_country"]].tolist() == pytest.approx([10, 1, 5, 5])
    # Its own row among the peers does not count: C to G grew by 1 to 5.
    assert row[["peers", "beside_peers", "faster_than", "peers_counted"]].tolist() == [3, 7, 100, 5]
    four = found.loc[("B", "Elders")]
    assert four["peers_counted"] == 4
    assert four[["peers", "beside_peers", "faster_than"]].isna().all()
    assert found.loc[("G", "Elders"), "peers_counted"] == 0


def test_country_is_the_weighted_mean_and_missing_where_a_gemeente_is():
    shares = made_up(
        {("A", 2000): [90, 10], ("B", 2000): [60, 40], ("A", 2001): [90, 10], ("B", 2001): [60, np.nan]}
    )
    found = country_series(shares, pd.Series({"A": 300, "B": 100}))
    assert found.loc[2000].tolist() == pytest.approx([82.5, 17.5])
    assert found["Nederland"].notna().all()
    assert np.isnan(found.loc[2001, "Elders"])


def test_the_two_real_series_overlap_in_2022_and_are_never_joined():
    found = all_series()
    assert list(found) == [OLD, NEW]
    years = [sorted(shares.index.get_level_values("year").unique()) for shares in found.values()]
    assert years == [list(range(1996, 2023)), list(range(2022, 2026))]
    assert all(shares.index.get_level_values("region").nunique() == 342 for shares in found.values())
    both = [shares.loc[("GM0014", 2022), "Nederland"] for shares in found.values()]
    assert abs(both[0] - both[1]) > 0.05
    with pytest.raises(ValueError, match="not in this series"):
        change(found[OLD], 2015, 2025)


def test_real_changes_of_amsterdam_and_of_a_merged_gemeente():
    found = change(all_series()[OLD], 1996, 2021)
    assert found.loc["GM0363", "Nederland"] < -10
    assert found.loc["GM0363", "diversity_index"] > 0.08
    # Het Hogeland, of four gemeenten since 2019 (and a part of Winsum): a whole series.
    assert found.loc["GM1966"].notna().all()
    assert found.loc["GM1966", "Nederland"] == pytest.approx(-3.35, abs=0.1)


def test_the_country_from_gemeenten_is_near_the_published_one():
    country = country_series(all_series()[OLD], inhabitants())
    snapshot = data_sources.open_snapshot()
    published = snapshot.origin("land", classification="migratieachtergrond")
    native = published[(published["group"] == "Nederland") & (published["groups"] == 3)]
    gap = (country["Nederland"] - native.set_index("year")["share_pct"].astype(float)).dropna()
    assert len(gap) == 21
    assert gap.between(-0.5, -0.1).all()
    assert abs(gap.loc[2017] - gap.loc[1997]) < 0.3
