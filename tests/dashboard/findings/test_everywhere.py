"""Every gemeente, both languages: a whole story without a gap, and the same numbers in sentence and figure."""

import re
from collections import Counter

import pytest

from dashboard.content import LANGUAGES, texts
from dashboard.findings.data.national import HERKOMST, OLD, OLD_COUNTRIES, national
from dashboard.findings.profile.standouts import CANDIDATES
from dashboard.language import Language
from dashboard.url.pages import PAGES
from geo.called import called
from tests.dashboard.stories import story

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("all stories")]

SPOKEN = [Language(code) for code in LANGUAGES]
GAP = re.compile(r"\bnan\b|\bNone\b|<NA>|[{}]|\d[.,]\d{4,}|-\d+[.,]\d|\be-\d")
# No thousand begins with a 0: 0,019 is a decimal fraction.
UNFORMATTED = {"nl": re.compile(r"\d\.\d(?!\d\d)|(?!\b0,)\b\d+,\d{3}\b"), "en": re.compile(r"\d,\d(?!\d\d)")}


@pytest.fixture(scope="module")
def codes(snapshot):
    """All gemeenten with anything unusual about them, and every eighth of the others."""
    held = national(snapshot)
    chosen = {
        "GM0363",
        "GM1992",
        "GM0088",
        "GM0096",
        "GM0184",
        "GM0981",
        "GM1950",
        "GM1966",
        "GM0893",
        "GM0373",
    }
    return sorted(chosen | set(held.types.index[::8]))


@pytest.fixture(scope="module")
def stories(snapshot, codes):
    return [story(snapshot, code) for code in codes]


@pytest.mark.parametrize("language", SPOKEN, ids=LANGUAGES)
def test_no_sentence_has_a_gap_or_a_raw_number(stories, language):
    assert len(stories) > 40
    wrong = []
    for whole in stories:
        for finding in (*whole.findings, *whole.standouts):
            told = [finding.sentence(language), *(caveat.say(language) for caveat in finding.caveats)]
            wrong += [text for text in told if GAP.search(text) or UNFORMATTED[language.code].search(text)]
            assert all(text[-1] in ".)" for text in told), told
            assert all("  " not in text and ".." not in text for text in told)
    assert wrong == []


def test_every_finding_has_what_stands_beside_it(stories):
    pages = {page.path for page in PAGES}
    for whole in stories:
        ids = Counter(finding.id for finding in whole.findings)
        assert ids.most_common(1)[0][1] == 1
        for finding in whole.findings:
            if finding.id == "break":
                continue
            assert finding.sources, finding.id
            assert finding.year, finding.id
            assert finding.link is not None
            assert finding.link.page in pages
            assert f"gemeente={whole.gemeente}" in finding.link.url
            for source in finding.sources:
                assert source.retrieved
                assert re.fullmatch(r"\d{4}(–\d{4})?", source.period)


def test_a_number_of_groups_is_always_told_with_an_index(stories):
    found = [
        finding
        for finding in stories[0].findings
        if any(quantity.unit in ("index", "chance") for quantity in finding.values.values())
    ]
    assert found
    for finding in found:
        assert finding.partition in (HERKOMST, OLD, OLD_COUNTRIES), finding.id


def test_no_finding_mixes_two_classifications(stories):
    # The lenses stand side by side in one year; the outlook's record is of the long series, and says so.
    both = {"hidden", "outlook_absent"}
    # The classic four are named among a few groups longer than among many: one classification, two partitions.
    partitions = {"national_classic"}
    for whole in stories:
        for finding in whole.findings:
            if finding.partition and finding.id not in both:
                used = {source.partition for source in finding.sources} - {None}
                assert {classification for classification, _ in used} <= {finding.partition[0]}, finding.id
                assert used <= {finding.partition} or finding.id in partitions, finding.id


