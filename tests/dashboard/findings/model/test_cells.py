"""Values of indicators on made-up figures, and what rounding leaves open in them."""

import numpy as np
import pandas as pd
import pytest

from dashboard.findings.model.cells import values_of
from dashboard.findings.model.indicators import indicators

EUROPE, OUTSIDE = "Europa (exclusief Nederland)", "Buiten Europa"


def origin(rows, classification="herkomst", groups=3):
    """Tidy figures, made up: region, year, group, birthplace, persons, share."""
    frame = pd.DataFrame(rows, columns=["region", "year", "group", "birthplace", "persons", "share_pct"])
    frame["persons"] = frame["persons"].astype("Int64")
    frame["share_pct"] = frame["share_pct"].astype("Float64")
    return frame.assign(
        classification=classification,
        groups=groups,
        source_table="made up",
        off_by=pd.array([0] * len(frame)),
    )


def made_up():
    return origin(
        [
            ("GM0002", 2025, "Nederland", "nl", 50, 50.0),
            ("GM0002", 2025, EUROPE, "nl", 10, 10.0),
            ("GM0002", 2025, EUROPE, "abroad", 10, 10.0),
            ("GM0002", 2025, OUTSIDE, "nl", 0, 0.0),
            ("GM0002", 2025, OUTSIDE, "abroad", 30, 30.0),
            ("GM0001", 2025, "Nederland", "nl", None, 90.0),
            ("GM0001", 2025, EUROPE, "nl", None, 5.0),
            ("GM0001", 2025, OUTSIDE, "nl", None, 5.0),
        ]
    )


def value(key, region, frame=None):
    return values_of(indicators()[key], made_up() if frame is None else frame).set_index("region").loc[region]


def test_the_index_adds_birthplaces_up_before_it_squares():
    row = value("index", "GM0002")
    assert row["value"] == pytest.approx(1 - 0.5**2 - 0.2**2 - 0.3**2)
    assert row["persons"] == row["inhabitants"] == 100


def test_a_share_counts_its_groups_and_its_birthplace():
    assert value("europa", "GM0002")[["value", "persons"]].tolist() == [0.2, 20]
    assert value("geboren_buiten_nederland", "GM0002")[["value", "persons"]].tolist() == [0.4, 40]


def test_where_only_shares_are_published_there_are_values_but_no_persons():
    row = value("index", "GM0001")
    assert row["value"] == pytest.approx(1 - 0.9**2 - 2 * 0.05**2)
    assert pd.isna(row["persons"])
    assert pd.isna(row["inhabitants"])


@pytest.mark.parametrize("key", ["index", "europa", "buiten_europa"])
def test_a_missing_part_makes_the_value_missing_never_smaller(key):
    frame = made_up()
    frame.loc[2, ["persons", "share_pct"]] = pd.NA
    assert np.isnan(value(key, "GM0002", frame)["value"])


def test_of_exact_counts_nothing_is_open():
    frame = values_of(indicators()["buiten_nederland"], made_up()).set_index("region")
    assert frame.loc["GM0002", ["low", "high"]].tolist() == [0.5, 0.5]


def test_of_shares_in_unknown_steps_nothing_is_known():
    assert value("index", "GM0001")[["low", "high"]].isna().all()


def test_published_shares_leave_open_what_rounds_to_them():
    groups = ["Nederland", "Westers", "Turkije", "Marokko", "Suriname", "Nederlandse Antillen en Aruba"]
    shares = [90.0, 6.0, 1.0, 1.0, 1.0, 0.5, 0.5]
    frame = origin(
        [
            ("GM0001", 2010, group, "all", None, share)
            for group, share in zip([*groups, "Overig niet-westers"], shares, strict=True)
        ],
        "migratieachtergrond",
        7,
    )
    whole = value("migratieachtergrond", "GM0001", frame)
    # All but Nederland: as much as that share leaves, not six times the half of a tenth.
    assert whole[["low", "high"]].tolist() == pytest.approx([0.0995, 0.1005])
    assert value("westers", "GM0001", frame)[["low", "high"]].tolist() == pytest.approx([0.0595, 0.0605])
    index = value("index_7", "GM0001", frame)
    tried = []
    mixer = np.random.default_rng(1)
    for _ in range(4000):
        one = np.array(shares) + mixer.uniform(-0.05, 0.05, 7)
        one[0] = 100 - one[1:].sum()
        if abs(one[0] - 90) <= 0.05:
            tried.append(1 - ((one / 100) ** 2).sum())
    assert index["low"] < min(tried) < index["value"] < max(tried) < index["high"]
    assert index["high"] - index["low"] == pytest.approx(0.002, abs=0.0005)


def test_rounded_counts_leave_open_what_fits_the_inhabitants():
    frame = made_up().assign(off_by=pd.array([4] * 8), persons=made_up()["persons"].fillna(0))
    told = values_of(indicators()["buiten_nederland"], frame, pd.Series({"GM0002": 100})).set_index("region")
    # Of four cells of four more or fewer each, as far as 96 to 104 people leave room for them.
    assert told.loc["GM0002", ["low", "high"]].tolist() == pytest.approx([42 / 96, 58 / 104])


def test_who_is_left_of_the_residents_is_off_by_them_and_by_what_was_taken_off():
    groups = {"Nederland": 80, "Westers": 10, "Turkije": 0, "Marokko": 0, "Suriname": 5}
    rows = [("BU1", 2020, group, "all", persons, None) for group, persons in groups.items()]
    rows += [
        ("BU1", 2020, group, "all", 0, None)
        for group in ("Nederlandse Antillen en Aruba", "Overig niet-westers")
    ]
    frame = origin(rows, "migratieachtergrond", 7).assign(off_by=pd.array([4] * 7))

    def ends(key):
        found = values_of(indicators()[key], frame, pd.Series({"BU1": 95})).iloc[0]
        return found[["low", "high"]].tolist()

    # 95 residents less 10 western and 5 other people: each of the three numbers is off by 4 at most.
    assert ends("migratieachtergrond") == pytest.approx([7 / 99, 23 / 91])
    assert ends("westers") == pytest.approx([6 / 99, 14 / 91])


def test_nobody_lives_there_is_no_value():
    frame = made_up()
    frame.loc[frame["region"] == "GM0002", "persons"] = 0
    assert np.isnan(value("index", "GM0002", frame)["value"])
    assert np.isnan(value("europa", "GM0002", frame)["value"])


def test_the_netherlands_as_the_domain_gives_it(snapshot):
    """I of Nederland by 3 groups on 1 January 2022: 0.4146 (13,013,279 / 1,477,069 / 3,100,324)."""
    frame = origin(
        [
            ("NL", 2022, "Nederland", "all", 13_013_279, None),
            ("NL", 2022, EUROPE, "all", 1_477_069, None),
            ("NL", 2022, OUTSIDE, "all", 3_100_324, None),
        ]
    )
    assert value("index", "NL", frame)["value"] == pytest.approx(0.4146, abs=5e-5)
