from typing import ClassVar

import numpy as np
import pandas as pd
import pytest

from data_sources import Snapshot
from geo import gemeenten, to_current
from tests.geo.made_up import MadeUpSnapshot

ALIVE_2018 = ["GM0001", "GM0002", "GM0003", "GM0004", "GM0005", "GM0007"]
WEIGHT_OUD_TO_GROOT = 396 / 996


def origin(year: int = 2018, **changes: object) -> pd.DataFrame:
    """Made-up figures by origin: two groups, persons and their shares."""
    persons = {"Nederland": [901, 2000, 3000, 80, 40, 300], "Elders": [100, 1000, 1000, 20, 10, 100]}
    frame = pd.DataFrame(
        [
            (region, "gemeente", year, "herkomst", 2, group, "all", persons[group][place], "MADEUP", 1)
            for group in persons
            for place, region in enumerate(ALIVE_2018)
        ],
        columns=[
            "region", "level", "year", "classification", "groups", "group", "birthplace", "persons",
            "source_table", "rounded_to",
        ],
    )  # fmt: skip
    total = frame.groupby("region")["persons"].transform("sum")
    frame["share_pct"] = (100 * frame["persons"] / total).astype("Float64")
    return frame.assign(**changes).astype({"persons": "Int64", "rounded_to": "Int8"})


def shares(year: int, **changes: object) -> pd.DataFrame:
    return origin(year, **changes).assign(persons=pd.array([pd.NA] * 12, dtype="Int64"))


def cell(frame: pd.DataFrame, region: str, group: str = "Elders") -> pd.Series:
    found = frame[(frame["region"] == region) & (frame["group"] == group)]
    assert len(found) == 1
    return found.iloc[0]


def figures(unit: str, values: dict[str, float], year: int = 2015) -> pd.DataFrame:
    frame = pd.DataFrame({"region": list(values), "value": pd.array(list(values.values()), dtype="Float64")})
    return frame.assign(level="gemeente", year=year, indicator="iets", unit=unit, source_table="MADEUP")


class TestPersons:
    def test_are_added_up_and_shared_out_in_whole_persons(self, made_up: MadeUpSnapshot) -> None:
        found = to_current(origin(), 2019, made_up)
        # Of Oud's 100 Elders, 39.76 go to Groot and 60.24 to Nieuwstad; of its 901 Nederland 358.2 and 542.8.
        assert cell(found, "GM0003")["persons"] == 1000 + 40
        assert cell(found, "GM0009")["persons"] == 1000 + 60
        assert cell(found, "GM0003", "Nederland")["persons"] == 3000 + 358
        assert cell(found, "GM0009", "Nederland")["persons"] == 2000 + 543
        assert found["persons"].sum() == origin()["persons"].sum()
        assert found["persons"].dtype == "Int64"

    def test_carry_their_shares(self, made_up: MadeUpSnapshot) -> None:
        found = to_current(origin(), 2019, made_up)
        assert cell(found, "GM0009")["share_pct"] == pytest.approx(100 * 1060 / (1060 + 2543))
        sums = found.groupby("region")["share_pct"].sum()
        assert sums.to_numpy(dtype=float) == pytest.approx(100)

    def test_say_how_they_were_made(self, made_up: MadeUpSnapshot) -> None:
        to_2019 = to_current(origin(), 2019, made_up).set_index("region")["basis"]
        assert set(to_2019["GM0003"]) == set(to_2019["GM0009"]) == {"herindeling"}
        assert set(to_2019[["GM0004", "GM0005", "GM0007"]]) == {"ongewijzigd"}
        # From 2019 on Nieuwstad is whole; with Dorp it is added up exactly.
        frame = origin(2019)
        frame = frame[~frame["region"].isin(["GM0001", "GM0003"])].replace({"region": {"GM0002": "GM0009"}})
        to_2023 = to_current(frame, 2023, made_up)
        assert set(to_2023[to_2023["region"] == "GM0009"]["basis"]) == {"inwoners"}
        assert cell(to_2023, "GM0009")["persons"] == 1100
        assert cell(to_2023, "GM0006")["basis"] == "ongewijzigd", "only renamed"

    def test_a_missing_part_makes_the_whole_missing(self, made_up: MadeUpSnapshot) -> None:
        frame = origin()
        frame.loc[(frame["region"] == "GM0002") & (frame["group"] == "Elders"), ["persons", "share_pct"]] = (
            pd.NA
        )
        found = to_current(frame, 2019, made_up)
        assert pd.isna(cell(found, "GM0009")["persons"])
        assert pd.isna(cell(found, "GM0009")["share_pct"])
        assert cell(found, "GM0009")["basis"] == "deel ontbreekt"
        assert cell(found, "GM0009", "Nederland")["persons"] == 2543, "the other group is whole"
        absent = to_current(frame[frame["region"] != "GM0001"], 2019, made_up)
        assert pd.isna(cell(absent, "GM0003")["persons"]), "a part without a row is missing as well"


