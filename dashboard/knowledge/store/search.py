"""Finding questions by words in any form, mistyped or said otherwise too. Each function is a job for the store.

The database finds, and one rule puts in order, so that both databases give the same: a word counts for more the fewer
entries have it (the inverse document frequency of BM25), three times as much in the question as in its answer, and for
less where it was not typed but is our word for what was; of equals the shorter question goes first.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, delete, func, insert, select

from dashboard.knowledge.store.index import Candidate, index_of
from dashboard.knowledge.store.tables import entries, terms, vocabulary
from dashboard.language.stems import little, stem, words_in
from dashboard.language.synonyms import Synonym, meant_by, words_said

__all__ = ["Entry", "Found", "bring_up_to_date", "find", "forget", "put"]

MOST_FOUND = 20

_IN_QUESTION = 3
"""How many times a word counts that is in the question itself."""

_SAID = 0.7
"""How many times a word counts that is ours for what was typed."""

_LITTLE = 0.2
"""How many times a word counts that stands in every question."""

_WORTH = 0.35
"""Share of the best one's weight that makes something worth showing: what shares only small words has less."""

_EVERYWHERE = 0.25
"""Share of all entries; words that more have do not find, and only help to put in order what others found."""

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
        Words that nothing has, each with what was looked for instead: as it is spelled, or as we call it.
    """

    keys: tuple[str, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()


def put(connection: Connection, entry: Entry) -> None:
    """Let a question be found, as it is now."""
    index_of(connection).alone(connection)
    _put(connection, entry)


def _put(connection: Connection, entry: Entry) -> None:
    _drop(connection, entry.key, entry.language)
    ask, stems, words = _read(entry)
    made = connection.execute(
        insert(entries)
        .values(key=entry.key, language=entry.language, ask=ask, stems=stems)
        .returning(entries.c.id)
    )
    id = made.scalar_one()
    index_of(connection).put(connection, id, stems)
    roots = [{"entry": id, "stem": root, "language": entry.language} for root in set(words.values())]
    if roots:
        connection.execute(insert(terms), roots)
        _learn(connection, entry.language, words)


def _learn(connection: Connection, language: str, words: Mapping[str, str]) -> None:
    this = (vocabulary.c.language == language) & vocabulary.c.word.in_(words)
    known = set(connection.execute(select(vocabulary.c.word).where(this)).scalars())
    rows = [
        {"language": language, "word": word, "stem": root}
        for word, root in words.items()
        if word not in known
    ]
    if rows:
        connection.execute(insert(vocabulary), rows)


def _drop(connection: Connection, key: str, language: str | None = None) -> None:
    which = entries.c.key == key
    if language is not None:
        which &= entries.c.language == language
    held = select(entries.c.id, entries.c.language, entries.c.stems).where(which)
    for id, of, stems in connection.execute(held).all():
        index_of(connection).drop(connection, id, stems)
        connection.execute(delete(terms).where(terms.c.entry == id))
        connection.execute(delete(entries).where(entries.c.id == id))
        roots = stems.split()
        left = select(terms.c.stem).where(terms.c.language == of, terms.c.stem.in_(roots))
        unused = vocabulary.c.stem.in_(roots) & vocabulary.c.stem.not_in(left)
        connection.execute(delete(vocabulary).where(vocabulary.c.language == of, unused))


def forget(connection: Connection, key: str) -> None:
    """Let a question be found no longer, and leave no trace of its words."""
    index_of(connection).alone(connection)
    _drop(connection, key)
    index_of(connection).settle(connection)


def bring_up_to_date(connection: Connection, wanted: Iterable[Entry]) -> int:
    """Let exactly these be found: what is held already as it would be is left alone.

    Returns
    -------
    int
        Entries that were written or dropped.
    """
    index_of(connection).alone(connection)
    rows = connection.execute(select(entries.c.key, entries.c.language, entries.c.ask, entries.c.stems))
    held = {(row.key, row.language): (row.ask, row.stems) for row in rows}
    changed = 0
    for entry in wanted:
        if held.pop((entry.key, entry.language), None) != _read(entry)[:2]:
            _put(connection, entry)
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
    roots, meant = _spelled(connection, language, words)
    typed = {root for either in roots.values() for root in either}
    said = meant_by(typed, language)
    ours = {stem(word, language) for one in said for word in one.ours}
    having = _having(connection, language, typed | ours)
    for word, either in roots.items():
        if having.keys().isdisjoint(either) and (called := _called(said, either, having, language)):
            meant[word] = called
    of_all = connection.execute(
        select(func.count()).select_from(entries).where(entries.c.language == language)
    ).scalar_one()
    # Of a word that was mistyped each that may be meant counts.
    small = little(language) - ours
    weights = {
        root: _rare(having[root], of_all) * (_LITTLE if root in small else 1 if root in typed else _SAID)
        for root in typed | ours
        if root in having
    }
    if not weights:
        return Found()
    finding = [root for root in weights if having[root] <= of_all * _EVERYWHERE]
    telling = [root for root in finding if root not in small]
    rarest = min(weights, key=lambda root: (having[root], root))
    candidates = index_of(connection).candidates(connection, language, telling or finding or [rarest])
    return Found(_ranked(candidates, weights), tuple(meant.items()))


def _spelled(
    connection: Connection, language: str, words: Iterable[str]
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The stems that each word may have; and, of words that nobody knows, which they were taken for."""
    roots: dict[str, tuple[str, ...]] = {word: (stem(word, language),) for word in words}
    typed = [root for (root, *_) in roots.values()]
    known = _having(connection, language, typed).keys() | words_said(language).values()
    known |= {root for one in meant_by(typed, language) for root in one.stems}
    meant = {}
    for word, (root, *_) in roots.items():
        if root not in known:
            near = _near(connection, language, word)
            roots[word] = tuple(sorted(set(near.values())))
            if near:
                meant[word] = min(near)
    return roots, meant


