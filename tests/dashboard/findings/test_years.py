"""Which years there are follows from the figures: told of a snapshot with a year more, and with years less."""

import pytest

from dashboard.analysis.events import shocks
from dashboard.analysis.tempo import MINIMUM_YEARS
from dashboard.briefing.parts import briefing
from dashboard.exhibits import trends as trends_page
from dashboard.exhibits import wijken as wijken_page
from dashboard.exhibits.kaart import against_year
from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.data.origin import offer
from dashboard.findings.profile.hundred import hundred
from dashboard.findings.profile.story import story
from dashboard.findings.sources.types import gemeente_signals
from dashboard.findings.trends.record import record_numbers
from dashboard.findings.within.dispersion import change_years, changed
from dashboard.language import Language
from dashboard.url.view import read_view
from tests.dashboard.findings.within.test_maps import finding as on_map
from tests.other_years import a_part, a_year_more, without_years

# What follows from made-up figures is computed by whoever asks first, and stays there.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("years")]

UTRECHT = "GM0344"

OLD_TABLES = ("85318NED", "84910NED")
"""Tables of 2022 in the old classification."""


@pytest.fixture(scope="module")
def snapshot(snapshot, tmp_path_factory):
    """Of the embedded figures the provinces Flevoland, Utrecht and Noord-Holland: with three of the largest cities."""
    return a_part(snapshot, tmp_path_factory.mktemp("part"), ("PV24", "PV26", "PV27"))


@pytest.fixture(scope="module")
def more(snapshot, tmp_path_factory):
    """A year more of everything that has a newest year."""
    return a_year_more(snapshot, tmp_path_factory.mktemp("more"))


@pytest.fixture(scope="module")
def less(snapshot, tmp_path_factory):
    """Without the newest year of herkomst and its division."""
    newest = national(snapshot).years(HERKOMST)[-1]
    sources = ["85458NED", f"gemeente-{newest}"]
    return without_years(snapshot, tmp_path_factory.mktemp("less"), {newest}, sources)


@pytest.fixture(scope="module")
def once(snapshot, tmp_path_factory):
    """With one year of herkomst only, the newest that wijken have too."""
    frames = national(snapshot)
    *_, kept = frames.inside.small_tables("wijk", HERKOMST)
    others = set(frames.years(HERKOMST)) - {kept}
    sources = [
        entry.id for entry in snapshot.sources() if entry.file("origin") and entry.id not in OLD_TABLES
    ]
    return without_years(snapshot, tmp_path_factory.mktemp("once"), others, sources, {"origin"})


@pytest.fixture(scope="module")
def since_a_shock(snapshot, tmp_path_factory):
    """With too few years of herkomst for a tempo, all of them after the latest shock."""
    years = national(snapshot).years(HERKOMST)
    sources = [
        entry.id for entry in snapshot.sources() if entry.file("origin") and entry.id not in OLD_TABLES
    ]
    folder = tmp_path_factory.mktemp("since_a_shock")
    return without_years(snapshot, folder, years[: 1 - MINIMUM_YEARS], sources, {"origin"})


@pytest.fixture(scope="module")
def short(snapshot, tmp_path_factory):
    """With five years of the long series."""
    return without_years(snapshot, tmp_path_factory.mktemp("short"), national(snapshot).years(OLD)[:-5])


def said(snapshot, code="nl", gemeente=UTRECHT):
    """Every sentence of a story."""
    whole, language = story(snapshot, gemeente), Language(code)
    return {
        finding.id: finding.sentence(language) for section in whole.sections for finding in section.findings
    }


