"""Finding questions by words in any form, mistyped too. Each function is a job for the store.

The database finds, and one rule puts in order, so that both databases give the same: a word counts for more the fewer
entries have it (the inverse document frequency of BM25), and three times as much in the question as in its answer;
of equals the shorter question goes first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from sqlalchemy import Connection, delete, func, insert, select

from dashboard.knowledge.store.index import Candidate, index_of
from dashboard.knowledge.store.tables import entries, terms
from dashboard.language.stems import stem, words_in

__all__ = ["Entry", "Found", "bring_up_to_date", "find", "forget", "put"]

MOST_FOUND = 20

_IN_QUESTION = 3
"""How many times a word counts that is in the question itself."""

_WORTH = 0.35
"""Share of the best one's weight that makes something worth showing: what shares only small words has less."""

_MOST_WORDS, _LONGEST = 20, 60

_SHORT, _LONG = 4, 8
"""Letters from which one mistake is forgiven, and from which two are."""


@dataclass(frozen=True)
class Entry:
    """A question that can be found, in one language."""

    key: str
    language: str
    ask: str
    answer: str


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes
    ----------
    keys : tuple of str
        The best first.
    meant : tuple of (str, str)
        Words that nothing has, each with what was looked for instead.
    """

    keys: tuple[str, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()


def put(connection: Connection, entry: Entry) -> None:
    """Let a question be found, as it is now."""
    _drop(connection, entry.key, entry.language)
    ask, stems, words = _read(entry)
    made = connection.execute(
        insert(entries)
        .values(key=entry.key, language=entry.language, ask=ask, stems=stems)
        .returning(entries.c.id)
    )
    id = made.scalar_one()
    index_of(connection).put(connection, id, stems)
    rows = [
        {"entry": id, "word": word, "stem": root, "language": entry.language} for word, root in words.items()
    ]
    if rows:
        connection.execute(insert(terms), rows)


def _drop(connection: Connection, key: str, language: str | None = None) -> None:
    which = entries.c.key == key
    if language is not None:
        which &= entries.c.language == language
    for id, stems in connection.execute(select(entries.c.id, entries.c.stems).where(which)).all():
        index_of(connection).drop(connection, id, stems)
        connection.execute(delete(terms).where(terms.c.entry == id))
        connection.execute(delete(entries).where(entries.c.id == id))


def forget(connection: Connection, key: str) -> None:
    """Let a question be found no longer, and leave no trace of its words."""
    _drop(connection, key)
    index_of(connection).settle(connection)


def bring_up_to_date(connection: Connection, wanted: Iterable[Entry]) -> int:
    """Let exactly these be found: what is held already as it would be is left alone.

    Returns
    -------
    int
        Entries that were written or dropped.
    """
    rows = connection.execute(select(entries.c.key, entries.c.language, entries.c.ask, entries.c.stems))
    held = {(row.key, row.language): (row.ask, row.stems) for row in rows}
    changed = 0
    for entry in wanted:
        if held.pop((entry.key, entry.language), None) != _read(entry)[:2]:
            put(connection, entry)
            changed += 1
    for key, language in held:
        _drop(connection, key, language)
    if changed or held:
        index_of(connection).settle(connection)
    return changed + len(held)


def find(connection: Connection, language: str, asked: str) -> Found:
    """Find what somebody looks for.

    Parameters
    ----------
    connection : Connection
    language : str
        In which they look.
    asked : str
        What they typed.
    """
    words = list(dict.fromkeys(word[:_LONGEST] for word in words_in(asked)))[:_MOST_WORDS]
    roots: dict[str, tuple[str, ...]] = {word: (stem(word, language),) for word in words}
    there = {root for (root, *_) in roots.values()}
    known = connection.execute(
        select(terms.c.stem).distinct().where(terms.c.language == language, terms.c.stem.in_(there))
    )
    there = set(known.scalars())
    meant: dict[str, str] = {}
    for word in words:
        if roots[word][0] not in there:
            near = _near(connection, language, word)
            roots[word] = tuple(sorted(set(near.values())))
            if near:
                meant[word] = min(near)
    wanted = {root for either in roots.values() for root in either}
    if not wanted:
        return Found()
    candidates = index_of(connection).candidates(connection, language, sorted(wanted))
    of_all = select(func.count()).select_from(entries).where(entries.c.language == language)
    return Found(
        _ranked(candidates, roots.values(), connection.execute(of_all).scalar_one()), tuple(meant.items())
    )


def _ranked(
    candidates: Sequence[Candidate], asked: Iterable[tuple[str, ...]], of_all: int
) -> tuple[str, ...]:
    weights = {one.key: 0.0 for one in candidates}
    length = {one.key: len(one.ask) for one in candidates}
    for either in asked:
        having = [one for one in candidates if not one.stems.isdisjoint(either)]
        rare = log(1 + (of_all - len(having) + 0.5) / (len(having) + 0.5))
        for one in having:
            weights[one.key] += rare * (1 if one.ask.isdisjoint(either) else _IN_QUESTION)
    order = sorted(weights, key=lambda key: (-weights[key], length[key], key))
    return tuple(key for key in order if weights[key] >= _WORTH * weights[order[0]])[:MOST_FOUND]


def _near(connection: Connection, language: str, word: str) -> dict[str, str]:
    """The words with the fewest mistakes between them and what was typed, each with its stem."""
    most = 0 if len(word) < _SHORT else 1 if len(word) < _LONG else 2
    if not most:
        return {}
    length = func.length(terms.c.word)
    rows = connection.execute(
        select(terms.c.word, terms.c.stem)
        .distinct()
        .where(terms.c.language == language, length.between(len(word) - most, len(word) + most))
    ).all()
    stems = {row.word: row.stem for row in rows}
    near = process.extract(
        word, list(stems), scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=None
    )
    least = min((mistakes for _, mistakes, _ in near), default=0)
    return {other: stems[other] for other, mistakes, _ in near if mistakes == least}


def _read(entry: Entry) -> tuple[str, str, dict[str, str]]:
    """The stems of the question, those of question and answer, and their words with the stem of each."""
    ask = [word[:_LONGEST] for word in words_in(entry.ask)]
    words = {
        word: stem(word, entry.language)
        for word in (*ask, *(word[:_LONGEST] for word in words_in(entry.answer)))
    }
    return (
        " ".join(dict.fromkeys(words[word] for word in ask)),
        " ".join(dict.fromkeys(words.values())),
        words,
    )
