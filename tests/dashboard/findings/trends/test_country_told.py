"""The country in a sentence and three figures."""

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.trends.country_told import country_figures, country_told
from dashboard.language import Language
from tests.dashboard.newest import NOW

LAND = "NL01"


def persons(snapshot, year: int) -> tuple[int, int]:
    """Residents with an origin elsewhere, and all, as the table of origin has them."""
    rows = snapshot.origin()
    rows = rows[(rows["level"] == "land") & (rows["year"] == year) & (rows["classification"] == "herkomst")]
    of_groups = rows[rows["groups"] == 3].groupby("group", observed=True)["persons"].sum()
    return int(of_groups.sum() - of_groups["Nederland"]), int(of_groups.sum())


def test_how_much_and_how_fast_are_those_of_the_table(snapshot):
    figures = {one.id: one for one in country_figures(national(snapshot))}
    assert list(figures) == ["much", "varied", "fast"]
    elsewhere, everyone = persons(snapshot, NOW)
    assert figures["much"].number.value == pytest.approx(elsewhere / everyone)
    first = figures["fast"].told.filled["first"].value
    before = persons(snapshot, first)
    change = 100 * (elsewhere / everyone - before[0] / before[1])
    assert figures["fast"].number.value == pytest.approx(change)
    assert all(one.sources for one in figures.values())


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_sentence_tells_the_share(snapshot, code):
    told = country_told(national(snapshot))
    assert told is not None
    said = told.say(Language(code))
    assert {"nl": "bijna drie op de tien inwoners", "en": "almost three in ten residents"}[code] in said
