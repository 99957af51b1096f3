"""Sentences of CBS's are found word for word in what came with the tables, or said not to be."""

import pandas as pd
import pytest

from data_sources import open_snapshot, said
from data_sources.catalogue.grounds import Sentence, sentences
from data_sources.manifest import Entry, FileEntry
from data_sources.said import Place


class Words:
    """A snapshot of two tables of one family and what they say of themselves, the newer without a date if asked."""

    def __init__(self, older: str, newer: str, dated: bool = True):
        self._texts = {"1NED": older, "2NED": newer}
        self._modified = {"1NED": "2021-03-26", "2NED": "2022-03-26" if dated else None}

    def sources(self):
        return tuple(_entry(table, 2020 + int(table[0]), self._modified[table]) for table in self._texts)

    def texts(self, table):
        return pd.DataFrame({"under": [""], "title": ["Wonen"], "text": [self._texts[table]]})


def _entry(table: str, year: int, modified: str | None) -> Entry:
    file = FileEntry(
        kind="origin", path="origin", sha256="", bytes=0, rows=0, levels=("land",), years=(year,)
    )
    told = dict.fromkeys(Entry.model_fields, "") | {"modified": modified}
    return Entry(
        **told
        | {"id": table, "title": f"Reeks {year}", "filter": {}, "rows": 0, "columns": (), "files": (file,)}
    )


SENTENCE = Sentence(of="Reeks", at="Wonen", words="Wie huurt is niet de eigenaar.")


@pytest.mark.parametrize(
    ("older", "newer", "dated", "place"),
    [
        ("Wie huurt is niet de eigenaar.", "Wie huurt is\nniet  de eigenaar. Meer.", True, ("said", "2NED")),
        ("Eerst. Wie huurt is niet de eigenaar.", "Wie huurt, huurt.", True, ("said", "1NED")),
        ("Wie huurt is niet de eigenaar.", "Wie huurt is niet de eigenaar.", False, ("said", "1NED")),
        ("Wie huurt is de eigenaar.", "Wie huurt, huurt.", True, ("changed", "2NED")),
        ("", "Wie huurt is niet de eigenaar.", False, ("not_kept", "")),
        ("", "", True, ("not_kept", "")),
    ],
)
def test_a_sentence_is_found_in_the_newest_dated_table_that_says_it(older, newer, dated, place):
    found = said.found(Words(older, newer, dated), SENTENCE)
    assert (found.state, found.table) == place


def test_what_came_with_an_extract_is_no_word_of_cbs():
    extract = SENTENCE.model_copy(update={"extract": True})
    found = said.found(Words("", "Wie huurt is niet de eigenaar.", dated=False), extract)
    assert found == Place("came_along", "2NED", "Reeks 2022")


def test_another_subject_does_not_say_it():
    elsewhere = SENTENCE.model_copy(update={"at": "Werken"})
    assert said.found(Words(SENTENCE.words, SENTENCE.words), elsewhere).state == "not_kept"


@pytest.mark.parametrize("name", sentences())
def test_every_declared_sentence_stands_in_the_descriptions_at_hand(name):
    snapshot = open_snapshot()
    sentence = sentences()[name]
    place = said.found(snapshot, sentence)
    assert place.state == ("came_along" if sentence.extract else "said")
    texts = snapshot.texts(place.table)
    of_subject = texts.loc[texts["title"] == sentence.at, "text"]
    assert any(" ".join(sentence.words.split()) in " ".join(text.split()) for text in of_subject)
    assert not (snapshot.source(place.table).modified is None and place.state == "said")