def _called(
    said: Iterable[Synonym], stems: Iterable[str], having: Collection[str], language: str
) -> str | None:
    """What we call that which has one of some stems, as entries have it."""
    ours = (word for one in said if not one.stems.isdisjoint(stems) for word in one.ours)
    return next((word for word in ours if stem(word, language) in having), None)


def _having(connection: Connection, language: str, stems: Iterable[str]) -> dict[str, int]:
    """How many entries have each of some stems, of those that any has."""
    rows = connection.execute(
        select(terms.c.stem, func.count().label("entries"))
        .where(terms.c.language == language, terms.c.stem.in_(set(stems)))
        .group_by(terms.c.stem)
    )
    return {row.stem: row.entries for row in rows}


def _rare(having: int, of_all: int) -> float:
    return log(1 + (of_all - having + 0.5) / (having + 0.5))


def _ranked(candidates: Iterable[Candidate], weights: Mapping[str, float]) -> tuple[str, ...]:
    def weight(one: Candidate) -> float:
        # In one order, so that what is equal comes out equal.
        return sum(
            rare * (_IN_QUESTION if one.asks(root) else 1) for root, rare in weights.items() if one.has(root)
        )

    order = sorted((-weight(one), one.ask.count(" "), one.key) for one in candidates)
    return tuple(key for light, _, key in order if light <= _WORTH * order[0][0])[:MOST_FOUND]


def _near(connection: Connection, language: str, word: str) -> dict[str, str]:
    """The words with the fewest mistakes between them and what was typed, else those it begins; each with its stem.

    They are words that entries have, or that are said for those; in another form too.
    """
    most = _forgiven(word)
    if not most:
        return {}
    as_long = func.length(vocabulary.c.word).between(len(word) - most, len(word) + most)
    begun = vocabulary.c.word.startswith(word, autoescape=True)
    rows = connection.execute(
        select(vocabulary.c.word, vocabulary.c.stem).where(vocabulary.c.language == language, as_long | begun)
    )
    stems = words_said(language) | {row.word: row.stem for row in rows}
    root = stem(word, language)
    by_word, by_stem = _mistakes(word, stems), _mistakes(root, set(stems.values()))
    far = most + 1
    near = {
        other: min(by_word.get(other, far), by_stem.get(of, far))
        for other, of in stems.items()
        if other in by_word or of in by_stem
    }
    if not near:
        return {other: of for other, of in stems.items() if other.startswith(word)}
    least = min(near.values())
    return {other: stems[other] for other, mistakes in near.items() if mistakes == least}


def _mistakes(word: str, among: Iterable[str]) -> dict[str, int]:
    """How many mistakes lie between a word and others, of those to which it is near enough."""
    found = process.extract(word, list(among), scorer=OSA.distance, score_cutoff=_forgiven(word), limit=None)
    return {other: int(mistakes) for other, mistakes, _ in found}


def _forgiven(word: str) -> int:
    return 0 if len(word) < _SHORT else 1 if len(word) < _LONG else 2


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