class TestShares:
    def test_are_weighted_by_the_known_inhabitants_of_the_year(self, made_up: MadeUpSnapshot) -> None:
        found = to_current(shares(2015), 2019, made_up)
        # 2015: Oud 1000 people with 9.99% Elders, Klein 3000 with 33.3%.
        from_oud = 1000 * (1 - WEIGHT_OUD_TO_GROOT)
        expected = (from_oud * 100 * 100 / 1001 + 3000 * 100 / 3) / (from_oud + 3000)
        assert cell(found, "GM0009")["share_pct"] == pytest.approx(expected)
        assert cell(found, "GM0009")["basis"] == "herindeling", "Oud was split by CBS's number"

    def test_are_weighted_by_cbs_numbers_where_inhabitants_are_not_known(
        self, made_up: MadeUpSnapshot
    ) -> None:
        found = to_current(shares(2018), 2019, made_up)
        expected = (600 * 100 * 100 / 1001 + 1400 * 100 / 3) / 2000
        assert cell(found, "GM0009")["share_pct"] == pytest.approx(expected, abs=0.01)
        assert cell(found, "GM0009")["basis"] == "herindeling"
        assert found["persons"].isna().all()

    def test_of_whole_gemeenten_with_known_inhabitants_say_so(self, made_up: MadeUpSnapshot) -> None:
        # Klein and Dorp merged into Nieuwstad, with the inhabitants of both known.
        known = made_up.figures.assign(year=2019).replace({"region": {"GM0002": "GM0009"}})
        snapshot = MadeUpSnapshot(figures=known.drop_duplicates("region"))
        frame = shares(2019)
        frame = frame[frame["region"].isin(["GM0002", "GM0007"])].replace({"region": {"GM0002": "GM0009"}})
        found = cell(to_current(frame, 2023, snapshot), "GM0009")
        assert found["basis"] == "inwoners"
        assert found["share_pct"] == pytest.approx((3000 * 100 / 3 + 400 * 25) / 3400)

    def test_of_unchanged_gemeenten_are_the_published_ones(self, made_up: MadeUpSnapshot) -> None:
        frame = shares(2015)
        found = to_current(frame, 2019, made_up)
        for region in ("GM0004", "GM0005", "GM0007"):
            assert cell(found, region)["share_pct"] == cell(frame, region)["share_pct"]


