"""Whatever lacks: every page, story, briefing and command says so in a sentence, with what remains."""

import pytest

from dashboard.briefing import documents
from dashboard.briefing.parts import briefing
from dashboard.findings.__main__ import or_lacking, record_table, told, type_table
from dashboard.findings.data.national import KINDS, national
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources import open_snapshot
from data_sources.errors import NotHeldError
from tests.dashboard.absence.matrix import GEMEENTE, PAGES, families, said, show, wrong
from tests.dashboard.absence.reduced import without

pytestmark = pytest.mark.slow

LAYERS = [id for id in (entry.id for entry in open_snapshot().sources()) if id.startswith("gemeente-")]
SOURCES = [entry.id for entry in open_snapshot().sources() if entry.id not in LAYERS[1:-1]]
FAMILIES = list(families(open_snapshot()))
YEARS = ["all years but the newest", "all but the newest year"]
EVERY = [*SOURCES, *FAMILIES, *YEARS]
"""What may lack; without `everything`, and years in which the gemeente was not there yet. Of the outlines of the
country's gemeenten, one for every year, the newest and the oldest: ``matrix`` runs those between."""

ON_PAGES = [
    *("85458NED", "85984NED", "84910NED", "70072ned", "37325_extract", "03759ned"),
    *("wijken-en-buurten-2024", "gemeente-2025"),
    *("herkomst", "migratieachtergrond", "themes", "boundaries", *YEARS, "all but the oldest year"),
]
"""What pages are run without: what much rests on. ``python -m tests.dashboard.absence.matrix`` runs all."""


def each(lacks):
    """A test for each of what lacks; those of one lack run beside each other, on what was computed for the first."""
    return [pytest.param(lack, marks=pytest.mark.xdist_group(f"without {lack}")) for lack in lacks]


@pytest.mark.parametrize("lack", each(EVERY))
def test_a_story_and_a_briefing_are_told_whatever_lacks(lacking, lack):
    held = national(lacking[lack])
    whole = story(held.snapshot, GEMEENTE)
    assert whole.headline
    for code in ("nl", "en"):
        text = told(held, GEMEENTE, Language(code))
        sentences = {str(why): 0 for why in whole.lacking.values()}
        assert ("kan nu niet" in text or "cannot be shown" in text) == bool(sentences)
        made = briefing(held.snapshot, GEMEENTE, Language(code))
        assert made.headline
        # A part without anything to show says why.
        for part in made.parts:
            assert part.sentences or part.exhibits or part.questions or part.id == "standouts", part.id
        for numbers in made.tables:
            numbers.table(Language(code))


@pytest.mark.parametrize("lack", each(ON_PAGES))
def test_tables_of_types_and_of_the_record_are_made_or_say_what_lacks(lacking, lack):
    held = national(lacking[lack])
    for table in (type_table, record_table):
        assert or_lacking(lambda table=table: table(held, Language("nl")), Language("nl")).strip()


@pytest.mark.parametrize("lack", each(EVERY))
def test_every_set_of_peers_is_there_or_says_why_not(lacking, lack):
    held = national(lacking[lack])
    for kind in KINDS:
        if kind not in held.kinds:
            with pytest.raises(NotHeldError):
                held.peers(next(iter(held.regions)), kind)


@pytest.mark.parametrize("lack", each(ON_PAGES))
def test_every_page_is_shown_whatever_lacks(lacking, lack):
    for name, own in PAGES:
        assert wrong(show(lacking[lack], name, **own)) == [], (name, own)


@pytest.mark.parametrize(
    "lack", each(["84910NED", "85984NED", "herkomst", "boundaries", "all but the newest year"])
)
def test_pages_say_in_english_what_lacks(lacking, lack):
    app = show(lacking[lack], "uw_gemeente", "en")
    assert wrong(app) == []
    assert "cannot be shown now" in said(app)


@pytest.mark.parametrize("page", list(dict.fromkeys(name for name, _ in PAGES)))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_figures_of_gemeenten_every_page_says_the_one_thing_that_lacks(lacking, page, language):
    app = show(lacking["everything"], page, language)
    assert not app.exception
    assert not app.error
    assert len(app.info) == 1
    assert "85458NED" in app.info[0].value


@pytest.mark.parametrize("form", list(documents.FORMATS))
@pytest.mark.parametrize("lack", each(["herkomst", "migratieachtergrond", "boundaries"]))
def test_documents_are_made_and_say_what_lacks(lacking, lack, form):
    assert documents.document(lacking[lack], GEMEENTE, Language("nl"), form)[:2] in (b"%P", b"PK")


def test_the_whole_country_is_told_without_what_breaks_most(lacking):
    held = open_snapshot()
    for lack in ("85458NED", "84910NED", "03759ned", "gemeente-2025"):
        whole = story(without(held, lack), "GM0363")
        assert whole.headline, lack
        assert [finding.sentence(Language("en")) for finding in whole.findings]
