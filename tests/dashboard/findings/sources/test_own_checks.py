"""Our own comparisons, reckoned again in another way, and none that cannot be made."""

import pandas as pd
import pytest

import geo
from dashboard.content import LANGUAGES
from dashboard.findings.sources.grounds import grounds
from dashboard.findings.sources.own_checks import OWN_CHECKS
from dashboard.language import Language


def parquet(snapshot, table, kind):
    entry = snapshot.source(table)
    return pd.read_parquet(f"{snapshot._storage.root}/{entry.file(kind).path}")


def values(snapshot, name):
    return {key: quantity.value for key, quantity in OWN_CHECKS[name](snapshot).items()}


@pytest.mark.parametrize("name", OWN_CHECKS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_comparison_is_made_and_told(snapshot, name, code):
    ground = grounds(snapshot)[name]
    assert ground.state == "own"
    assert ground.told.say(Language(code)).startswith(("Eigen", "Volgt", "Our own", "Follows"))


def test_the_gaps_of_the_present_table_are_its_known_ones(snapshot):
    rows = parquet(snapshot, "85458NED", "origin")
    of_2022 = rows[(rows["level"] == "gemeente") & (rows["year"] == 2022)]["region"].unique()
    found = values(snapshot, "gaps")
    assert found["listed"] - found["lacking"] == len(of_2022) == 341
    assert found["names"] == ("Weesp", "Brielle", "Hellevoetsluis", "Westvoorne")


def test_groups_of_the_present_table_are_those_of_the_key_figures(snapshot):
    wide = [
        rows[(rows["level"] == "gemeente") & (rows["year"] == 2024) & (rows["groups"] == 3)]
        .groupby(["region", "group"], observed=True)["persons"]
        .sum()
        .sort_index()
        for rows in (parquet(snapshot, table, "origin") for table in ("85458NED", "85984NED"))
    ]
    same = (wide[0].astype(int) == wide[1].astype(int)).groupby("region").all()
    assert (values(snapshot, "beside_key_figures")["same"], len(same)) == (int(same.sum()), 342)


def test_the_old_table_by_country_differs_where_its_caveat_says(snapshot):
    found = values(snapshot, "old_countries")
    assert found["names"] == ("Haarlem", "Haarlemmermeer")
    assert (found["moved"], found["most"]) == (("Weesp",), 8)
    caveat = snapshot.source("84910NED").caveat
    assert all(name in caveat for name in (*found["names"], *found["moved"], str(found["most"])))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "part", "whole"),
    [
        ("tenths", "tenths", "among"),
        ("listed_gemeenten", "same", "listed"),
        ("whole_years", "same", "flows"),
        ("whole_per_cents", "whole", "shares"),
        ("whole_per_cents", "fives", "buurten"),
        ("benefits_in_tens", "tens", "among"),
    ],
)
def test_what_is_said_of_all_holds_of_all(snapshot, name, part, whole):
    found = values(snapshot, name)
    assert found[part] == found[whole] > 300


def test_the_long_series_has_no_numbers_of_persons(snapshot):
    rows = parquet(snapshot, "70072ned", "origin")
    assert rows["persons"].isna().all() and values(snapshot, "tenths")["persons"] == 0


def test_drawn_areas_differ_from_those_of_cbs(snapshot):
    drawn = geo.boundaries("gemeente", 2024, snapshot=snapshot).set_index("region").area / 1e4
    told = parquet(snapshot, "wijken-en-buurten-2024", "indicators")
    told = told[told["indicator"] == "oppervlakte_totaal_in_ha"].set_index("region")["value"]
    apart = [max(drawn[code] / told[code], told[code] / drawn[code]) > 1.1 for code in told.index]
    assert values(snapshot, "drawn_area")["apart"] == sum(apart) > 20


def test_pupils_are_counted_where_they_live(snapshot):
    found = values(snapshot, "pupils_live_here")
    assert 0.4 < found["least"] < found["most"] < 0.65


def test_both_classifications_of_2022_differ_by_who_was_born_abroad_of_dutch_parents(snapshot):
    found = values(snapshot, "both_of_2022")
    assert found["year"] == 2022 and found["among"] == 341
    assert 130_000 < found["origin"] - found["background"] < 145_000


def test_cells_by_birthplace_that_were_computed_are_those_of_the_map(snapshot):
    origin = parquet(snapshot, "85458NED", "origin").astype({"group": str, "birthplace": str})
    origin = origin[(origin["level"] == "gemeente") & (origin["year"] == 2024)]
    people = origin.groupby("region")["persons"].sum().astype(float)
    told = parquet(snapshot, "wijken-en-buurten-2024", "indicators").astype({"indicator": str})
    told = told.pivot(index="region", columns="indicator", values="value")
    european = origin[origin["group"].str.startswith("Europa")]
    apart = 0.0
    for birthplace, column in (
        ("abroad", "perc_geb_buiten_nl_met_herkomstlnd_in_europa_ex_nl"),
        ("nl", "perc_geb_in_nl_met_herkomstland_in_europa_ex_nl"),
    ):
        cell = european[european["birthplace"] == birthplace].set_index("region")["persons"].astype(float)
        apart = max(apart, (100 * cell / people - told[column]).abs().max())
    assert apart <= 0.5
    found = values(snapshot, "derived_cells")
    assert found["same"] == found["among"] == len(people) == 342


def test_wijken_and_buurten_are_rounded_by_lot_and_not_to_the_nearest_five(snapshot):
    rows = parquet(snapshot, "85984NED", "indicators").astype({"indicator": str})
    rows = rows[rows["level"].isin(["wijk", "buurt"])]
    men, women, all_of_them = (
        rows[rows["indicator"] == code].set_index("region")["value"]
        for code in ("mannen", "vrouwen", "inwoners")
    )
    apart = (men + women - all_of_them).abs()
    found = values(snapshot, "by_lot")
    assert found["apart"] == sum(apart > 6) > 100
    assert apart.max() <= 12 and found["beyond"] == 0 and found["among"] == len(apart)


def test_buurten_of_2015_are_not_rounded_to_the_nearest_five_either(snapshot):
    rows = parquet(snapshot, "83220NED_extract", "indicators").astype({"indicator": str})
    people = rows[rows["indicator"] == "inwoners"].set_index("region")["value"]
    buurten = people[people.index.str.startswith("BU")]
    together = buurten.groupby("GM" + buurten.index.str[2:6]).sum()
    found = values(snapshot, "not_nearest")
    assert found["among"] == len(together) == 393
    assert found["fewer"] == sum(together < people[together.index]) > 350
