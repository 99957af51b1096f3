"""The country by origin and the four classic groups, reckoned again from CBS's own answers.

By adding and dividing alone; no function that computes for the dashboard is used. It runs where STANDIN_URL is set.
"""

import itertools
from math import ceil, floor

import pandas as pd
import pytest

from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.findings.trends.classic_groups import classic_course
from dashboard.findings.trends.national_origins import (
    national_classic,
    national_growth,
    national_numbers,
    national_sizes,
    national_variety,
)
from data_sources.readers import Odata3Reader

pytestmark = [pytest.mark.standin, pytest.mark.slow]

STATES = {
    "(voormalig) Joegoslavië": (
        *("Joegoslavië (oud)", "Federale Republiek Joegoslavië", "Servië en Montenegro", "Servië"),
        *("Montenegro", "Kosovo", "Kroatië", "Slovenië", "Macedonië", "Bosnië-Herzegovina"),
    ),
    "(voormalige) Sovjet-Unie": (
        *("Sovjet-Unie (oud)", "Rusland (oud)", "Rusland", "Estland", "Letland", "Litouwen", "Moldavië"),
        *("Oekraïne", "Wit-Rusland", "Armenië", "Azerbeidzjan", "Georgië", "Kazachstan", "Kirgizië"),
        *("Oezbekistan", "Tadzjikistan", "Turkmenistan"),
    ),
    "(voormalig) Tsjecho-Slowakije": ("Tsjecho-Slowakije (oud)", "Tsjechië", "Slowakije"),
    "(voormalige) Nederlandse Antillen, Aruba": (
        *("Nederlandse Antillen (oud)", "Aruba", "Curaçao", "Caribisch Nederland"),
        "Sint Maarten (Nederlands deel)",
    ),
}
CONTINENTS = ("Afrika", "Amerika", "Azië", "Europa (excl. Nederlandse achtergrond)", "Oceanië")
OVERLAPPING = (
    *("Totaal", "Nederlandse achtergrond", "Met migratieachtergrond", "Westerse migratieachtergrond"),
    *("Niet-westerse migratieachtergrond", "Europese Unie (excl. Nederlandse achtergrond)"),
)
AFRICA = (
    *("Algerije", "Angola", "Burundi", "Congo", "Congo (Democratische Republiek)", "Egypte", "Eritrea"),
    *("Ethiopië", "Gambia", "Ghana", "Guinee", "Ivoorkust", "Kaapverdië", "Kameroen", "Kenia", "Liberia"),
    *("Libië", "Nigeria", "Rwanda", "Senegal", "Sierra Leone", "Soedan", "Somalië", "Tanzania", "Togo"),
    *("Tunesië", "Uganda", "Zambia", "Zimbabwe", "Zuid-Afrika"),
)
NAMED_CLASSIC = ("Turkije", "Suriname", "(voormalige) Nederlandse Antillen, Aruba")
FIRST, LAST = 1997, 2017
HALF = 0.05


@pytest.fixture(scope="module")
def series(reader: Odata3Reader) -> pd.DataFrame:
    """Persons by title and year, as the national series answers."""
    table = "37325_extract"
    titles = reader.codes(table, "Migratieachtergrond").set_index("key")["title"]
    (column,) = (topic.key for topic in reader.topics(table))
    rows = reader.rows(
        table, ["Generatie", "Migratieachtergrond", "Perioden"], [column], {"Generatie": "EXGEN00"}
    )
    rows["title"] = rows["Migratieachtergrond"].map(titles)
    rows["year"] = rows["Perioden"].str[:4].astype(int)
    return rows.pivot(index="title", columns="year", values=column).astype(float)


@pytest.fixture(scope="module")
def origins(series: pd.DataFrame) -> pd.DataFrame:
    """Persons by origin and year, every resident with a migration background once, and the rest of Africa."""
    within = [title for titles in STATES.values() for title in titles]
    found = series.drop(index=[*OVERLAPPING, *CONTINENTS, *within])
    found.loc["rest"] = series.loc["Afrika"] - series.loc[list(AFRICA)].sum()
    return found


def test_a_state_is_the_sum_of_what_came_of_it_and_the_rest_is_that_of_africa(series, origins):
    for state, parts in STATES.items():
        known = series.columns[series.loc[list(parts)].notna().any()]
        if "Antillen" in state:
            known = known[known >= 2011]  # before, the table knows the islands together only
        assert series.loc[list(parts), known].sum().equals(series.loc[state, known]), state
    assert series.loc[list(CONTINENTS)].sum().equals(series.loc["Met migratieachtergrond"])
    assert origins.sum().equals(series.loc["Met migratieachtergrond"])


