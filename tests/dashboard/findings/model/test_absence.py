"""What is said where figures are not held, and that nothing is computed twice to find that out."""

import pytest

from dashboard.findings.model.absence import NOTHING, again, if_held, told, unmapped
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.story import Section, Story
from dashboard.language import Language
from data_sources.errors import Lacking, NotHeldError

HERKOMST = Lacking("origin", ("gemeente",), (), "herkomst", 3)


def lacking(why=HERKOMST):
    raise NotHeldError(why)


@pytest.mark.parametrize("say", [told, again, unmapped])
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize(
    "why",
    [
        NOTHING,
        HERKOMST,
        Lacking("origin", ("wijk", "buurt"), (2024,), "migratieachtergrond", 7),
        Lacking("origin", ("land",), (2022, 2023, 2024), "herkomst"),
        Lacking("indicators", ("wijk",), indicators=("inwoners",)),
        Lacking("regions", ("provincie",), (2022,)),
        Lacking("areas", ("gemeente",), (2026,), there=(2025,)),
        Lacking("history"),
        Lacking("source", sources=("84910NED", "85458NED")),
        Lacking("series", ("gemeente",), classification="herkomst", groups=3),
        Lacking("series"),
    ],
)
def test_every_lack_is_a_sentence_in_both_languages(say, code, why):
    sentence = say(why).say(Language(code))
    assert sentence.endswith((".", "'."))
    assert "  " not in sentence
    assert "None" not in sentence


def test_the_sentence_names_the_table_that_would_bring_the_figures():
    nl = Language("nl")
    eighteen = Lacking("origin", ("gemeente",), (), "migratieachtergrond", 18)
    assert "tabel 84910NED (Bevolking; migratieachtergrond" in told(eighteen).say(nl)
    assert "85458NED" in told(HERKOMST).say(nl)
    assert "tabel 03759ned" in told(Lacking("history")).say(nl)
    buurten = told(Lacking("origin", ("buurt",), (), "migratieachtergrond", 7)).say(nl)
    assert "de tabellen 85318NED, 85039NED, 84799NED en nog 4 andere" in buurten


def test_what_only_adds_is_left_out():
    assert if_held(lacking) is None
    assert if_held(lacking, ()) == ()
    assert if_held(lambda: 3, 0) == 3


def test_a_part_without_figures_leaves_the_others_standing():
    made = Section(
        "groups",
        {"europa": lambda: Finding("europa", ()), "special": lambda: None, "countries": lacking},
        {"countries_figure": lacking},
    )
    story = Story("GM0001", "Ergens", (made,), lambda _: ())
    assert [finding.id for finding in made.findings] == ["europa"]
    assert story.finding("europa").id == "europa"
    for ask in (story.finding, story.numbers):
        with pytest.raises(KeyError):
            ask("special")
    with pytest.raises(NotHeldError):
        story.finding("countries")
    with pytest.raises(NotHeldError):
        story.numbers("countries_figure")
    assert not any(isinstance(numbers, Numbers) for numbers in made.tables)
