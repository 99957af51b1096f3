"""Finding questions: both stores give the same, in the same order, also what is mistyped."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from dashboard.content import LANGUAGES
from dashboard.findings.known.questions import questions
from dashboard.knowledge.store.search import Entry, bring_up_to_date, find, forget, put
from dashboard.language.stems import stem, words_in
from dashboard.language.synonyms import synonyms
from dashboard.store import open_store
from tests.dashboard.knowledge.store.wordings import WORDINGS
from tests.dashboard.stores import database

pytestmark = pytest.mark.slow

GIVEN = [
    Entry(key, code, one.ask[code], one.answer[code])
    for key, one in questions().items()
    for code in LANGUAGES
]

LOOSE = {
    "nl": ["waarom voorspelling", "stippen op kaart", "cijfers wijk kloppen niet", "wat is de", "H", "bron"],
    "en": ["forecast", "dots on the map", "districts add up", "what is the", "licence"],
}


@pytest.fixture
def filled(kept):
    kept.write(lambda it: bring_up_to_date(it, GIVEN))
    return kept


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """All questions in one SQLite that no test writes to: what is asked of it does not differ between stores."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('held') / 'kept.sqlite'}")
    store.write(lambda it: bring_up_to_date(it, GIVEN))
    yield store
    store.close()


def keys(store, asked, code="nl"):
    return store.read(lambda it: find(it, code, asked)).keys


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_is_found_first_by_its_own_words(filled, code):
    assert {key for key, one in questions().items() if keys(filled, one.ask[code], code)[0] != key} == set()


def test_both_stores_give_the_same_in_the_same_order(tmp_path):
    asked = [(code, one.ask[code]) for one in questions().values() for code in LANGUAGES]
    asked += [(code, one) for code, several in LOOSE.items() for one in several]
    given = []
    for kind in ("sqlite", "postgresql"):
        with database(kind, tmp_path) as url:
            store = open_store(url)
            store.write(lambda it: bring_up_to_date(it, GIVEN))
            given.append([keys(store, words, code) for code, words in asked])
            store.close()
    assert given[0] == given[1]
    assert all(given[0])


MISTYPED = [
    ("voorspellen de gemeenten", "nl", "no-outlook"),
    ("vorspelling", "nl", "no-outlook"),
    ("herkmost", "nl", "what-is-origin"),
    ("ACHTIEN groep", "nl", "eighteen-groups"),
    ("westerse nietwesters", "nl", "western-gone"),
    ("forcasts", "en", "no-outlook"),
    ("licentie", "nl", "use-in-report"),
    ("bronver", "nl", "use-in-report"),
]


def test_other_forms_and_mistakes_are_forgiven(filled):
    for asked, code, key in MISTYPED:
        assert key in keys(filled, asked, code)[:3], asked


def test_what_people_say_finds_the_question_that_answers_it(filled):
    found = {
        (asked, key, code): keys(filled, asked, code)[:3]
        for code, given in WORDINGS.items()
        for asked, key in given
    }
    assert {asked: first for asked, first in found.items() if asked[1] not in first} == {}


def test_the_wordings_are_many_and_differ():
    assert all(len({asked for asked, _ in given}) == len(given) for given in WORDINGS.values())
    assert len(WORDINGS["nl"]) >= 60


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_ours_stands_in_a_question_or_answer(code):
    there = {
        stem(word, code)
        for one in questions().values()
        for word in words_in(f"{one.ask[code]} {one.answer[code]}")
    }
    assert {word for one in synonyms(code) for word in one.ours if stem(word, code) not in there} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_said_twice_for_the_same(code):
    said = [(one.ours, one.stems) for one in synonyms(code)]
    assert [one for one in said if said.count(one) > 1] == []


def test_words_of_every_question_do_not_outweigh_what_it_is_about(held):
    found = keys(held, "hoeveel mensen die moslim zijn wonen er in mijn gemeente")
    assert found[0] == "religion"
    assert keys(held, "hoeveel wonen er")  # alone they find as before


def test_what_we_call_something_is_told_where_nothing_has_the_word(held):
    found = held.read(lambda it: find(it, "nl", "copyright"))
    assert found.meant == (("copyright", "licentie"),)
    # Mistyped and said otherwise: told once, in our word.
    assert held.read(lambda it: find(it, "nl", "ramming")).meant == (("ramming", "voorspelling"),)
    assert held.read(lambda it: find(it, "nl", "spreiding")).meant == ()


def test_what_was_meant_is_told_only_where_nothing_has_the_word(filled):
    found = filled.read(lambda it: find(it, "nl", "waarom geen vorspelling"))
    assert found.meant == (("vorspelling", "voorspelling"),)
    assert filled.read(lambda it: find(it, "nl", "waarom geen voorspellingen")).meant == ()


ODD = ["", "  ", "?!", "qqqqqqqq", "ik'", '"', "NEAR(", "' | '", "a:* & !b", "\x00", "ß" * 500, "kaart\\"]


def test_whatever_is_typed_is_an_answer_and_no_fault(filled):
    for asked in ODD:
        assert set(keys(filled, asked)) <= set(questions()), asked


def test_a_language_finds_its_own(filled):
    assert keys(filled, "voorspelling", "en") == ()
    assert keys(filled, "forecast", "nl") == ()


def test_what_is_there_already_is_left_and_what_is_gone_is_dropped(filled):
    assert filled.write(lambda it: bring_up_to_date(it, GIVEN)) == 0
    other = Entry(GIVEN[0].key, GIVEN[0].language, "Iets over zeppelins?", "Ja.")
    assert filled.write(lambda it: bring_up_to_date(it, [other, *GIVEN[1:-2]])) == 3
    assert keys(filled, "zeppelin") == (other.key,)
    assert GIVEN[-1].key not in keys(filled, GIVEN[-1].ask, GIVEN[-1].language)


def test_of_what_is_forgotten_no_word_is_left(filled, url, tmp_path):
    filled.write(lambda it: put(it, Entry("v1", "nl", "Wie kent mevrouw Zwartebroekski?", "Niemand.")))
    assert keys(filled, "zwartebroekski") == ("v1",)
    filled.write(lambda it: forget(it, "v1"))
    assert keys(filled, "zwartebroekski") == ()
    for table in ("entries", "terms", "vocabulary"):
        rows = filled.read(lambda it, name=table: it.execute(text(f"SELECT * FROM {name}")).all())
        assert not any("zwartebroek" in str(row) for row in rows)
    filled.close()
    if url.startswith("sqlite"):
        held = b"".join(file.read_bytes() for file in (tmp_path / "deep").iterdir())
        assert b"zwartebroek" not in held


def test_of_servers_that_take_in_the_same_at_the_same_moment_none_fails(kept, url):
    other = open_store(url)
    with ThreadPoolExecutor(1) as another:

        def first(connection):
            written = bring_up_to_date(connection, GIVEN[:4])
            waiting = another.submit(other.write, lambda it: bring_up_to_date(it, GIVEN[:4]))
            with pytest.raises(TimeoutError):
                waiting.result(0.3)
            return written, waiting

        written, waiting = kept.write(first)
        assert (written, waiting.result(10)) == (4, 0)
    other.close()
