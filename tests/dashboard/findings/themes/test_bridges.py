"""The bridge from the patterns of a gemeente to the themes: its declaration, and what it makes of every gemeente."""

import pytest
from pydantic import ValidationError

from dashboard.analysis.themes import themes
from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.known.facts import facts
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.model.story import Section, Story
from dashboard.findings.profile.eu_migrants import marked
from dashboard.findings.themes.bridges import Bridges, bridges, declared, themes_told
from dashboard.language import Language
from tests.dashboard.stories import story


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def made_up(**found):
    """A story of findings that are told and lie as they are said to."""
    findings = {id: Finding(id, told, unusual=far) for id, (told, far) in found.items()}
    section = Section("made", {id: lambda one=one: one for id, one in findings.items()})
    return Story("GM0000", "Nergenshuizen", (section,), lambda sections: ())


def told(key, **values):
    return (Told(key, {name: Quantity(value, "share") for name, value in values.items()}),)


def rule(finding, theme):
    return next(one for one in declared().rule if (one.finding, one.theme) == (finding, theme))


def test_every_rule_names_a_theme_and_a_fact_which_is_told_with_it():
    for one in declared().rule:
        assert one.theme in themes().theme
        for code in LANGUAGES:
            assert one.why(Language(code)).startswith(facts()[one.fact].say(Language(code)))


def test_a_rule_of_an_unknown_fact_is_refused():
    given = declared().model_dump()
    given["rule"][0]["fact"] = "hearsay"
    with pytest.raises(ValidationError, match="unknown facts: hearsay"):
        Bridges.model_validate(given)


def test_every_theme_has_a_rule():
    assert {one.theme for one in declared().rule} == set(themes().theme)


def test_a_pattern_is_told_so_and_lies_far(held):
    far, near = declared().least, declared().least - 0.01
    assert bridges(held, made_up(europa=(told("story.group.more"), far)))[0].rule.theme == "wonen"
    assert bridges(held, made_up(europa=(told("story.group.more"), near))) == ()
    assert bridges(held, made_up(europa=(told("story.group.less"), far))) == ()
    assert bridges(held, made_up(europa=(told("story.group.more"), None))) == ()


def test_a_rule_may_ask_that_a_value_lies_below_a_number(held):
    most = rule("outside", "zorg-en-ondersteuning").below["share"]
    few = made_up(outside=(told("story.outside.herkomst.less", share=most - 0.001), 2.0))
    more = made_up(outside=(told("story.outside.herkomst.less", share=most), 2.0))
    assert [one.finding.id for one in bridges(held, few)] == ["outside"]
    assert bridges(held, more) == ()


def test_the_farthest_comes_first_and_no_theme_twice(held):
    found = bridges(
        held,
        made_up(
            classic=(told("story.classic.herkomst.more"), 1.0),
            tempo=(told("story.tempo.country.more"), 3.0),
            buiten_europa=(told("story.group.more"), 2.0),
        ),
    )
    assert [one.finding.id for one in found] == ["tempo", "buiten_europa"]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_gemeente_has_its_bridges_told_or_is_told_that_it_has_none(held, code):
    language, seen, without = Language(code), set(), 0
    for gemeente in held.gemeenten.names:
        one = story(held.snapshot, gemeente)
        found = bridges(held, one)
        without += not found
        assert len(found) <= declared().most
        assert len({bridge.rule.theme for bridge in found}) == len(found)
        assert len({bridge.finding.id for bridge in found}) == len(found)
        said = themes_told(held, one).say(language)
        for bridge in found:
            seen.add(bridge.finding.id)
            pattern = " ".join(sentence.say(language) for sentence in bridge.told)
            assert one.name in pattern and any(letter.isdigit() for letter in pattern)
            assert "{" not in pattern
            assert bridge.pattern(language) in said
            if bridge.finding.id == "arrivals":
                assert bridge.pattern(language).endswith(" 2012–2016")
    assert 0 < without < len(held.gemeenten.names) / 2
    # What is sure of many small groups is so only with every country named.
    assert seen == {one.finding for one in declared().rule} - {"effective"}


def test_a_pattern_of_eu_migrants_is_that_of_the_gemeenten_that_are_told_to_have_many(held):
    for gemeente in ("GM1783", "GM0984"):
        found = {one.finding.id for one in bridges(held, story(held.snapshot, gemeente))}
        assert gemeente in marked(held) or "eu_migrants" not in found
    assert bridges(held, story(held.snapshot, "GM1783"))[0].finding.id == "eu_migrants"
