"""Questions and reactions that people send, and what is decided about them. Each function is a job for the store.

A question waits until an expert publishes it with an answer, merges it with one that is there, or declines it with a
reason; a reaction until a moderator lets it through or declines it. Who sent it sees that with their receipt.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.knowledge.store.search import Entry, forget, put
from dashboard.knowledge.store.tables import sent
from dashboard.store.settings import Keeping
from dashboard.store.tokens import hashed, new_token

__all__ = ["DECLINED", "MERGED", "PUBLISHED", "QUESTION", "REACTION", "WAITING"]
__all__ += ["ChangedError", "FullError", "Kind", "Sent"]
__all__ += [
    "all_sent",
    "by_key",
    "by_receipt",
    "clean",
    "decide",
    "entry_of",
    "send",
    "take_back",
    "until",
    "withdraw",
]

Kind = Literal["question", "reaction"]
QUESTION: Kind = "question"
REACTION: Kind = "reaction"

WAITING, PUBLISHED, MERGED, DECLINED = "waiting", "published", "merged", "declined"

MOST_WAITING = 500
"""Questions or reactions that wait; past them none is taken until some are read."""

_PREFIX = "v"
"""Of the key under which a question of a visitor is published, before its number."""


class ChangedError(Exception):
    """Somebody else decided meanwhile, or it is gone."""


class FullError(Exception):
    """So much waits to be read that no more is taken."""


@dataclass(frozen=True)
class Sent:
    """A question or reaction, without its receipt; attributes as in the table."""

    id: int
    kind: Kind
    language: str
    words: str
    about: str
    day: str
    state: str
    decided: str
    version: int
    ask: str
    answer: str
    heading: str
    merged: str

    @property
    def key(self) -> str:
        """The last part of its address, once it is published."""
        return f"{_PREFIX}{self.id}"


_COLUMNS = [sent.c[one.name] for one in fields(Sent)]


def send(connection: Connection, kind: Kind, language: str, words: str, about: str) -> str:
    """Keep what somebody sends.

    Returns
    -------
    str
        Their receipt: told once, and kept only as a hash.

    Raises
    ------
    FullError
    """
    waiting = select(func.count()).where(sent.c.state == WAITING, sent.c.kind == kind)
    if connection.execute(waiting).scalar_one() >= MOST_WAITING:
        raise FullError
    receipt = new_token()
    values: dict[str, Any] = dict.fromkeys(("decided", "ask", "answer", "heading", "merged"), "")
    values |= {"kind": kind, "receipt": hashed(receipt, kind), "language": language, "words": words}
    values |= {"about": about, "day": _today(), "state": WAITING, "version": 1}
    connection.execute(insert(sent).values(values))
    return receipt


def by_receipt(connection: Connection, kind: Kind, receipt: str) -> Sent | None:
    """Return what somebody sent."""
    return _one(connection, sent.c.receipt == hashed(receipt, kind))


def by_key(connection: Connection, key: str) -> Sent | None:
    """Return a published question."""
    number = key.removeprefix(_PREFIX)
    if key == number or not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    this = (sent.c.id == int(number)) & (sent.c.kind == QUESTION) & (sent.c.state == PUBLISHED)
    return _one(connection, this)


def all_sent(
    connection: Connection, kind: Kind, state: str, about: str | None = None, most: int = 1000
) -> Sequence[Sent]:
    """Return what was sent and is in a state, the oldest first.

    Parameters
    ----------
    connection : Connection
    kind : {"question", "reaction"}
    state : str
    about : str, optional
        A dossier.
    most : int
    """
    wanted = select(*_COLUMNS).where(sent.c.kind == kind, sent.c.state == state)
    if about is not None:
        wanted = wanted.where(sent.c.about == about)
    rows = connection.execute(wanted.order_by(sent.c.id).limit(most)).mappings()
    return [Sent(**row) for row in rows]


def decide(
    connection: Connection, id: int, version: int, state: str, kind: Kind | None = None, **told: str
) -> Sent:
    """Decide about what was sent, or decide again.

    Parameters
    ----------
    connection : Connection
    id : int
    version : int
        That was read.
    state : str
    kind : {"question", "reaction"}, optional
        What it must be.
    **told
        Of `ask`, `answer`, `heading` and `merged`.

    Raises
    ------
    ChangedError
    """
    assert told.keys() <= {"ask", "answer", "heading", "merged"}
    this = (sent.c.id == id) & (sent.c.version == version)
    if kind is not None:
        this &= sent.c.kind == kind
    done = connection.execute(
        update(sent).where(this).values(state=state, decided=_today(), version=version + 1, **told)
    )
    one = _one(connection, sent.c.id == id)
    if not done.rowcount or one is None:
        raise ChangedError
    if one.kind == QUESTION:
        if state == PUBLISHED:
            put(connection, entry_of(one))
        else:
            forget(connection, one.key)
    return one


def take_back(connection: Connection, kind: Kind, receipt: str) -> None:
    """Delete what somebody sent; of a published question the expert's own words stay."""
    one = by_receipt(connection, kind, receipt)
    if one is None:
        return
    if one.kind == QUESTION and one.state == PUBLISHED:
        _let_go(connection, sent.c.id == one.id)
    else:
        connection.execute(delete(sent).where(sent.c.id == one.id))


