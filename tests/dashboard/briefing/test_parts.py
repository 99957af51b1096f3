"""What a briefing is made up of."""

import re

import pytest

from dashboard.briefing.parts import ALL, briefing
from dashboard.findings.data.national import national
from dashboard.findings.profile.steps import STEPS
from dashboard.findings.profile.story import story
from dashboard.findings.themes.bridges import bridge_findings
from dashboard.language import Language

KINDS = {"large": "GM0363", "small": "GM0088", "merged": "GM1966", "border": "GM0981", "no 2022": "GM1992"}


@pytest.mark.slow
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_every_sentence_is_one_of_the_story_and_names_its_sources(snapshot, gemeente, code):
    language = Language(code)
    told, written = story(snapshot, gemeente), briefing(snapshot, gemeente, language)
    known = {finding.id: finding for finding in (*told.findings, *told.standouts)}
    known |= {finding.id: finding for finding in bridge_findings(national(snapshot), told)}
    sentences = [*(s for paragraph in written.headline for s in paragraph)]
    sentences += [sentence for part in written.parts for sentence in part.sentences]
    assert len(sentences) > 20
    for sentence in sentences:
        assert sentence.text == known[sentence.id].sentence(language)
        lines = [written.sources[number - 1] for number in sentence.sources]
        assert sentence.sources == tuple(sorted(sentence.sources))
        assert sorted(lines) == sorted(known[sentence.id].source_lines(language))


@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_every_part_is_there_with_its_title_and_the_pictures_have_words(snapshot, nl, gemeente):
    written = briefing(snapshot, gemeente, nl)
    assert ("steps", *(part.id for part in written.parts)) == ALL
    assert [part.id for part in written.steps] == [f"step_{id}" for id in STEPS]
    for part in written.parts:
        assert part.title
        assert all(exhibit.alt and exhibit.title and exhibit.sources for exhibit in part.exhibits)
    assert len(written.parts[-1].questions) == 3


def test_an_island_with_one_wijk_has_no_map_of_wijken(snapshot, nl):
    by_id = {part.id: part for part in briefing(snapshot, "GM0088", nl).parts}
    assert by_id["wijken"].exhibits == ()
    assert "één wijk met cijfers" in by_id["wijken"].sentences[0].text


def test_only_the_parts_asked_for_in_their_own_order(snapshot, nl):
    written = briefing(snapshot, "GM0344", nl, parts=["tasks", "groups"])
    assert [part.id for part in written.parts] == ["groups", "tasks"]
    with pytest.raises(ValueError, match="nonsense"):
        briefing(snapshot, "GM0344", nl, parts=["nonsense"])
    with pytest.raises(KeyError):
        briefing(snapshot, "GM9999", nl)


def test_the_link_is_whole_when_the_address_is_known(snapshot, nl, monkeypatch):
    monkeypatch.delenv("DIVERSITEIT_ADDRESS", raising=False)
    bare = briefing(snapshot, "GM0344", nl)
    assert (bare.link, bare.full_link) == ("/uw-gemeente?gemeente=GM0344", False)
    given = briefing(snapshot, "GM0344", Language("en"), base_url="https://made.up/")
    assert (given.link, given.full_link) == ("https://made.up/uw-gemeente?gemeente=GM0344&taal=en", True)
    monkeypatch.setenv("DIVERSITEIT_ADDRESS", "https://set.up")
    assert briefing(snapshot, "GM0344", nl).link == "https://set.up/uw-gemeente?gemeente=GM0344"


def test_both_languages_tell_the_same_numbers(snapshot):
    dutch, english = (briefing(snapshot, "GM0344", Language(code)) for code in ("nl", "en"))
    assert dutch.headline
    for ours, theirs in zip(dutch.headline, english.headline, strict=True):
        numbers = [
            sorted(re.findall(r"\d+", re.sub(r"[.,](?=\d)", "", " ".join(sentence.text for sentence in it))))
            for it in (ours, theirs)
        ]
        assert numbers[0] == numbers[1]
