"""No figure without its account, in either language; what is declared for the account alone."""

import datetime
import inspect

import pandas as pd
import pytest

from dashboard.analysis import segregation
from dashboard.analysis.diversity import diversity_measures
from dashboard.analysis.themes import themes
from dashboard.analysis.turnover import flows
from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.model.indicators import FINEST, indicators
from dashboard.findings.peers.measures import measure_groups
from dashboard.findings.sources.account import FAMILIES, account, family_of
from dashboard.findings.sources.declarations import changes, formulas, in_english, limits
from dashboard.findings.sources.freshness import (
    boundary_years,
    freshness,
    published_without,
    superseded,
    waiting,
)
from dashboard.findings.themes.options import advice, literature
from dashboard.language import Language
from dashboard.markup.account import entries_html
from data_sources import Snapshot, catalogue
from data_sources.catalogue import find
from data_sources.manifest import Manifest, Remark

pytestmark = pytest.mark.slow

COUNTS = pd.DataFrame({"a": [80, 20], "b": [10, 40], "c": [10, 40]})
BESIDES = {"areas", "persons", "missing"}
"""Columns that say how much was counted, not how mixed it is."""


@pytest.fixture(scope="module")
def entries(snapshot):
    return account(national(snapshot))


def test_every_indicator_every_flow_and_every_figure_of_the_tasks_has_an_entry(entries):
    held = {one.entry for one in indicators().values() if one.groups != FINEST}
    assert {*held, *flows().flow, *themes().indicator} <= set(entries)


def test_every_measure_of_the_analysis_has_an_entry(entries):
    computed = {*diversity_measures(COUNTS), *segregation.segregation(COUNTS, ["x", "x"])} - BESIDES
    made = {
        name for name, _ in inspect.getmembers(segregation, inspect.isfunction) if not name.startswith("_")
    }
    public = {"isolation", "exposure", "dissimilarity", "location_quotient"}
    assert public <= made
    assert computed | public <= set(entries)


def test_no_key_means_two_things():
    families = [set(indicators()), set(flows().flow), set(themes().indicator), set(formulas())]
    assert len(set.union(*families)) == sum(map(len, families))
    assert {family_of(key) for key in set.union(*families)} == set(FAMILIES)
    assert family_of("verzonnen") is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_entry_is_told_in_full(entries, code):
    language = Language(code)
    missing = language.say("value.missing")
    for entry in entries.values():
        told = [entry.name, entry.definition, *(fact for _, fact in entry.facts), *entry.caveats]
        words = [quantity.write(language) for quantity in told]
        assert all(word and word != missing and "{" not in word for word in words), entry.key
        headings = [key for key, _ in entry.facts]
        assert "formula" in headings, entry.key
        if entry.family != "maten":
            assert entry.uses and entry.caveats, entry.key
        assert f'id="uitleg-{entry.key}"' in entries_html([entry], language)


def test_the_languages_tell_different_words(entries):
    nl, en = (Language(code) for code in LANGUAGES)
    same = [key for key, entry in entries.items() if entry.definition.write(nl) == entry.definition.write(en)]
    assert same == []


def test_tables_years_and_rounding_are_those_of_the_figures(entries, snapshot):
    uses = {(use.level, use.table): use for use in entries["index_7"].uses}
    old = uses["gemeente", "70072ned"]
    assert (old.first, old.last, old.rounding) == (1996, 2019, "shares")
    assert uses["buurt", "84799NED"].rounding == "fives"
    assert {use.table for use in entries["index_18"].uses} == {"84910NED"}
    assert [(use.level, use.first, use.table) for use in entries["bijstand"].uses] == [
        ("gemeente", 2024, "wijken-en-buurten-2024"),
        ("wijk", 2021, "85039NED"),
    ]
    for entry in entries.values():
        for use in entry.uses:
            assert use.url == snapshot.source(use.table).url


