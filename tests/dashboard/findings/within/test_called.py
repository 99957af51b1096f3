"""Wijken are told of without their number, where that leaves a name of their own; files keep what CBS writes."""

from dashboard.briefing.cells import columns
from dashboard.exhibits.opgaven import wijken_exhibit
from dashboard.exhibits.wijken import living_part, spread_part
from dashboard.findings.data.national import national
from geo.called import called
from tests.dashboard.newest import INSIDE


def test_sentences_and_pictures_name_wijken_alone_and_files_as_cbs_does(snapshot, nl):
    partition = ("herkomst", 3)
    spread = spread_part(snapshot, "GM0158", "wijk", INSIDE, partition, False, nl)
    living = living_part(snapshot, "GM0158", "wijk", INSIDE, partition, nl)
    theme = wijken_exhibit(snapshot, "GM0158", "ouderen", (640, 420), nl)
    names = list(spread.exhibit.picture.layout.yaxis.ticktext)
    assert "Rietmolen" in names and not [name for name in names if name.startswith("Wijk 04")]
    told = (*spread.paragraphs, *living.paragraphs, spread.exhibit.alt, living.exhibit.drawn, theme.alt)
    assert not [words for words in told if "Wijk 0" in words]
    for exhibit in (spread.exhibit, living.exhibit, theme):
        assert any(cell.value == "Wijk 04 Rietmolen" for cell in columns(exhibit.numbers, nl)[1].cells)


def test_no_two_wijken_of_a_gemeente_are_called_alike(snapshot):
    held = national(snapshot)
    for gemeente, name in held.gemeenten.names.items():
        names = held.inside.area_names_of("wijk", INSIDE, gemeente)
        found = called(names, name)
        assert len(set(found.values())) == len(found)
        assert name not in found.values() or name in set(names)
