"""A new division on the 1 January of a new year: series, search, addresses, peers and types follow."""

import pandas as pd
import pytest

from dashboard.content import LANGUAGES
from dashboard.findings.data.national import KINDS, national
from dashboard.findings.data.origin import offer
from dashboard.findings.data.search import find_gemeente
from dashboard.findings.profile.story import story
from dashboard.findings.trial import problems
from dashboard.language import Language
from dashboard.shell import present
from dashboard.url.view import read_view
from data_sources import open_snapshot
from tests.dashboard.test_app import open_page, words
from tests.other_division import (
    HEIRS,
    MERGED,
    MERGED_NAME,
    RECODED,
    RENAMED,
    RENAMED_NAME,
    SPLIT,
    a_new_division,
)
from tests.other_years import a_part

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("division")]

NEW, OTHER = "GM1999", "GM1998"


@pytest.fixture(scope="module")
def part(tmp_path_factory):
    """Of the embedded figures the provinces in which the division is a new one."""
    return a_part(open_snapshot(), tmp_path_factory.mktemp("part"), ("PV25", "PV26", "PV31"))


@pytest.fixture(scope="module")
def divided(part, tmp_path_factory):
    return a_new_division(part, tmp_path_factory.mktemp("divided"))


@pytest.fixture(scope="module")
def held(divided):
    return national(divided)


@pytest.fixture(scope="module")
def before(part):
    return national(part)


def test_the_division_is_that_of_the_new_year(held, before):
    assert held.year == before.year + 1
    gone = {*MERGED, SPLIT, *RENAMED}
    assert set(held.gemeenten.names) == set(before.gemeenten.names) - gone | {NEW, OTHER}
    assert held.gemeenten.names[NEW] == MERGED_NAME


def test_what_was_published_can_be_told(divided):
    assert problems(divided) == []


def persons(frames, region, year):
    rows = frames.origin(("herkomst", 3))
    rows = rows[(rows["region"] == region) & (rows["year"] == year)]
    return rows.groupby("group", observed=True)["persons"].sum()


def test_the_years_before_are_those_of_the_old_gemeenten_together(held, before):
    for year in (before.year, before.year - 1):
        parts = [persons(before, code, year) for code in MERGED]
        pd.testing.assert_series_equal(persons(held, NEW, year), sum(parts[1:], parts[0]), check_names=False)


def test_a_split_gemeente_is_shared_out_and_nobody_is_lost(held, before):
    year = before.year
    together = sum(persons(held, code, year).sum() for code in HEIRS)
    assert together == sum(persons(before, code, year).sum() for code in (*HEIRS, SPLIT))
    assert held.values("index").loc[("GM0203", year), "basis"] == "herindeling"


def test_a_renamed_gemeente_keeps_its_figures(held, before):
    for old, new in RENAMED.items():
        own = held.values("index").xs(new, level="region")
        was = before.values("index").xs(old, level="region")
        assert own["value"].reindex(was.index).tolist() == was["value"].tolist()
        assert set(own["basis"]) == {"ongewijzigd"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [("Vaals", NEW), ("gulpen-wittem", NEW), ("GM0981", NEW), ("Scherpenzeel", "GM0203"), ("Gennep", OTHER)],
)
def test_old_names_and_codes_lead_to_the_new_gemeente(held, asked, found):
    assert find_gemeente(asked, held.gemeenten).code == found


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_address_with_an_old_code_shows_the_new_gemeente_and_says_so(held, divided, code):
    language = Language(code)
    for old, new in {**MERGED, SPLIT: "GM0203", **RENAMED}.items():
        view, notes = read_view({"gemeente": old}, offer(divided), held.gemeenten, language)
        assert view.gemeente == new
        assert held.gemeenten.names[new] in notes[0]
    assert held.gemeenten.former["GM0907"].renamed
    assert RENAMED_NAME in held.gemeenten.what_became("GM0907", language)


@pytest.mark.parametrize("region", [NEW, OTHER, *HEIRS])
def test_every_new_gemeente_has_a_type_and_peers(held, region):
    assert isinstance(held.types.loc[region, "type"], str)
    for kind in KINDS:
        assert region not in held.peers(region, kind).members
    assert not set(MERGED) & set(held.peers(region, "nearest").members)
    assert held.peers(NEW, "neighbours").members


@pytest.mark.parametrize("region", [NEW, OTHER, *HEIRS, RECODED])
def test_the_story_is_told_in_both_languages(divided, region):
    told = story(divided, region)
    for code in LANGUAGES:
        sentences = [finding.sentence(Language(code)) for finding in told.findings]
        assert all(sentences) and any(str(national(divided).year) in sentence for sentence in sentences)


def test_renewed_wijk_codes_are_shown_as_they_are(held):
    year = max(held.inside.small_tables("wijk", ("herkomst", 3)))
    own = held.inside.wijken[held.inside.wijken["gemeente"] == RECODED]
    assert year == held.year - 1 and own.index.str.startswith("WK03445").all() and own["value"].notna().all()


@pytest.mark.parametrize(
    "page", ["uw_gemeente", "kaart", "trends", "vergelijk", "wijken", "opgaven", "briefing"]
)
def test_every_page_shows_the_new_gemeente_under_its_old_code(divided, page, monkeypatch):
    monkeypatch.setattr(present, "snapshot", lambda: divided)
    app = open_page(f"screens/{page}.py", gemeente="GM0981")
    assert not app.exception and not app.error
    assert MERGED_NAME in words(app)
