"""Figures of stories and exports, reckoned again from CBS's own answers by nothing but adding and dividing.

The answers are asked for through the client; no function that computes for the dashboard is used. It runs where
STANDIN_URL is set.
"""

import csv
import io

import pandas as pd
import pytest

from dashboard.briefing.delimited import plain_csv
from dashboard.exhibits.uw_gemeente import head, standing
from dashboard.findings import variety
from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources.readers import Odata3Reader

pytestmark = [pytest.mark.standin, pytest.mark.slow]

NEDERLAND, EUROPA, ELSEWHERE, ALL = "1012600", "H007933", "H008859", "T001040"
ABROAD, BORN_ANYWHERE = "A051736", "T001638"
YEAR = 2025


@pytest.fixture(scope="module")
def persons(reader: Odata3Reader) -> pd.DataFrame:
    """Persons by region, of each origin and birthplace, as 85458NED answers."""
    table, dimensions = "85458NED", ["RegioS", "Herkomstland", "Geboorteland"]
    (column,) = (topic.key for topic in reader.topics(table))
    where = {"Geslacht": "T001038", "Leeftijd": "10000", "Perioden": f"{YEAR}JJ00"}
    rows = reader.rows(table, [*dimensions, "Geslacht", "Leeftijd", "Perioden"], [column], where)
    return rows.pivot(index="RegioS", columns=["Herkomstland", "Geboorteland"], values=column)


@pytest.fixture(scope="module")
def by_country(reader: Odata3Reader) -> pd.DataFrame:
    """Persons by region and background, as 84910NED answers."""
    table, dimensions = (
        "84910NED",
        ["RegioS", "Migratieachtergrond", "Generatie", "Geslacht", "Leeftijd", "Perioden"],
    )
    (column,) = (topic.key for topic in reader.topics(table))
    whole = {name: reader.codes(table, name)["key"].iloc[0] for name in ("Generatie", "Geslacht", "Leeftijd")}
    rows = reader.rows(table, dimensions, [column], {"Perioden": "2022JJ00"})
    for name, key in whole.items():
        rows = rows[rows[name] == key]
    return rows.pivot(index="RegioS", columns="Migratieachtergrond", values=column)


@pytest.fixture(scope="module")
def moves(reader: Odata3Reader) -> pd.DataFrame:
    """Persons by region and year of each flow by its title, as 37230ned answers: the months of a year together."""
    topics = {topic.key: topic.title for topic in reader.topics("37230ned")}
    rows = reader.rows("37230ned", ["RegioS", "Perioden"], list(topics), {})
    months = rows[rows["Perioden"].str.slice(4, 6) == "MM"]
    year = months["Perioden"].str.slice(0, 4).astype(int).rename("year")
    return months.groupby(["RegioS", year])[list(topics)].sum().rename(columns=topics)


@pytest.fixture(scope="module")
def counted(reader: Odata3Reader) -> pd.Series:
    """Residents of gemeenten on 1 January 2015, as the map of that year answers."""
    rows = reader.rows("83220NED_extract", ["WijkenEnBuurten"], ["AantalInwoners_5"], {})
    of_region = rows.set_index(rows["WijkenEnBuurten"].str.strip())["AantalInwoners_5"]
    return of_region[of_region.index.str.startswith("GM")].astype(float)


def chance(counts: list[float]) -> float:
    whole = sum(counts)
    return 1 - sum((count / whole) ** 2 for count in counts)


def test_figures_of_all_stories_are_those_of_cbs(snapshot, persons):
    of_all = persons.xs(BORN_ANYWHERE, axis=1, level=1)
    abroad = persons.xs(ABROAD, axis=1, level=1)
    land, compared = of_all.loc["NL01"], 0
    for gemeente in national(snapshot).gemeenten.names:
        own, told = of_all.loc[gemeente], story(snapshot, gemeente)
        expected = {
            ("index_3", "chance"): chance([own[NEDERLAND], own[EUROPA], own[ELSEWHERE]]),
            ("outside", "share"): (own[EUROPA] + own[ELSEWHERE]) / own[ALL],
            ("outside", "persons"): own[EUROPA] + own[ELSEWHERE],
            ("outside", "national"): (land[EUROPA] + land[ELSEWHERE]) / land[ALL],
            ("europa", "share"): own[EUROPA] / own[ALL],
            ("europa", "persons"): own[EUROPA],
            ("europa", "abroad"): abroad.loc[gemeente, EUROPA],
            ("buiten_europa", "share"): own[ELSEWHERE] / own[ALL],
            ("buiten_europa", "persons"): own[ELSEWHERE],
            ("buiten_europa", "abroad"): abroad.loc[gemeente, ELSEWHERE],
        }
        for (finding, value), reckoned in expected.items():
            found = told.finding(finding).values[value].value
            assert found == pytest.approx(reckoned, rel=1e-12), (gemeente, finding, value)
            compared += 1
    assert compared >= 2_000


def test_the_index_over_countries_is_that_of_cbs(snapshot, by_country):
    compared = 0
    for gemeente in national(snapshot).gemeenten.names:
        # Of a gemeente that was not there yet the figure is put together from several.
        if gemeente not in by_country.index or by_country.loc[gemeente].isna().any():
            continue
        finding = story(snapshot, gemeente).finding("index_18")
        if finding.caveats:
            continue
        row = by_country.loc[gemeente]
        named = list(row.drop(ALL))
        assert finding.values["chance"].value == pytest.approx(
            chance([*named, row[ALL] - sum(named)]), rel=1e-12
        )
        compared += 1
    assert compared > 250