def test_what_can_be_compared_has_an_entry_or_stands_in_the_typology(entries):
    groups = measure_groups()
    figures = {key for group, keys in groups.items() if group in {*themes().theme} for key in keys}
    assert figures <= set(entries)


def test_only_tables_that_go_on_are_waited_for(snapshot):
    found = {fresh.entry.id: fresh for fresh in freshness(snapshot, datetime.date(2026, 6, 1))}
    assert found["85458NED"].awaited.year == found["85458NED"].years[-1] + 1
    assert found["84910NED"].awaited is None
    held = {entry.id for entry in snapshot.sources()}
    assert all(one.table not in held and find(one.table) for one in waiting(snapshot))
    assert boundary_years(snapshot)["wijk"] == (2022, 2024)


@pytest.mark.parametrize(
    ("code", "since", "absent"),
    [("nl", "sindsdien", "waren daar niet bij"), ("en", "since then", "not among them")],
)
def test_who_looks_later_hears_that_there_are_newer_figures(snapshot, code, since, absent):
    language, entry = Language(code), snapshot.source("85458NED")
    newest = entry.file("origin").years[-1]

    def told(read, today):
        """Say it of a snapshot that was read on a day and is looked at on another."""
        manifest = Manifest(sources=(entry.model_copy(update={"retrieved": f"{read}T12:00:00+00:00"}),))
        found = superseded(Snapshot(snapshot._storage, manifest), today)
        return "" if found is None else found.say(language)

    day, later = datetime.date(newest, 12, 1), datetime.date(newest + 2, 12, 31)
    assert told(day, day) == ""
    for word in (since, language.formats.date(day), str(newest + 2), entry.id):
        assert word in told(day, later)
    # What was due before the figures were read, and not there, is not said to have come since.
    assert since not in told(later, later)
    assert absent in told(later, later)
    assert str(newest + 2) in told(later, later)


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_a_refresh_could_not_bring_is_said(snapshot, code):
    assert published_without(snapshot) is None
    remarks = [
        Remark(source=source, kind="failed", line="…", since="2026-11-01")
        for source in ("85318NED", "gemeente-2031", "de typen van gemeenten")
    ]
    held = Snapshot(snapshot._storage, snapshot.manifest.model_copy(update={"remarks": tuple(remarks)}))
    told = published_without(held).say(Language(code))
    for word in ("Kerncijfers wijken en buurten 2022", "85318NED", "gebiedsindelingen 2031", "2026"):
        assert word in told
    assert "typen" not in told


def test_what_the_catalogue_says_of_tables_has_its_english(snapshot):
    said = {text for fresh in freshness(snapshot, datetime.date(2026, 1, 1)) for text in _said(fresh.entry)}
    assert [text for text in said if in_english(text) is None] == []


def test_what_holds_for_every_year_is_said_of_the_year_it_is():
    assert "2031" in str(in_english(catalogue.find("wijken-en-buurten-2031").caveat))
    assert in_english("Dat heeft niemand gezegd in 2031.") is None


def test_changes_stand_newest_first():
    dates = [change.date for change in changes()]
    assert dates == sorted(dates, reverse=True)


def test_every_limit_leads_to_the_issue_of_its_makers():
    assert len({limit.issue for limit in limits()}) == len(limits())
    assert all(limit.url.startswith("https://github.com/") and "/issues/" in limit.url for limit in limits())


def test_every_theme_has_questions_and_options_with_their_works():
    for theme in themes().theme:
        assert len(advice().questions(theme)) == 3
        options = advice().options(theme)
        assert len(options) >= 3
        assert {option.theme for option in options} == {theme}
        assert all(option.sources for option in options)
    assert {option.theme for option in advice().options(None)} == {None}
    used = {source for option in advice().option for source in option.sources}
    assert used <= set(literature())
    assert all(work.url.startswith("https://") for work in literature().values())


def _said(entry):
    return entry.holds, entry.caveat