def test_a_year_more_is_told_of_and_a_year_less_is_not(snapshot, more, less):
    newest = national(snapshot).years(HERKOMST)[-1]
    for held, year in ((snapshot, newest), (more, newest + 1), (less, newest - 1)):
        frames = national(held)
        assert frames.year == year == offer(held).current_year == max(offer(held).years("gemeente"))
        told = said(held)
        assert f"Op 1 januari {year} is de kans" in told["index_3"]
        assert f"1 januari {year})" in told["outside"]
        assert f"tot {year}" in told["series_3"]
        assert f"tot {year}" in told["fastest_3"]
        assert str(year + 1) not in " ".join(
            told[name] for name in ("index_3", "series_3", "change", "outside")
        )
        sources = gemeente_signals(held).sources
        assert sources.loc["growth_europe", "period"] == f"{frames.years(HERKOMST)[0]}–{year}"


def test_figures_of_every_year_are_those_published_for_it(more, snapshot):
    newest = national(snapshot).years(HERKOMST)[-1]
    before, after = (national(held).values("index")["value"] for held in (snapshot, more))
    assert after[UTRECHT, newest] == before[UTRECHT, newest]
    assert after[UTRECHT, newest + 1] > before[UTRECHT, newest]


def test_a_tempo_rests_on_the_years_since_the_shock_and_the_record_on_as_many(snapshot, more):
    shock = shocks()["oekraine_2022"]
    for held in (snapshot, more):
        frames = national(held)
        years = frames.years(HERKOMST)
        assert frames.window == tuple(year for year in years if year >= shock.last)
        told = said(held)["outlook_absent"]
        window = max(len(frames.window), MINIMUM_YEARS)
        at_five = frames.record[frames.record["horizon"] == 5]
        # From every year that has a window before it and its outcome after it.
        assert at_five["origins"].eq(len(frames.years(OLD)) - 5 - (window - 1)).all()
        few = f"cijfers van {len(frames.window)} jaren over; een tempo vraagt er ten minste {MINIMUM_YEARS}"
        assert (few in told) == (len(frames.window) < MINIMUM_YEARS)
        assert "Onder 75% tonen wij geen vooruitblik" in told


@pytest.mark.parametrize("code", ["nl", "en"])
def test_without_a_shock_too_few_years_are_told_as_such(since_a_shock, code):
    frames = national(since_a_shock)
    assert len(frames.window) == MINIMUM_YEARS - 1
    told = said(since_a_shock, code)["outlook_absent"]
    assert "Oekraïne" not in told
    assert "Ukraine" not in told
    assert f" {MINIMUM_YEARS} " in told
    assert str(len(frames.window)) in told
    assert trends_page.no_outlook_told(since_a_shock, UTRECHT, Language(code)) == told


@pytest.mark.parametrize("code", ["nl", "en"])
def test_without_the_long_series_it_is_said_that_nothing_can_be_tested(short, code):
    assert national(short).record is record_numbers(national(short)) is None
    assert {"nl": "niet te toetsen", "en": "no way to test"}[code] in said(short, code)["outlook_absent"]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_one_year_tells_no_change(once, code):
    frames = national(once)
    assert len(frames.years(HERKOMST)) == 1
    told = said(once, code)
    assert "fastest_3" not in told
    assert frames.signals["growth_europe"].isna().all()
    assert {"tempo", "change", "series_3"} <= set(told)
    only = str(frames.years(HERKOMST)[0])
    for name in ("tempo", "change", "series_3"):
        assert f"{only} tot" not in told[name]


def test_a_hundred_residents_stand_above_the_first_and_the_last_year_before_the_break(
    snapshot, more, tmp_path
):
    old = national(snapshot).years(OLD)
    since = national(snapshot).years(HERKOMST)[0]
    expected = {old[0], max(year for year in old if year < since)}
    for held in (snapshot, more):
        frames = national(held)
        shown = hundred(frames, UTRECHT, frames.year, HERKOMST).frame["year"]
        assert set(shown) == {frames.year} | expected
    shorter = without_years(snapshot, tmp_path, range(old[0], old[3]))
    frames = national(shorter)
    numbers = hundred(frames, UTRECHT, frames.year, HERKOMST)
    assert min(numbers.frame["year"]) == old[3]


