import numpy as np
import pandas as pd
import pytest

from dashboard.findings.model.indicators import FINEST, indicators, values_of

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
        rounded_to=pd.array([1] * len(frame)),
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


def test_nobody_lives_there_is_no_value():
    frame = made_up()
    frame.loc[frame["region"] == "GM0002", "persons"] = 0
    assert np.isnan(value("index", "GM0002", frame)["value"])
    assert np.isnan(value("europa", "GM0002", frame)["value"])


def test_every_indicator_counts_groups_that_its_partition_has(snapshot):
    figures = snapshot.origin("gemeente", years=[2022])
    for indicator in indicators().values():
        assert indicator.counterpart in indicators()
        if indicator.groups == FINEST:
            continue
        rows = figures[
            (figures["classification"] == indicator.classification) & (figures["groups"] == indicator.groups)
        ]
        assert set(indicator.of) <= set(rows["group"].unique())


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
