"""Desks of experts and moderators, the notes they write unasked, and the key of forms. Each function is a job."""

import datetime
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, text

from dashboard.knowledge.store.tables import desks, signals, signing
from dashboard.store.tokens import hashed, new_token

__all__ = ["Signal", "all_desks", "close_desk", "desk_of", "drop_signal", "open_desk"]
__all__ += ["signal", "signals_at", "signing_key"]


@dataclass(frozen=True)
class Signal:
    """A note that an expert wrote beside a dossier, a gemeente, or both; attributes as in the table."""

    id: int
    dossier: str
    gemeente: str
    language: str
    words: str
    name: str
    day: str


def open_desk(connection: Connection, name: str) -> str:
    """Make a desk.

    Parameters
    ----------
    connection : Connection
    name : str
        Whose it is, to know it again.

    Returns
    -------
    str
        Its secret: told once, and kept only as a hash.
    """
    secret = new_token()
    values = {"secret": hashed(secret, "desk"), "name": name, "day": _today()}
    connection.execute(insert(desks).values(values))
    return secret


def desk_of(connection: Connection, secret: str) -> str | None:
    """Return whose desk it is; None where it is nobody's."""
    found = connection.execute(select(desks.c.name).where(desks.c.secret == hashed(secret, "desk")))
    return found.scalar_one_or_none()


def all_desks(connection: Connection) -> Sequence[tuple[str, str]]:
    """Return whose desks there are, and since which day."""
    rows = connection.execute(select(desks.c.name, desks.c.day).order_by(desks.c.id))
    return [(row.name, row.day) for row in rows]


def close_desk(connection: Connection, name: str) -> int:
    """Close the desks of somebody: their links lead nowhere from now on. Return how many there were."""
    return connection.execute(delete(desks).where(desks.c.name == name)).rowcount


def signal(connection: Connection, dossier: str, gemeente: str, language: str, words: str, name: str) -> None:
    """Note something beside a dossier, a gemeente, or a gemeente within a dossier; either may be empty."""
    values = {"dossier": dossier, "gemeente": gemeente, "language": language, "words": words, "name": name}
    connection.execute(insert(signals).values(values | {"day": _today()}))


def signals_at(
    connection: Connection, dossier: str | None = None, gemeente: str | None = None
) -> Sequence[Signal]:
    """Return what is noted, the newest first.

    Parameters
    ----------
    connection : Connection
    dossier : str, optional
        Beside which; None for all notes there are.
    gemeente : str, optional
        Whose figures stand in it.
    """
    wanted = select(signals).order_by(signals.c.id.desc()).limit(200)
    if dossier is not None:
        wanted = wanted.where(
            signals.c.dossier.in_((dossier, "")), signals.c.gemeente.in_((gemeente or "", ""))
        )
    return [Signal(**row) for row in connection.execute(wanted).mappings()]


def drop_signal(connection: Connection, id: int) -> None:
    """Delete a note."""
    connection.execute(delete(signals).where(signals.c.id == id))


def signing_key(connection: Connection) -> str:
    """Return with what the time of a form is signed, made when it is first asked for.

    Of servers that make it at the same moment one does, and the others read that.
    """
    asked = select(signing.c.key)
    if (held := connection.execute(asked).scalar_one_or_none()) is not None:
        return held
    made = "INSERT INTO signing (id, key) VALUES (1, :key) ON CONFLICT (id) DO NOTHING"
    connection.execute(text(made), {"key": secrets.token_hex(32)})
    return connection.execute(asked).scalar_one()


def _today() -> str:
    return datetime.date.today().isoformat()