def test_wijken_change_between_the_ends_of_the_classification_looked_at(snapshot, more):
    old, new = (list(national(more).inside.small_tables("wijk", one)) for one in (OLD, HERKOMST))
    assert change_years(national(more), OLD[0]) == (OLD, old[0], old[-1])
    assert change_years(national(more), HERKOMST[0]) == (HERKOMST, new[0], new[-1])
    # With one year of the present classification the other one is all there is.
    assert change_years(national(snapshot), HERKOMST[0]) == (OLD, old[0], old[-1])
    found = changed(national(more), UTRECHT, HERKOMST[0])
    assert found.partition == HERKOMST
    # The made-up year repeats the one before.
    assert (found.areas["value"] == 0).all()
    for code in ("nl", "en"):
        part = wijken_page.change_part(more, UTRECHT, HERKOMST[0], False, Language(code))
        assert str(new[0]) in part.paragraphs[0]
        assert str(new[-1]) in part.exhibit.subtitle
        words = Language(code).say("wijken.change.in.herkomst")
        assert words in part.paragraphs[0]
        assert words in part.exhibit.subtitle


def test_one_year_of_wijken_a_classification_tells_no_change(snapshot, tmp_path):
    *earlier, _ = national(snapshot).inside.small_tables("wijk", OLD)
    held = without_years(snapshot, tmp_path, earlier)
    assert wijken_page.changed_between(held, HERKOMST[0]) is None
    assert wijken_page.change_part(held, UTRECHT, HERKOMST[0], False, Language("nl")) is None


def test_theme_figures_are_of_the_newest_year_that_has_them_and_say_so(snapshot, more):
    before, after = (national(held).themes for held in (snapshot, more))
    newest = max(found.year for found in before.gemeente.values())
    for level in ("gemeente", "wijk"):
        for code, found in getattr(before, level).items():
            moved = getattr(after, level)[code]
            # What came a year later is of that year; what stopped earlier stays what it was.
            assert moved.year == (newest + 1 if found.year == newest else found.year), (level, code)
    told = said(more)
    assert any(f", {newest + 1})" in sentence for sentence in told.values())
    older = {found.year for found in after.gemeente.values()} - {newest + 1}
    assert older
    assert all(any(f", {year})" in sentence for sentence in told.values()) for year in older)


@pytest.mark.parametrize("years", ["more", "less", "once"])
def test_a_briefing_is_made_of_the_years_there_are(years, request):
    held = request.getfixturevalue(years)
    made = briefing(held, UTRECHT, Language("nl"))
    trend = next(part for part in made.parts if part.id == "trend")
    told = {sentence.id for sentence in trend.sentences}
    # Of one year there is no tempo, and the series is told nonetheless; an outlook is no part of a briefing.
    assert {"series_3", "series_7"} <= told
    assert "outlook_absent" not in told
    assert (
        max(row for numbers in trend.tables for row in numbers.frame.get("year", [0])) <= national(held).year
    )


def test_the_newest_year_is_looked_at_and_drawn_unless_another_is_asked_for(snapshot, more, less, nl):
    for held in (snapshot, more, less):
        offered, known = offer(held), national(held).gemeenten
        for level in offered.levels():
            view, notes = read_view({"gemeente": UTRECHT, "niveau": level}, offered, known, nl)
            newest = list(national(held).inside.small_tables(level, HERKOMST)) if level != "gemeente" else ()
            assert view.year == max(newest or national(held).years(HERKOMST))
            assert not notes
            shown = on_map(held, nl, "index", level, view.year, UTRECHT if level != "gemeente" else None)
            assert f"1 januari {view.year}" in f"{shown.title} {shown.subtitle}"
            assert {source.period for source in shown.numbers.sources} == {str(view.year)}
            assert held.areas(level, view.year) is not None
        before = against_year(held, "index", national(held).years(HERKOMST)[0])
        change = on_map(held, nl, year=offered.current_year, against=before)
        assert change.title.startswith(f"Verandering sinds {national(held).years(HERKOMST)[0]}")