def test_how_varied_is_that_of_cbs(snapshot, reader, by_country):
    dutch, compared, frame = "1012600", 0, variety(snapshot)
    titles = reader.codes("84910NED", "Migratieachtergrond").set_index("key")["title"]
    for gemeente in frame.index:
        row = by_country.loc[gemeente] if gemeente in by_country.index else None
        if row is None or row.isna().any() or story(snapshot, gemeente).finding("index_18").caveats:
            continue
        people = row[ALL] - row[dutch]
        named = (row.drop([ALL, dutch]) / people).sort_values(ascending=False)
        rest = 1 - named.sum()
        expected = {
            "share_elsewhere": people / row[ALL],
            "largest_share": named.iloc[0],
            "top3_share": named.iloc[:3].sum(),
            "effective_low": 1 / ((named**2).sum() + rest**2),
            "effective_high": 1 / (named**2).sum(),
        }
        for name, reckoned in expected.items():
            assert frame.loc[gemeente, name] == pytest.approx(reckoned, rel=1e-9), (gemeente, name)
            compared += 1
        largest = set(titles[named.index[named == named.iloc[0]]].str.strip())
        assert frame.loc[gemeente, "largest"] in largest
    assert compared > 1_500


FLOWS = {
    "Vestiging in de gemeente": ("Totale vestiging", None),
    "Vestiging vanuit een andere gemeente": ("Vestiging vanuit een andere gemeente", None),
    "Vestiging vanuit het buitenland": ("Immigratie", None),
    "Vertrek uit de gemeente": ("Totaal vertrek incl. adm. correcties", None),
    "Vertrek naar een andere gemeente": ("Vertrek naar andere gemeente", None),
    "Vertrek naar het buitenland": ("Emigratie inclusief adm. correcties", None),
    "Vestiging min vertrek": ("Totale vestiging", "Totaal vertrek incl. adm. correcties"),
}
"""What is told, and which columns it is made of: one, less another."""


@pytest.mark.parametrize("gemeente", ["GM0184", "GM0981", "GM0599", "GM0629", "GM0772"])
def test_who_came_and_who_left_is_what_cbs_answers(snapshot, moves, counted, gemeente):
    own = {year: moves.loc[(gemeente, year)] for year in range(2012, 2017)}
    residents = {2015: counted[gemeente]}
    for year in (2014, 2013, 2012):
        residents[year] = residents[year + 1] - own[year]["Bevolkingsgroei"]
    residents[2016] = residents[2015] + own[2015]["Bevolkingsgroei"]
    told = story(snapshot, gemeente)
    rows = told.numbers("turnover").frame
    assert [label[0] for label in rows["indicator"]] == list(FLOWS)
    reckoned = {}
    for (label, (column, less)), found in zip(FLOWS.items(), rows["value"], strict=True):
        persons = sum(own[year][column] - (own[year][less] if less else 0) for year in own)
        reckoned[label] = 1000 * persons / sum(residents.values())
        assert found == pytest.approx(reckoned[label], rel=1e-12), label
    arrivals, departures = (told.finding(id).values for id in ("arrivals", "departures"))
    assert arrivals["value"].value == pytest.approx(reckoned["Vestiging in de gemeente"], rel=1e-12)
    assert arrivals["abroad"].value == pytest.approx(reckoned["Vestiging vanuit het buitenland"], rel=1e-12)
    assert departures["value"].value == pytest.approx(reckoned["Vertrek uit de gemeente"], rel=1e-12)
    assert departures["abroad"].value == pytest.approx(reckoned["Vertrek naar het buitenland"], rel=1e-12)
    # The country: its own flows, by the residents of all its gemeenten together.
    whole = {2015: counted.sum()}
    land = {year: moves.loc[("NL01", year)] for year in own}
    for year in (2014, 2013, 2012):
        whole[year] = whole[year + 1] - land[year]["Bevolkingsgroei"]
    whole[2016] = whole[2015] + land[2015]["Bevolkingsgroei"]
    persons = sum(land[year]["Totale vestiging"] for year in land)
    assert arrivals["national"].value == pytest.approx(1000 * persons / sum(whole.values()), rel=1e-12)


@pytest.mark.parametrize("gemeente", ["GM0344", "GM0088", "GM1966", "GM0981"])
def test_what_is_saved_is_what_cbs_answers(snapshot, persons, gemeente, nl):
    of_all = persons.xs(BORN_ANYWHERE, axis=1, level=1)
    names = national(snapshot).gemeenten.names
    everyone = standing(snapshot, gemeente, YEAR, "nearest", (), nl).positions
    rows = _rows(plain_csv(everyone, "").decode("utf-8-sig"))
    assert {row[0]: row[1] for row in rows} == names
    for row in rows:
        own = of_all.loc[row[0]]
        reckoned = 100 * (own[EUROPA] + own[ELSEWHERE]) / own[ALL]
        # In per cent, with three decimals.
        assert any(abs(float(cell) - reckoned) < 0.000501 for cell in row[2:] if _is_number(cell)), row
    groups = _rows(plain_csv(head(snapshot, gemeente, YEAR, Language("nl")).groups, "").decode("utf-8-sig"))
    own, found = of_all.loc[gemeente], {row[2]: row for row in groups}
    for name, key in (
        ("Nederland", NEDERLAND),
        ("Europa (zonder Nederland)", EUROPA),
        ("buiten Europa", ELSEWHERE),
    ):
        assert str(int(own[key])) in found[name]


def _rows(text: str) -> list[list[str]]:
    """The rows of figures in a file: those as long as the longest, without their head."""
    every = list(csv.reader(io.StringIO(text)))
    most = max(len(row) for row in every)
    return [row for row in every if len(row) == most][1:]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