class TestValues:
    VALUES: ClassVar = {"GM0001": 10.0, "GM0002": 20.0, "GM0003": 40.0}

    def test_amounts_are_added_up(self, made_up: MadeUpSnapshot) -> None:
        found = to_current(figures("aantal", self.VALUES), 2019, made_up).set_index("region")["value"]
        assert found.to_dict() == {"GM0003": 44.0, "GM0009": 26.0}, "10 is split 4 and 6"
        hectares = figures("ha", {**self.VALUES, "GM0001": 10.5})
        found = to_current(hectares, 2019, made_up).set_index("region")["value"]
        assert found["GM0003"] == pytest.approx(40 + 10.5 * WEIGHT_OUD_TO_GROOT), "no whole number to keep"

    @pytest.mark.parametrize("unit", ["%", "km", "x 1 000 euro", "per 1 000 inwoners"])
    def test_rates_are_averaged(self, unit: str, made_up: MadeUpSnapshot) -> None:
        found = to_current(figures(unit, self.VALUES), 2019, made_up).set_index("region")["value"]
        from_oud = 1000 * WEIGHT_OUD_TO_GROOT
        assert found["GM0003"] == pytest.approx((from_oud * 10 + 4000 * 40) / (from_oud + 4000))

    def test_classes_are_kept_only_where_nothing_changed(self, made_up: MadeUpSnapshot) -> None:
        values = {**self.VALUES, "GM0004": 5.0}
        found = to_current(figures("klasse", values), 2019, made_up).set_index("region")
        assert found.loc["GM0004", "value"] == 5
        assert found["value"].isna().to_dict() == {"GM0003": True, "GM0004": False, "GM0009": True}
        assert found.loc["GM0009", "basis"] == "niet samen te nemen"

    def test_an_undeclared_unit_is_refused(self, made_up: MadeUpSnapshot) -> None:
        with pytest.raises(ValueError, match="'mijl'"):
            to_current(figures("mijl", self.VALUES), 2019, made_up)

    def test_every_unit_of_the_snapshot_is_declared(self, embedded: Snapshot) -> None:
        units = embedded.indicators(level="gemeente")[["unit"]].drop_duplicates()
        one_each = units.assign(region="GM0344", year=2024, indicator="iets", value=1.0)
        assert len(to_current(one_each, 2025, embedded)) == len(units)


class TestYears:
    def test_later_than_the_chosen_year_only_what_did_not_change(self, made_up: MadeUpSnapshot) -> None:
        frame = figures("aantal", {"GM0003": 1, "GM0004": 2, "GM0005": 3, "GM0007": 4, "GM0009": 5}, 2019)
        found = to_current(frame, 2018, made_up).set_index("region")
        assert found["value"].dropna().to_dict() == {"GM0004": 2, "GM0005": 3, "GM0007": 4}
        assert set(found.loc[["GM0001", "GM0002", "GM0003"], "basis"]) == {"later samengevoegd"}

    def test_a_later_name_gets_its_earlier_code(self, made_up: MadeUpSnapshot) -> None:
        found = to_current(figures("aantal", {"GM0006": 3}, 2021), 2018, made_up)
        assert found[["region", "value"]].to_numpy().tolist() == [["GM0005", 3]]

    def test_a_table_that_follows_another_day(self, embedded: Snapshot) -> None:
        # 84910NED of 2022 already counts Weesp with Amsterdam (882 633 + 20 766).
        frame = embedded.origin(level="gemeente", groups=18)
        found = to_current(frame, 2025, embedded)
        amsterdam = found[found["region"] == "GM0363"]
        assert amsterdam["persons"].sum() == 903_399
        assert set(amsterdam["basis"]) == {"ongewijzigd"}
        assert found["persons"].sum() == 17_590_672

    def test_weesp_without_figures_leaves_amsterdam_without(self, embedded: Snapshot) -> None:
        frame = embedded.origin(level="gemeente", years=2022, classification="herkomst")
        found = to_current(frame, 2025, embedded)
        assert set(found.loc[found["basis"] == "deel ontbreekt", "region"]) == {"GM0363"}


