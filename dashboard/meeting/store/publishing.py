"""What the room is shown: totals made at a step, and kept until the next. Each function is a job for the store."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from dashboard.meeting.questions.among import NOBODY, State, among, counted
from dashboard.meeting.questions.totals import STEP, Totals, due, pairs, total
from dashboard.meeting.store import tables
from dashboard.meeting.store.answering import answered, how_many, how_many_came, totals_of
from dashboard.meeting.store.meetings import Meeting

__all__ = ["AXES", "BLIND", "QUADRANT", "TARGETED", "WHO", "publish", "published", "who_answered"]

QUADRANT, WHO = "_quadrant", "_who"
"""What is published besides the questions: places on both scales at once, and which gemeenten answered."""

AXES = "proactive", "plural"

BLIND, MARKED = "_blind", "_marked"
"""How many of the marked gemeenten (where many, or fast more, EU migrants live) have no policy for them; and, never
shown, which are marked and what totals told of them since. They stay as they were before the first total: new figures
in the middle of a meeting would move the number."""

TARGETED, NO_POLICY = "targeted", "no"


def publish(
    connection: Connection,
    meeting: Meeting,
    closing: bool = False,
    only: Collection[str] | None = None,
    marked: Collection[str] | None = None,
) -> None:
    """Make the totals that are due.

    Parameters
    ----------
    connection : Connection
    meeting : Meeting
    closing : bool
    only : collection of str, optional
        The questions that were answered, where nothing else can be due.
    marked : collection of str, optional
        The gemeenten with many, or fast more, EU migrants; None where that is not known here.
    """
    asked = {
        one.key: one for one in meeting.questions if one.form != "open" and (only is None or one.key in only)
    }
    if not asked:
        return
    had = _rows(connection, meeting.id)
    if TARGETED in asked and marked is not None and not had.keys() & {MARKED, TARGETED}:
        _mark(connection, meeting.id, marked, [NOBODY])
        had = _rows(connection, meeting.id)
    # Counted first: between two steps there is nothing to make, and most saves lie there.
    counts = how_many(connection, meeting.id, {*asked, *AXES})

    def is_due(key: str, count: int) -> bool:
        row = had.get(key)
        return due(count, row["answers"] if row else 0, closing, bool(row and row["final"]))

    made: dict[str, tuple[int, Totals | None]] = {}
    due_now = [key for key in asked if is_due(key, counts.get(key, 0))]
    for key, answers in totals_of(connection, meeting.id, due_now).items() if due_now else ():
        made[key] = len(answers), total(asked[key], answers.values())
    if asked.keys() & {*AXES} and is_due(QUADRANT, min(counts.get(key, 0) for key in AXES)):
        given = totals_of(connection, meeting.id, AXES)
        across, up = (given[key] for key in AXES)
        if is_due(QUADRANT, both := len(across.keys() & up.keys())):
            made[QUADRANT] = both, pairs(across, up)
    if TARGETED in made and (seen := _blind(connection, meeting.id, had)) is not None:
        made[BLIND] = seen.answers, seen
    kept: dict[str, tuple[int, object]] = {
        key: (count, None if totals is None else dict(totals.counts)) for key, (count, totals) in made.items()
    }
    # Who answered is not told at the moment that totals move: the one would tell of the other.
    told = had[WHO]["answers"] if WHO in had else 0
    if closing or (not made and how_many_came(connection, meeting.id) >= told + STEP):
        came = sorted(answered(connection, meeting.id))
        kept[WHO] = len(came), came
    _keep(connection, meeting.id, kept, closing)


def published(connection: Connection, meeting: int) -> dict[str, Totals | None]:
    """Return the totals that may be shown, by question; None where all said the same."""
    found = {}
    for key, row in _rows(connection, meeting).items():
        if key not in (WHO, MARKED):
            counts = json.loads(row["totals"])
            found[key] = None if counts is None else Totals(row["answers"], counts)
    return found


def who_answered(connection: Connection, meeting: int) -> tuple[str, ...]:
    """Return the gemeenten of which the room is told that they answered."""
    row = _rows(connection, meeting).get(WHO)
    return tuple(json.loads(row["totals"])) if row else ()


def _blind(connection: Connection, meeting: int, had: dict[str, dict[str, Any]]) -> Totals | None:
    """Count the marked gemeenten without policy, at the moment of a total; None where that is not to be shown."""
    if MARKED not in had:
        return None
    known = json.loads(had[MARKED]["totals"])
    shown = Totals(had[BLIND]["answers"], json.loads(had[BLIND]["totals"])) if BLIND in had else None
    answers = totals_of(connection, meeting, [TARGETED])[TARGETED]
    now = counted(answers, known["marked"], NO_POLICY)
    here = len(answers.keys() & set(known["marked"]))
    states = [State(**one) for one in known["states"]]
    states.append(State(here, len(answers) - here, sum(one == NO_POLICY for one in answers.values())))
    shows = among(now, shown, states)
    _mark(connection, meeting, known["marked"], states[-1:] if shows else states)
    return now if shows else None


def _mark(connection: Connection, meeting: int, marked: Collection[str], states: Sequence[State]) -> None:
    kept = {"marked": sorted(marked), "states": [asdict(one) for one in states]}
    _keep(connection, meeting, {MARKED: (0, kept)})


def _keep(
    connection: Connection, meeting: int, made: Mapping[str, tuple[int, object]], final: bool = False
) -> None:
    if not made:
        return
    these = (tables.published.c.meeting == meeting) & tables.published.c.question.in_(made)
    connection.execute(delete(tables.published).where(these))
    rows = [
        {"meeting": meeting, "question": key, "answers": count, "totals": json.dumps(totals), "final": final}
        for key, (count, totals) in made.items()
    ]
    connection.execute(insert(tables.published), rows)


def _rows(connection: Connection, meeting: int) -> dict[str, dict[str, Any]]:
    rows = connection.execute(
        select(tables.published).where(tables.published.c.meeting == meeting)
    ).mappings()
    return {row["question"]: dict(row) for row in rows}