def test_the_country_is_as_varied_as_is_told(snapshot, series, origins):
    numbers = national_numbers(national(snapshot)).frame.set_index("year")
    for year in range(FIRST, LAST + 1):
        whole = series.loc["Met migratieachtergrond", year]
        squares = sum((count / whole) ** 2 for count in origins[year].dropna().drop("rest"))
        rest = origins.loc["rest", year] / whole
        assert numbers.loc[year, "effective_low"] == pytest.approx(1 / (squares + rest**2), rel=1e-12)
        assert numbers.loc[year, "effective_high"] == pytest.approx(1 / squares, rel=1e-12)
        assert numbers.loc[year, "elsewhere"] == whole
        for size in (1_000, 10_000):
            count = sum(persons > size for persons in origins[year].dropna().drop("rest"))
            assert numbers.loc[year, f"over_{size}"] == count
        most = (series.loc[list(NAMED_CLASSIC), year].sum() + origins.loc["rest", year]) / whole
        if year == 2015:
            assert numbers.loc[year, "classic_high"] <= most
        else:
            assert numbers.loc[year, "classic_high"] == pytest.approx(most, rel=1e-12)
    said = national_variety(national(snapshot)).values
    before, after = (said[name].value.filled for name in ("before", "after"))
    assert [round(before[end].value, 1) for end in ("low", "high")] == [11.1, 12.3]
    assert [round(after[end].value, 1) for end in ("low", "high")] == [18.0, 22.4]


def test_sizes_and_growth_are_those_of_cbs(snapshot, origins):
    held = national(snapshot)
    named = origins.drop(index="rest")
    said = national_sizes(held).values
    assert said["named"].value == len(named)
    for name, size in (("small", 1_000), ("large", 10_000)):
        assert said[f"{name}_before"].value == sum(named[FIRST].dropna() > size)
        assert said[f"{name}_after"].value == sum(named[LAST].dropna() > size)
    both = named[[FIRST, LAST]].dropna()
    change = (both[LAST] - both[FIRST]).sort_values(ascending=False)
    grown = national_growth(held)
    assert grown.values["grown"].value == sum(change > 0)
    items = grown.told[0].filled["countries"].value
    assert [item.filled["after"].value for item in items] == [both.loc[one, LAST] for one in change.index[:5]]
    fewer = grown.told[1].filled["countries"].value
    assert [item.filled["before"].value for item in fewer] == [
        both.loc[one, FIRST] for one in change.index[:-3:-1]
    ]


@pytest.fixture(scope="module")
def shares(reader: Odata3Reader) -> pd.DataFrame:
    """Percentages of every gemeente and year of 70072ned, by title."""
    table = "70072ned"
    wanted = {
        "Totaal met migratieachtergrond": "whole",
        "Westerse migratieachtergrond": "western",
        "Overig niet-westerse migratieachtergrond": "other",
        "Marokko": "Marokko",
        "Turkije": "Turkije",
        "Suriname": "Suriname",
        "(voormalige) Nederlandse Antillen, Aruba": "Antillen",
    }
    columns = {topic.key: wanted[topic.title] for topic in reader.topics(table) if topic.title in wanted}
    assert len(columns) == len(wanted)
    rows = reader.rows(table, ["RegioS", "Perioden"], list(columns), {})
    rows["year"] = rows["Perioden"].str[:4].astype(int)
    return rows.rename(columns=columns).set_index(["RegioS", "year"])[list(columns.values())].dropna()


@pytest.fixture(scope="module")
def counts(reader: Odata3Reader) -> pd.DataFrame:
    """Persons of every gemeente in 2022, by title."""
    table = "85318NED"
    wanted = ("Westers totaal", "Niet-westers totaal", "Marokko", "Suriname", "Turkije")
    columns = {}
    for topic in reader.topics(table):
        for title in (*wanted, "Antillen"):
            if (
                topic.title == title or (title == "Antillen" and "Antillen" in topic.title)
            ) and topic.unit != "%":
                columns.setdefault(title, topic.key)
    rows = reader.rows(table, ["WijkenEnBuurten"], list(columns.values()), {})
    rows = rows[rows["WijkenEnBuurten"].str.startswith(("GM", "NL"))]
    return rows.rename(columns={key: title for title, key in columns.items()}).set_index("WijkenEnBuurten")