class TestRefusals:
    def test_another_level(self, made_up: MadeUpSnapshot) -> None:
        with pytest.raises(ValueError, match="level 'gemeente'"):
            to_current(origin(level="wijk"), 2019, made_up)

    def test_rows_given_twice(self, made_up: MadeUpSnapshot) -> None:
        frame = origin()
        with pytest.raises(ValueError, match="same region"):
            to_current(pd.concat([frame, frame.head(1)]), 2019, made_up)

    def test_a_gemeente_that_did_not_exist(self, made_up: MadeUpSnapshot) -> None:
        frame = figures("aantal", {"GM0009": 3, "GM0004": 1}, 2018)
        with pytest.raises(ValueError, match=r"GM0009 \(2018\)"):
            to_current(frame, 2023, made_up)
        without_figure = figures("aantal", {"GM0009": np.nan, "GM0004": 1}, 2018)
        assert to_current(without_figure, 2023, made_up)["region"].tolist() == ["GM0004"]


class TestShape:
    def test_columns_stay_and_the_frame_given_is_not_changed(self, made_up: MadeUpSnapshot) -> None:
        frame = origin()
        before = frame.copy()
        found = to_current(frame, 2019, made_up)
        assert found.columns.tolist() == [*frame.columns, "basis"]
        assert found.dtypes[frame.columns].equals(frame.dtypes)
        pd.testing.assert_frame_equal(frame, before)

    def test_sources_and_rounding_of_the_parts(self, made_up: MadeUpSnapshot) -> None:
        frame = origin()
        klein = frame["region"] == "GM0002"
        frame.loc[klein, "source_table"], frame.loc[klein, "rounded_to"] = "ANDERE", 5
        found = to_current(frame, 2019, made_up)
        assert cell(found, "GM0009")[["source_table", "rounded_to"]].tolist() == ["ANDERE, MADEUP", 5]
        assert cell(found, "GM0003")[["source_table", "rounded_to"]].tolist() == ["MADEUP", 1]

    def test_nothing_gives_nothing(self, made_up: MadeUpSnapshot) -> None:
        found = to_current(origin().head(0), 2019, made_up)
        assert found.empty
        assert "basis" in found


class TestSnapshot:
    def test_the_whole_series_covers_the_gemeenten_of_today(self, embedded: Snapshot) -> None:
        frame = embedded.origin(level="gemeente", classification="migratieachtergrond", groups=7)
        found = to_current(frame, 2025, embedded)
        today = set(gemeenten(2025, embedded)["region"])
        for year, of_year in found.groupby("year"):
            assert set(of_year["region"]) == today, year
        assert found["share_pct"].notna().all()
        given = frame.groupby("year")["persons"].sum()
        assert (found.groupby("year")["persons"].sum() == given).all()

    def test_inhabitants_add_up_to_the_country(self, embedded: Snapshot) -> None:
        inhabitants = embedded.indicators(level="gemeente", indicator="inwoners")
        found = to_current(inhabitants, 2025, embedded)
        national = {2019: 17_282_163, 2022: 17_590_672, 2025: 18_044_027}
        assert {year: found.loc[found["year"] == year, "value"].sum() for year in national} == national

    def test_het_hogeland_2015_by_hand(self, embedded: Snapshot) -> None:
        """Bedum, Eemsmond, De Marne and 88.5% of Winsum, by their inhabitants of 2015."""
        frame = embedded.origin(level="gemeente", years=2015, groups=7)
        western = frame[frame["group"] == "Westers"].set_index("region")["share_pct"].astype(float)
        known = embedded.indicators(level="gemeente", years=2015, indicator="inwoners")
        people = known.set_index("region")["value"].astype(float)[["GM0005", "GM1651", "GM1663", "GM0053"]]
        people["GM0053"] *= 11_947 / (11_947 + 1_558)
        expected = (people * western[people.index]).sum() / people.sum()
        found = to_current(frame, 2025, embedded)
        row = found[(found["region"] == "GM1966") & (found["group"] == "Westers")].iloc[0]
        assert row["share_pct"] == pytest.approx(expected)
        assert row["basis"] == "herindeling"
