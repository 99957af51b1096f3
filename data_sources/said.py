"""Where the descriptions that came with the figures say what caveats rest on, word for word."""

from dataclasses import dataclass
from typing import Literal

from data_sources.catalogue.grounds import Sentence
from data_sources.kept import kept
from data_sources.manifest import Entry
from data_sources.snapshot import Snapshot

__all__ = ["Place", "State", "found"]

State = Literal["said", "came_along", "changed", "not_kept"]
"""`said`: by CBS. `came_along`: with an extract, no words of CBS's own. `changed`: there are words on the subject, and
these are not among them. `not_kept`: there are none, or none of a table that CBS dated: others may not be its own."""


@dataclass(frozen=True)
class Place:
    """Where a sentence stands.

    Attributes
    ----------
    state : State
    table, title : str
        Of `changed` the newest table that could say it; empty where there is none.
    """

    state: State
    table: str = ""
    title: str = ""


@kept(64)
def found(snapshot: Snapshot, sentence: Sentence) -> Place:
    """Look for a sentence in what the snapshot holds.

    Parameters
    ----------
    snapshot : Snapshot
    sentence : Sentence

    Returns
    -------
    Place
        In the newest table that says it.
    """
    worded = [
        entry
        for entry in snapshot.sources()
        if sentence.is_of(entry.id, entry.title)
        and (entry.modified or sentence.extract)
        and _texts_of(snapshot, entry, sentence)
    ]
    saying = [entry for entry in worded if _says(snapshot, entry, sentence)]
    if not worded:
        return Place("not_kept")
    newest = max(saying or worded, key=_year)
    if not saying:
        return Place("changed", newest.id, newest.title)
    return Place("came_along" if sentence.extract else "said", newest.id, newest.title)


def _says(snapshot: Snapshot, entry: Entry, sentence: Sentence) -> bool:
    words = _even(sentence.words)
    return any(words in _even(text) for text in _texts_of(snapshot, entry, sentence))


def _texts_of(snapshot: Snapshot, entry: Entry, sentence: Sentence) -> list[str]:
    texts = snapshot.texts(entry.id)
    return [text for text in texts.loc[texts["title"] == sentence.at, "text"] if text]


def _year(entry: Entry) -> int:
    return max((year for file in entry.files for year in file.years), default=0)


def _even(text: str) -> str:
    """Breaks of lines and stray blanks are no words."""
    return " ".join(text.split())