def extremes(row: pd.Series) -> tuple[float, float]:
    """The least and the most part that fits: at the corners of what fits, and where its sides cross."""
    classic = ["Marokko", "Turkije", "Suriname", "Antillen"]
    part = [sum(max(row[one] + way * HALF, 0) for one in classic) for way in (-1, 1)]
    others = [sum(max(row[one] + way * HALF, 0) for one in ("western", "other")) for way in (-1, 1)]
    whole = (row["whole"] - HALF, row["whole"] + HALF)
    points = [(a, b) for a, b in itertools.product(part, others) if whole[0] <= a + b <= whole[1]]
    for total in whole:
        points += [(a, total - a) for a in part if others[0] <= total - a <= others[1]]
        points += [(total - b, b) for b in others if part[0] <= total - b <= part[1]]
    return min(a / (a + b) for a, b in points), max(a / (a + b) for a, b in points)


def test_the_classic_groups_of_every_gemeente_are_those_of_cbs(snapshot, shares, counts):
    held, compared, said = national(snapshot), 0, {"rose": 0, "fell": 0}
    named = ["Marokko", "Turkije", "Suriname", "Antillen"]
    for gemeente in held.gemeenten.names:
        course = classic_course(held, gemeente)
        if any(one.key == "trends.classic.joined" for one in course.numbers.caveats):
            continue
        last = counts.loc[gemeente]
        now = last[named].sum() / (last["Westers totaal"] + last["Niet-westers totaal"])
        assert course.own.loc[2022].tolist() == pytest.approx([now, now], rel=1e-12)
        first = course.own.index[0]  # 1996, but for what was split
        if first >= 2020 or (gemeente, first) not in shares.index:
            continue  # whole counts; or renamed since
        low, high = extremes(shares.loc[(gemeente, first)])
        assert course.own.loc[first].tolist() == pytest.approx([low, high], abs=1e-9)
        # As they are written: with one decimal, bounds never narrower than they are.
        low, now, high = floor(1000 * low), round(1000 * now), ceil(1000 * high)
        way = "rose" if now > high else "fell" if now < low else "open"
        assert course.told[0].key == f"story.classic_course.{way}"
        finding = story(snapshot, gemeente).there("classic_course")
        assert bool(finding) or way == "open" or first > 2017  # of few years nothing is found
        said[way] = said.get(way, 0) + 1
        compared += 1
    assert compared > 150
    assert said["rose"] > 40 and said["fell"] > 40


def test_the_classic_groups_of_the_country_are_those_of_cbs(
    snapshot, series, origins, counts, shares, reader
):
    land = counts.loc["NL00"]
    now = land[["Marokko", "Turkije", "Suriname", "Antillen"]].sum()
    now /= land["Westers totaal"] + land["Niet-westers totaal"]
    told = national_classic(national(snapshot)).told[0].filled["items"].value
    by_year = {item.filled["year"].value: item.filled["share"] for item in told}
    assert by_year[2022].value == pytest.approx(now, abs=5e-4)
    for year in (FIRST, 2007, LAST):
        most = series.loc[list(NAMED_CLASSIC), year].sum() + origins.loc["rest", year]
        most /= series.loc["Met migratieachtergrond", year]
        assert 0 <= by_year[year].value.filled["high"].value - most < 0.001
    # Marokko in 2015, by the percentages of all gemeenten and their inhabitants.
    (column,) = (topic.key for topic in reader.topics("83220NED_extract") if topic.title == "Aantal inwoners")
    rows = reader.rows("83220NED_extract", ["WijkenEnBuurten"], [column], {})
    people = rows.set_index("WijkenEnBuurten")[column]
    then = shares.xs(2015, level="year")["Marokko"]
    least, most = ((people[then.index] * (then + way * HALF).clip(lower=0)).sum() / 100 for way in (-1, 1))
    named, whole = series.loc[list(NAMED_CLASSIC), 2015].sum(), series.loc["Met migratieachtergrond", 2015]
    bounds = by_year[2015].value.filled
    assert 0 <= (named + least) / whole - bounds["low"].value < 0.001
    assert 0 <= bounds["high"].value - (named + min(most, origins.loc["rest", 2015])) / whole < 0.001