def withdraw(connection: Connection, id: int) -> None:
    """Delete something altogether, as an expert: also where it was published."""
    one = _one(connection, sent.c.id == id)
    if one is not None:
        connection.execute(delete(sent).where(sent.c.id == id))
        forget(connection, one.key)


def until(one: Sent, keep: Keeping) -> datetime.date:
    """Return the last day on which who sent something finds it by their receipt, if nothing is decided any more.

    Parameters
    ----------
    one : Sent
    keep : Keeping
    """
    if one.state != WAITING:
        return datetime.date.fromisoformat(one.decided) + datetime.timedelta(keep.receipt_days)
    return datetime.date.fromisoformat(one.day) + datetime.timedelta(_waits(one.kind, keep))


def clean(connection: Connection, keep: Keeping) -> int:
    """Delete what was kept long enough.

    Parameters
    ----------
    connection : Connection
    keep : Keeping
        After a time somebody has read what was decided: of what is published the receipt and the words as they were
        sent go, of all else everything. What nobody decided about goes after a time of its own.

    Returns
    -------
    int
        How many.
    """
    decided = (sent.c.decided != "") & (sent.c.decided < _before(keep.receipt_days))
    none = sent.c.state.in_((MERGED, DECLINED)) & decided
    for kind in (QUESTION, REACTION):
        past = sent.c.day < _before(_waits(kind, keep))
        none |= (sent.c.kind == kind) & (sent.c.state == WAITING) & past
    gone = connection.execute(delete(sent).where(none)).rowcount
    return gone + _let_go(connection, decided & (sent.c.state == PUBLISHED) & sent.c.receipt.is_not(None))


def entry_of(one: Sent) -> Entry:
    """Return what a published question is found by."""
    return Entry(one.key, one.language, one.ask, one.answer)


def _waits(kind: Kind, keep: Keeping) -> int:
    """For how many days something waits at most."""
    return keep.unanswered_days if kind == QUESTION else keep.unread_days


def _let_go(connection: Connection, which: Any) -> int:
    """Forget of what is published who sent it, and of questions how and where."""
    questions = which & (sent.c.kind == QUESTION)
    connection.execute(update(sent).where(questions).values(words="", about=""))
    return connection.execute(update(sent).where(which).values(receipt=None)).rowcount


def _one(connection: Connection, which: Any) -> Sent | None:
    row = connection.execute(select(*_COLUMNS).where(which)).mappings().first()
    return Sent(**row) if row else None


def _today() -> str:
    return datetime.date.today().isoformat()


def _before(days: int) -> str:
    return (datetime.date.today() - datetime.timedelta(days=days)).isoformat()