def test_numbers_in_sentences_are_those_of_the_figures(stories, snapshot):
    names = national(snapshot).gemeenten.names
    for whole in stories:
        positions = whole.numbers("positions").frame.set_index("region").loc[whole.gemeente]
        assert whole.finding("index_3").values["chance"].value == positions["index_3"]
        assert whole.finding("index_18").values["chance"].value == positions["index_18"]
        assert whole.finding("outside").values["share"].value == positions["outside"]
        groups = whole.numbers("groups").frame.set_index("group")
        for finding, group in (
            ("europa", "Europa (exclusief Nederland)"),
            ("buiten_europa", "Buiten Europa"),
        ):
            assert whole.finding(finding).values["share"].value == groups.loc[group, "share"]
            assert whole.finding(finding).values["persons"].value == groups.loc[group, "persons"]
        lenses = whole.numbers("lenses").frame.set_index("measure")
        assert whole.finding("classic").values["share"].value == pytest.approx(
            lenses.loc["lens.migratieachtergrond.classic", "share"]
        )
        series = whole.numbers("series").frame.set_index(["classification", "year"])["index"]
        told = whole.finding("series_7").values
        assert told["after"].value == series["migratieachtergrond", told["last"].value]
        assert told["before"].value == series["migratieachtergrond", told["first"].value]
        tasks = whole.numbers("tasks").frame
        nl = [finding for finding in whole.findings if finding.id.startswith("task_")]
        assert [finding.values["value"].known for finding in nl] == list(tasks["value"].notna())
        for finding, value in zip(nl, tasks["value"], strict=True):
            assert not finding.values["value"].known or finding.values["value"].value == value
        # Tables keep CBS's names; in sentences a number that tells nothing is left out.
        wijken = whole.numbers("wijken").frame
        spoken = wijken["name"].map(called(wijken["name"], names[whole.gemeente]))
        told = whole.finding("wijken").values
        for end in {"highest", "lowest"} & set(told):
            for area in (
                told[end].value
                if isinstance(told[end].value, tuple)
                else [told[end].value.filled["first"].value]
            ):
                row = wijken[spoken == area.filled["name"].value].iloc[0]
                assert area.filled["value"].value == row["value"]
                assert row["low"] <= row["value"] <= row["high"]


def test_everything_is_found_under_its_own_id_and_made_once(stories):
    for whole in stories[:6]:
        for finding in whole.findings:
            assert whole.finding(finding.id) is finding
        for section in whole.sections:
            for numbers in section.tables:
                assert whole.numbers(numbers.id) is numbers


def test_what_stands_out_is_looked_for_wherever_something_says_how_far_it_lies(stories):
    say = {
        section.id
        for whole in stories
        for section in whole.sections
        for one in section.findings
        if one.unusual
    }
    # What comes and goes says it for the bridge to the tasks: it is not about origin, and so never stands out.
    assert say == {"present", "groups", "lenses", "development", "tasks", "mixing", "turnover"}
    assert "turnover" not in CANDIDATES


@pytest.mark.parametrize("language", SPOKEN, ids=LANGUAGES)
def test_every_figure_has_a_title_and_headings_and_can_be_a_table(stories, language):
    for whole in stories[:6]:
        for section in whole.sections:
            assert section.title(language)
            for numbers in section.tables:
                assert numbers.title(language)
                assert numbers.sources
                table = numbers.table(language)
                assert len(table) == len(numbers.frame)
                assert (
                    not table.astype(str)
                    .apply(lambda column: column.str.contains(GAP.pattern))
                    .any(axis=None)
                )


def test_languages_differ_in_words_and_not_in_numbers(stories):
    digits = re.compile(r"\d+")
    nl, en = SPOKEN
    for whole in stories[:12]:
        for finding in whole.findings:
            in_dutch, in_english = finding.sentence(nl), finding.sentence(en)
            assert in_dutch != in_english
            found = [sorted(digits.findall(text)) for text in (in_dutch, in_english)]
            if "één" not in in_dutch and "Eén" not in in_dutch:
                assert found[0] == found[1], (in_dutch, in_english)


def test_every_type_of_sentence_has_all_its_forms():
    known = set(texts("nl"))
    for key in known:
        stem, _, form = key.rpartition(".")
        if form == "one":
            assert f"{stem}.other" in known
        if form == "more" and stem.startswith("story."):
            assert f"{stem}.less" in known
            assert f"{stem}.same" in known
