"""Every reason for a missing figure, for all gemeenten, against what the figures hold."""

import pytest

from dashboard.exhibits.opgaven import no_wijken as no_theme_wijken
from dashboard.exhibits.wijken import nothing_to_compare, shown_year
from dashboard.findings.data.national import OLD, national
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.composition import year_caveats
from dashboard.findings.themes.comparison import themes_wijken
from dashboard.language import Language
from tests.dashboard.findings.said.facts import Facts
from tests.dashboard.findings.said.reasons import REASONS, false_reasons, unchecked
from tests.dashboard.newest import INSIDE, NOW
from tests.dashboard.stories import story


@pytest.fixture(scope="module")
def facts(snapshot):
    return Facts(snapshot)


@pytest.mark.slow
@pytest.mark.xdist_group("all stories")
def test_every_reason_of_every_story_is_true_and_checked(snapshot, facts):
    wrong, told = [], set()
    for gemeente in national(snapshot).gemeenten.names:
        for finding in story(snapshot, gemeente).findings:
            wrong += [(gemeente, why) for why in false_reasons(finding, gemeente, facts)]
            said = (*finding.told, *finding.caveats)
            wrong += [(gemeente, f"{one.key} is not checked") for one in said if unchecked(one)]
            told |= {one.key for one in said} & set(REASONS)
    assert wrong == []
    assert told >= {"story.change.absent", "story.task.missing.withheld", "story.wijken.few", "caveat.few"}


def test_a_year_that_a_gemeente_lacks_is_told_of_those_that_lack_it_and_of_no_other(snapshot, facts):
    held, both = national(snapshot), facts.years("gemeente", "herkomst", 3)
    for year in both & facts.years("gemeente", "migratieachtergrond", 7):
        for gemeente in held.gemeenten.names:
            caveats = year_caveats(held, gemeente, year, OLD)
            said = [one for one in caveats if one.key.startswith("caveat.not_in_herkomst")]
            assert bool(said) != facts.whole(gemeente, year, "herkomst", 3), gemeente
            assert list(false_reasons(Finding("year", tuple(said)), gemeente, facts)) == []


@pytest.mark.parametrize("code", ["nl", "en"])
def test_why_there_are_no_wijken_to_compare_is_one_reason_and_the_true_one(snapshot, facts, code):
    language, seen = Language(code), set()
    for gemeente, name in national(snapshot).gemeenten.names.items():
        areas = facts.areas(gemeente, "wijk", INSIDE)
        known = facts.peopled(gemeente, "wijk", INSIDE) & facts.published("wijk", INSIDE, "herkomst", 3)
        if len(known) < 2:
            levels = language.say("level.wijk.plural")
            why = "areas" if len(areas) == 1 else "figures"
            seen.add(why)
            told = language.say(f"wijken.none.{why}", name=name, count=len(areas), levels=levels)
            assert nothing_to_compare(snapshot, gemeente, "wijk", INSIDE, language) == told
    assert "areas" in seen


@pytest.mark.slow
def test_why_a_task_has_no_wijken_is_one_reason_and_the_true_one(snapshot, facts):
    held, seen = national(snapshot), set()
    few = [code for code in held.gemeenten.names if len(facts.areas(code, "wijk", INSIDE)) < 3]
    of_years = {there.year: task for task, there in held.themes.wijk.items()}
    alone = next(task for task in held.themes.declared.indicator if task not in held.themes.wijk)
    for task in (*of_years.values(), alone):
        there = held.themes.wijk.get(task)
        for gemeente in few:
            found = themes_wijken(held, gemeente, task)
            if found is not None and found.numbers.frame["value"].count() > 1:
                continue
            areas = () if there is None else facts.areas(gemeente, "wijk", there.year)
            why = "level" if there is None else "single" if len(areas) == 1 else "figures"
            seen.add(why)
            for language in (Language("nl"), Language("en")):
                filled = {"name": held.gemeenten.names[gemeente], "count": len(areas)}
                filled["year"] = None if there is None else there.year
                filled |= {
                    f"level{s}": language.say(f"level.wijk.{of}")
                    for s, of in (("", "singular"), ("s", "plural"))
                }
                told = language.say(f"opgaven.wijken.none.{why}", **filled)
                assert no_theme_wijken(snapshot, gemeente, task, language) == told
    assert seen >= {"level", "single"}


@pytest.mark.parametrize("level", ["wijk", "buurt"])
@pytest.mark.parametrize(("classification", "groups"), [("herkomst", 3), ("migratieachtergrond", 7)])
def test_another_year_is_shown_only_where_that_asked_for_is_not_there(
    snapshot, facts, level, classification, groups
):
    years = facts.years(level, classification, groups)
    for asked in range(min(years) - 2, NOW + 1):
        _, year = shown_year(snapshot, level, asked, classification)
        assert year in years
        assert (year == asked) == (asked in years)
        assert abs(year - asked) == min(abs(other - asked) for other in years)


def told(key, **values):
    return Finding("wijken", (Told(key, {name: Quantity(value, "count") for name, value in values.items()}),))


PUT_BACK = {
    "a year that is there": ("GM0513", told("story.change.absent", absent=2022)),
    "a year of which there is nothing at all": ("GM0363", told("story.change.absent", absent=2019)),
    "another year that is not there either": (
        "GM1992",
        told("caveat.not_in_herkomst.other", year=2022, other=2021),
    ),
    "never, of what is there": ("GM0363", told("caveat.not_in_herkomst.never", year=2022)),
    "another year of countries": ("GM0513", told("story.growing.one_year", year=2021)),
    "no wijken, where there are nine": ("GM0513", told("story.wijken.few", year=INSIDE, count=0)),
    "small wijken that are not there": ("GM0513", told("caveat.few", n=2, least=50)),
    "more wijken than there are": (
        "GM0513",
        told("story.wijken.apart", year=INSIDE, count=99),
    ),
    "a part that never came": ("GM0513", told("story.mixing.incomplete")),
    "more unsure wijken than there are": ("GM0513", told("story.wijken.unsure", unsure=99)),
}


@pytest.mark.parametrize("kind", PUT_BACK)
def test_each_false_reason_is_found_where_it_is_put_back(facts, kind):
    gemeente, finding = PUT_BACK[kind]
    assert list(false_reasons(finding, gemeente, facts))


def test_a_figure_that_is_there_is_not_withheld_and_one_gemeente_is_not_two(facts):
    for key, gemeente in (("withheld", "GM0513"), ("joined", "GM0088")):
        year = {"year": Quantity(2024, "year")}
        finding = Finding("task_inkomen", (Told(f"story.task.missing.{key}", year),))
        assert list(false_reasons(finding, gemeente, facts))


def test_a_reason_that_nothing_checks_is_found():
    assert unchecked(Told("story.something.missing"))
    assert unchecked(Told("story.variety.few"))
    assert not unchecked(Told("story.variety_alike.herkomst.few.large"))
    assert not any(unchecked(Told(key)) for key in REASONS)
