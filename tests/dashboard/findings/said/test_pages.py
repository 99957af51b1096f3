"""What the pages and the briefing say of some gemeenten besides their stories: the words beside pictures."""

from collections.abc import Iterator

import pytest

from dashboard.briefing.parts import briefing
from dashboard.exhibits import kaart, opgaven, wijken
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.exhibits.measure_map import measure_map
from dashboard.findings.data.national import national
from dashboard.language import Language
from data_sources import Snapshot
from tests.dashboard.findings.said.lint import comparisons, objections, zeros

GEMEENTEN = ("GM0088", "GM1966")
"""With one wijk, and merged."""

SIZE = (640, 420)
FIGURES = ("huurwoningen_corporatie", "koopwoningen", "eenpersoonshuishoudens", "ouderen", "wmo")


def words(shown: Exhibit | Headed | None) -> Iterator[str]:
    """All that is said with a picture."""
    if isinstance(shown, Headed):
        yield from shown.paragraphs
        shown = shown.exhibit
    if shown is not None:
        yield from (shown.title, shown.subtitle, shown.alt, *shown.caveats)
        yield from (entry.words for entry in shown.key)


def of_wijken(held: Snapshot, gemeente: str, language: Language) -> Iterator[str]:
    year = national(held).year
    for classification in ("herkomst", "migratieachtergrond"):
        for level in ("wijk", "buurt"):
            partition, shown = wijken.shown_year(held, level, year, classification)
            yield from words(wijken.spread_part(held, gemeente, level, shown, partition, False, language))
            yield from words(wijken.living_part(held, gemeente, level, shown, partition, language))
        yield from words(wijken.change_part(held, gemeente, classification, False, language))
        part = wijken.mixing_part(held, gemeente, "nearest", (), classification, False, language)
        yield from words(part)


def of_kaart(held: Snapshot, gemeente: str, language: Language) -> Iterator[str]:
    year = national(held).year
    for key in ("vestiging_buitenland", "verhuissaldo", "koopwoningen"):
        yield from words(measure_map(held, key, "natural", gemeente, SIZE, language).exhibit)
    against = kaart.against_number(held, "index", year, "nl", gemeente, ("nearest", ()), language)
    for beside in (None, against):
        which = ("index", year, None)
        shown = kaart.map_picture(held, "gemeente", which, "natural", gemeente, SIZE, language, beside)
        yield from words(shown.exhibit)
    _, inside = wijken.shown_year(held, "buurt", year, "herkomst")
    which = ("buiten_nederland", inside, gemeente)
    yield from words(kaart.map_picture(held, "buurt", which, "natural", None, SIZE, language).exhibit)


def of_opgaven(held: Snapshot, gemeente: str, language: Language) -> Iterator[str]:
    yield from (way.pattern for way in opgaven.ways(held, gemeente, language))
    for theme in national(held).themes.declared.theme:
        yield from words(opgaven.theme_exhibit(held, gemeente, theme, ("nearest", ()), language))
        yield opgaven.foremost(held, gemeente, theme, ("nearest", ()), language) or ""
    for code in FIGURES:
        found = opgaven.wijken_exhibit(held, gemeente, code, SIZE, language)
        yield from words(found) if found else [opgaven.no_wijken(held, gemeente, code, language)]


def of_briefing(held: Snapshot, gemeente: str, language: Language) -> Iterator[str]:
    made = briefing(held, gemeente, language)
    for sentence in (one for paragraph in made.headline for one in paragraph):
        yield from (sentence.text, *sentence.caveats)
    for part in (*made.steps, *made.parts):
        yield from (part.title, *part.questions, *part.caveats)
        yield from (sentence.text for sentence in part.sentences)
        for shown in part.exhibits:
            yield from words(shown)
        for finding in part.findings:
            yield from (f"{finding.id}: {why}" for why in (*comparisons(finding), *zeros(finding, language)))


@pytest.mark.slow
@pytest.mark.parametrize("page", [of_wijken, of_kaart, of_opgaven, of_briefing])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_sentence_of_a_page_could_be_read_aloud(snapshot, page, code):
    language, read, wrong = Language(code), 0, []
    for gemeente in GEMEENTEN:
        for said in filter(None, page(snapshot, gemeente, language)):
            read += 1
            wrong += [(gemeente, said, why) for why in objections(said, language)]
    assert read > 20 * len(GEMEENTEN)
    assert wrong == []
