"""Made-up tables of every declared shape become the tidy frames, right to the person."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from data_sources import catalogue
from data_sources.catalogue.origins import ColumnSpec
from data_sources.errors import ColumnError, EmptyTableError, FiguresDoNotFitError
from data_sources.readers import Odata3Reader, Odata4Reader
from data_sources.readers.interface import Topic
from data_sources.schemas import SCHEMAS
from data_sources.tidy import table
from data_sources.tidy.columns import find_column
from data_sources.tidy.table import read_table
from data_sources.transport import Transport
from tests.small_services.figures import FACTOR


@pytest.fixture(
    params=[Odata3Reader, pytest.param(Odata4Reader, marks=pytest.mark.slow)], ids=["odata3", "odata4"]
)
def read(request, settings_for):
    settings = settings_for()
    reader = request.param(settings, Transport(settings))

    def read(table):
        with ThreadPoolExecutor(4) as parts:
            frames = read_table(catalogue.find(table), reader, parts)
        for kind, frame in frames.items():
            SCHEMAS[kind].validate(frame)
        return frames

    return read


def persons(frame, **where):
    for column, value in where.items():
        frame = frame[frame[column] == value]
    return frame.set_index(["group", "birthplace"])["persons"].to_dict()


def test_origin_by_country_counts_everybody_once(read):
    origin = read("85458NED")["origin"]
    leaves = persons(origin, region="GM9001", year=2023, groups=origin["groups"].max())
    assert leaves == {
        ("Nederland", "nl"): 700,
        ("Nederland", "abroad"): 0,  # cannot exist; CBS leaves it empty
        ("Polen", "nl"): 20,
        ("Polen", "abroad"): 70,
        ("Duitsland", "nl"): 30,
        ("Duitsland", "abroad"): 40,
        ("Overig EU", "nl"): 2,
        ("Overig EU", "abroad"): 8,
        ("Overig Europa", "nl"): 8,
        ("Overig Europa", "abroad"): 22,
        ("Turkije", "nl"): 30,
        ("Turkije", "abroad"): 20,
        ("Suriname", "nl"): 15,
        ("Suriname", "abroad"): 15,
        ("Ghana", "nl"): 6,
        ("Ghana", "abroad"): 6,
        ("Overig Afrika", "nl"): 4,
        ("Overig Afrika", "abroad"): 4,
    }
    assert sum(leaves.values()) == 1000


def test_what_a_sum_goes_beyond_its_names_is_a_group_also_where_nobody_is_in_it(read, services):
    for row in services.tables["85458NED"].rows:
        if row["Herkomstland"] == "H007935":
            row["Bevolking_1"] -= {"A051735": 2, "A051736": 8, "T001638": 10}[row["Geboorteland"]] * (
                FACTOR | {"NL01": sum(FACTOR.values())}
            )[row["RegioS"]]
    origin = read("85458NED")["origin"]
    leaves = persons(origin, region="GM9002", year=2022, groups=origin["groups"].max())
    assert leaves["Overig EU", "nl"] == leaves["Overig EU", "abroad"] == 0
    assert leaves["Overig Europa", "abroad"] == 2 * 30
    assert sum(leaves.values()) == 2000


def test_the_three_groups_stand_beside_the_countries(read):
    origin = read("85458NED")["origin"]
    top = persons(origin, region="NL", year=2022, groups=3)
    assert top["Europa (exclusief Nederland)", "abroad"] == 140 * 6
    assert top["Buiten Europa", "nl"] == 55 * 6
    assert len(top) == 6


def figures_asked(services):
    return [path for path in services.asked if "/TypedDataSet?" in path or "Observations" in path]


def test_a_large_year_is_asked_per_key_and_birthplace(read, services, monkeypatch):
    monkeypatch.setattr(table, "LARGEST_ANSWER", 10)
    origin = read("85458NED")["origin"]
    asked = figures_asked(services)
    assert len(asked) == 2 * 11 * 2  # years, keys with the total, birthplaces
    assert all(path.count("eq") >= 5 for path in asked)
    leaves = persons(origin, region="GM9001", year=2023, groups=origin["groups"].max())
    assert sum(leaves.values()) == 1000 and leaves["Ghana", "abroad"] == 6


def test_a_year_that_fits_in_one_answer_is_asked_at_once(settings_for, services, monkeypatch):
    monkeypatch.setattr(table, "LARGEST_ANSWER", 132)  # eleven keys, three birthplaces, four regions
    settings = settings_for()
    with ThreadPoolExecutor(2) as parts:
        read_table(catalogue.find("85458NED"), Odata3Reader(settings, Transport(settings)), parts)
    first_pages = [path for path in figures_asked(services) if "skip" not in path]
    assert len(first_pages) == 2


def test_generations_are_birthplaces_and_dutch_background_stays_whole(read):
    origin = read("84910NED")["origin"]
    found = persons(origin, region="GM9002", year=2021)
    assert found["Turkije", "abroad"] == 80
    assert found["Turkije", "nl"] == 40
    assert found["Nederland", "all"] == 1400
    assert ("Turkije", "all") not in found
    assert sum(found.values()) == 2000


def test_columns_are_found_by_title_whatever_their_suffix(read):
    frames = read("84799NED")
    found = persons(frames["origin"], region="GM9003")
    assert found == {
        ("Nederland", "all"): 2250,
        ("Westers", "all"): 300,
        ("Turkije", "all"): 120,
        ("Marokko", "all"): 150,
        ("Suriname", "all"): 90,
        ("Nederlandse Antillen en Aruba", "all"): 30,
        ("Overig niet-westers", "all"): 60,
    }
    assert frames["origin"].query("level == 'wijk'")["rounded_to"].eq(5).all()
    assert frames["origin"].query("level == 'gemeente'")["rounded_to"].eq(1).all()


def test_kerncijfers_split_by_birthplace_where_the_table_does(read):
    split, whole = read("85618NED")["origin"], read("86165NED")["origin"]
    assert persons(split, region="GM9001")["Buiten Europa", "abroad"] == 45
    assert set(whole["birthplace"]) == {"all"}
    assert persons(whole, region="WK900101") == {
        ("Nederland", "all"): 420,
        ("Europa (exclusief Nederland)", "all"): 120,
        ("Buiten Europa", "all"): 60,
    }


def test_regions_have_plain_names_and_their_gemeente(read):
    regions = read("85618NED")["regions"].set_index("region")
    assert regions.loc["BU90010101", "gemeente"] == "GM9001"
    assert read("03759ned")["regions"].set_index("region").loc["GM9001", "name"].tolist()[0] == "Verzonnen Aa"


def test_history_is_kept_word_for_word(read):
    history = read("03759ned")["history"].set_index("region")
    assert history.loc["GM9003", "description"] == "Begindatum"
    assert history.loc["GM9001", "description"].startswith("Opgeheven per 01-01-2027, overgegaan naar:\r\n- ")


def test_flows_are_those_of_whole_years(read, services):
    found = read("37230ned")["indicators"]
    of_one = found[(found["region"] == "GM9002") & (found["year"] == 2013)].set_index("indicator")["value"]
    assert of_one["immigratie"] == 5 * 12 * 2 and of_one["emigratie"] == 8 * 12 * 2
    assert "overige_correcties" not in of_one  # the table has no such column
    assert set(found["year"]) == {2012, 2013} and set(found["level"]) == {"land", "gemeente"}
    assert not any("MM" in path for path in services.asked)


def test_every_country_is_a_group_once_and_what_a_year_does_not_name_is_in_the_rest(read):
    origin = read("37325_extract")["origin"]
    every = origin[origin["groups"] > 3].pivot(index="year", columns="group", values="persons")
    assert every.loc[1998].to_dict() == {
        "Nederland": 800,
        "Turkije": 40,
        "Filipijnen": 15,
        "Zuid-Soedan": 5,
        "België": 80,
        "voormalig Joegoslavië": 10,
        "Overig": 50,
    }
    assert every.loc[1997].dropna().to_dict() == every.loc[1998].drop("Zuid-Soedan").to_dict() | {
        "Overig": 55
    }
    assert origin.groupby(["year", "groups"])["persons"].sum().eq(1000).all()
    assert origin.groupby(["year", "groups"])["share_pct"].sum().round(6).eq(100).all()


def test_a_renamed_column_is_told(read, services):
    services.tables["84799NED"].topics[1]["title"] = "Westers, totaal"
    with pytest.raises(
        ColumnError, match=r"84799NED: er is geen kolom 'Westers totaal'; wel .*; pas de catalogus aan"
    ):
        read("84799NED")


def test_a_column_of_another_unit_is_told_by_that_alone():
    with pytest.raises(ColumnError) as told:
        find_column(
            [Topic("W_1", "Westers totaal", "%", ("Bevolking",))],
            ColumnSpec(titles=("Westers totaal",), unit="aantal"),
            "84799NED",
        )
    expected = "kolom 'Westers totaal' in 'aantal' staat onder 'Bevolking' en is in '%'"
    assert str(told.value) == f"84799NED: {expected}; pas de catalogus aan."


def test_two_columns_with_the_title_are_told(read, services):
    services.tables["84799NED"].topics[-1]["under"] = services.tables["84799NED"].topics[5]["under"]
    with pytest.raises(ColumnError, match="niet eenduidig"):
        read("84799NED")


def test_an_empty_table_is_told(read, services):
    services.tables["84799NED"].rows = []
    with pytest.raises(EmptyTableError, match="84799NED"):
        read("84799NED")


def test_groups_larger_than_their_whole_are_told(read, services):
    for row in services.tables["85458NED"].rows:
        if row["Herkomstland"] == "H008718":
            row["Bevolking_1"] = 10_000
    with pytest.raises(FiguresDoNotFitError, match="85458NED: de delen van 'Overig EU'"):
        read("85458NED")


def test_a_part_that_lost_rows_is_told(read, services):
    rows = services.tables["85458NED"].rows
    rows.remove(next(row for row in rows if row["Herkomstland"] == "H008766" and row["RegioS"] == "GM9002"))
    rows.remove(next(r for r in rows if r["Herkomstland"] == "H008766" and r["Geboorteland"] == "A051735"))
    with pytest.raises(FiguresDoNotFitError, match="H008766"):
        read("85458NED")


def test_a_row_count_that_does_not_fit_is_told(settings_for, services):
    services.count_offsets["84799NED"] = 3
    settings = settings_for()
    with ThreadPoolExecutor(2) as parts, pytest.raises(FiguresDoNotFitError, match="CBS telt er 11"):
        read_table(catalogue.find("84799NED"), Odata3Reader(settings, Transport(settings)), parts)
