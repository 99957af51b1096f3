"""Every caveat that is told says what it rests on; where CBS's words changed it says that, and nothing breaks."""

import pandas as pd
import pytest

from dashboard.analysis.themes import themes
from dashboard.content import LANGUAGES, texts
from dashboard.findings.data.national import national
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.story import story
from dashboard.findings.sources import grounds as module
from dashboard.findings.sources.account import account
from dashboard.findings.sources.grounds import about_us, grounds, of_caveats, of_source, rests_on
from dashboard.findings.sources.own_checks import OWN_CHECKS
from dashboard.language import Language
from data_sources import Snapshot, catalogue
from data_sources.catalogue.grounds import sentences
from tests.dashboard.exhibits.cases import GEMEENTEN, PAGES

ABSENT = ("untold.", "absence.", "missing.", "lacking.")
"""Why a figure is not there is no caveat about one that is."""


@pytest.fixture(scope="module")
def told(snapshot):
    """Every caveat of the stories of a sixth of the gemeenten, and of every exhibit of four."""
    found = []
    for gemeente in list(national(snapshot).gemeenten.names)[::6]:
        whole = story(snapshot, gemeente)
        found += [caveat for finding in whole.findings for caveat in finding.caveats]
        found += [caveat for part in whole.sections for table in part.tables for caveat in table.caveats]
    for of_page in PAGES.values():
        for gemeente in GEMEENTEN.values():
            found += [c for case in of_page(snapshot, gemeente) for c in case.exhibit.numbers.caveats]
    return found


# Beside the tests for which the same exhibits are made.
@pytest.mark.slow
@pytest.mark.xdist_group("shown")
def test_every_caveat_that_is_told_says_what_it_rests_on(told):
    keys = {caveat.key for caveat in told}
    assert len(keys) > 30
    silent = {c.key for c in told if rests_on(c) is None and not c.key.startswith(ABSENT)}
    assert silent == set()


@pytest.mark.slow
@pytest.mark.xdist_group("shown")
def test_what_caveats_of_indicators_rest_on_is_found_by_their_words(told):
    of_themes = [caveat for caveat in told if caveat.key in ("opgaven.caveat", "vergelijk.caveat.of_measure")]
    assert of_themes and all(rests_on(caveat) for caveat in of_themes)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_that_rests_on_something_is_there(code):
    known = texts(code)
    keys = {*module._declared().text, *about_us()}
    assert {
        key for key in keys if key not in known and not any(k.startswith(f"{key}.") for k in known)
    } == set()
    assert not set(module._declared().text) & set(about_us())


def test_every_declared_ground_is_used_and_every_used_one_declared():
    used = {name for names in module._declared().text.values() for name in names}
    used |= {name for one in themes().indicator.values() for name in one.rests}
    used |= {name for source in catalogue.tables() for name in source.rests}
    used |= {name for layer in catalogue.layers() for name in layer.rests}
    assert used == {*sentences(), *OWN_CHECKS}


def test_every_indicator_and_table_names_what_its_caveat_rests_on():
    declared = {code: one.rests for code, one in themes().indicator.items()}
    declared |= {one.id: one.rests for one in (*catalogue.tables(), *catalogue.features())}
    declared |= {level: layer.rests for level, layer in catalogue.boundaries().items()}
    assert [name for name, rests in declared.items() if not rests] == []


def test_every_source_that_is_held_says_what_its_caveat_rests_on(snapshot):
    assert all(of_source(snapshot, entry.id, entry.title) for entry in snapshot.sources())


@pytest.mark.parametrize("code", LANGUAGES)
def test_cbs_is_quoted_in_its_own_dutch_in_both_languages(snapshot, code):
    line = grounds(snapshot)["part_of_all_homes"].told.say(Language(code))
    assert f"“{sentences()['part_of_all_homes'].words}”" in line
    assert "84799NED" in line and "Koopwoningen" in line
    assert ("in Dutch" in line) == (code == "en")


def test_what_came_with_an_extract_is_not_said_to_be_cbs(snapshot):
    line = grounds(snapshot)["extract_85458NED"].told.say(Language("nl"))
    assert not line.startswith("CBS") and "niet in woorden van het CBS" in line


class Reworded(Snapshot):
    """The figures at hand, with every description of CBS's written anew."""

    def texts(self, source_id: str) -> pd.DataFrame:
        found = super().texts(source_id).copy()
        return found.assign(text=found["text"].where(found["text"] == "", "Het CBS zegt dit nu anders."))


@pytest.mark.slow
def test_when_cbs_changes_its_words_a_caveat_is_told_without_them(snapshot):
    reworded = Reworded(snapshot._storage, snapshot.manifest)
    caveat = Told("caveat.rounded")
    before, after = (of_caveats(held, [caveat]) for held in (snapshot, reworded))
    # Our own comparison stays as it is, whatever CBS says.
    assert {one.key for one in before} == {"ground.said_at", "ground.own.by_lot"}
    assert {one.key for one in after} == {"ground.changed", "ground.own.by_lot"}
    for code in LANGUAGES:
        said = " ".join(one.say(Language(code)) for one in after)
        assert sentences()["random_rounding"].words not in said and "84799NED" in said
    states = {one.state for name, one in grounds(reworded).items() if name in sentences()}
    assert states == {"changed"}


def test_the_account_of_a_figure_quotes_the_table(snapshot):
    entry = account(national(snapshot))["opleiding_hoog"]
    said = " ".join(one.say(Language("nl")) for one in entry.grounds)
    assert sentences()["education_of_all"].words in said
    assert entry.facts[1] == (
        "base",
        Quantity(("inwoners van 15 tot 75 jaar", "residents aged 15 to 75"), "both"),
    )
