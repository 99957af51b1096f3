"""A place is the same in the sentence, the subtitle, the table, what is pointed at, and both downloads."""

import csv
import re
from io import BytesIO, StringIO

import openpyxl
import pytest

from dashboard.briefing.delimited import plain_csv
from dashboard.briefing.workbook import exhibit_workbook
from dashboard.exhibits.gemeente import position_exhibit, ranks_exhibit
from dashboard.findings.data.national import national
from dashboard.findings.peers.comparison_table import comparison_table
from dashboard.findings.profile.present import standing_finding
from dashboard.findings.profile.profile import profile
from dashboard.language import Language
from tests.dashboard.newest import NOW

LINK = "https://diversiteit.example/"


def rows(exhibit):
    """The rows of a download by their first cell, read as a program and as a spreadsheet does."""
    lines = list(csv.DictReader(StringIO(plain_csv(exhibit, LINK).decode())))
    (sheet, *_) = openpyxl.load_workbook(BytesIO(exhibit_workbook(exhibit, LINK))).worksheets
    heads, *cells = ([cell.value for cell in row] for row in sheet.iter_rows())
    first = heads[0]
    return (
        {line[first]: line for line in lines},
        {row[0]: dict(zip(heads, row, strict=True)) for row in cells if row[0]},
    )


@pytest.mark.slow
@pytest.mark.parametrize("year", [1996, 2010, 2021, NOW])
@pytest.mark.parametrize("gemeente", ["GM0088", "GM0184", "GM0344", "GM1525", "GM0363"])
def test_a_place_is_the_same_wherever_it_is_told(snapshot, gemeente, year):
    nl, held = Language("nl"), national(snapshot)
    shown = profile(held, gemeente, year)
    peers = held.usual_peers(gemeente)
    exhibit = position_exhibit(held, shown, peers, nl)
    place = re.search(r"op plaats (\d+(?: tot \d+)?) van", exhibit.subtitle)[1]
    first, last = place.split(" tot ")[0], place.split(" tot ")[-1]
    name = held.gemeenten.names[gemeente]
    table = exhibit.numbers.table(nl).set_index("Naam")
    assert table.loc[name, "Plaats"] == place
    own = exhibit.picture.data[-1]
    assert (list(own.text), list(own.customdata)) == ([name], [place])
    for found in rows(exhibit):
        row = found[name]
        assert (str(row["Plaats"]), str(row.get("Plaats, op zijn laagst", row["Plaats"]))) == (first, last)
    ranks = ranks_exhibit(held, shown, peers, nl).numbers.table(nl).set_index("Vergelijking")
    assert ranks.loc["Alle andere gemeenten", "Plaats"] == place
    said = standing_finding(held, gemeente, shown.indicator, year, "all").sentence(nl)
    assert f"(plaats {place} van" in said or "in alle" in said
    # Never more than is certain: as many lie below it for certain as the sentence says, or more.
    values = held.values(shown.indicator).xs(year, level="year").reindex(held.regions)
    below = (values["high"] < values.loc[gemeente, "low"]).mean()
    told = re.search(r"meer dan in (\d+)%", said)
    assert told is None or int(told[1]) / 100 <= below + 0.0085


def test_places_in_the_table_of_a_comparison_are_those_of_its_own_rows(snapshot):
    held = national(snapshot)
    found = comparison_table(held, held.peers("GM1525", "province"), "migratieachtergrond", 2010, "naam")
    frame = found.numbers.frame
    assert ((frame["rank_last"] - frame["rank"]) > 0).any()
    for _, row in frame.iterrows():
        assert row["rank"] == 1 + (frame["low"] > row["high"]).sum()
        assert row["rank_last"] == (frame["high"] > row["low"]).sum()
        assert row["low"] <= row["now"] <= row["high"]
    now = comparison_table(held, held.peers("GM1525", "province"), "herkomst", NOW, "aandeel").numbers.frame
    assert now["rank"].tolist() == now["rank_last"].tolist() == list(range(1, len(now) + 1))
    assert "low" not in now
