"""What the room may see of its answers, in words: what the projector draws and what the report tells are the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from dashboard.findings.known.facts import facts
from dashboard.findings.themes.explorations import SURVEY
from dashboard.language import Language
from dashboard.meeting.questions import SCALE, Question
from dashboard.meeting.questions.totals import Totals
from dashboard.meeting.store.answering import how_many_came, totals_of
from dashboard.meeting.store.curating import Curated, curated
from dashboard.meeting.store.meetings import Meeting
from dashboard.meeting.store.notes import notes
from dashboard.meeting.store.publishing import published, who_answered

__all__ = [
    "Bar",
    "Dot",
    "Said",
    "Seen",
    "bars",
    "beside",
    "dot_at",
    "dots",
    "named",
    "places",
    "said",
    "seen",
]

_STEP, _LARGEST = 100, 42
"""Of the picture of both scales: units between two places, and radius of a dot that stands for all."""


@dataclass(frozen=True)
class Bar:
    """How often an option was chosen.

    Attributes
    ----------
    name : str
    count : int or None
        None where all chose it, or all but one: the bar is drawn as of these.
    share : float
        Part of those who answered.
    """

    name: str
    count: int | None
    share: float

    def told(self, language: Language) -> str:
        """Return what stands beside the bar."""
        return language.say("meeting.room.all_chose") if self.count is None else str(self.count)


Said = list[tuple[str, list[tuple[str, bool]]]]
"""Answers in own words by the heading that they stand under: the words, and whether they stand on top."""

Dot = tuple[float, float, float, int]
"""Where gemeenten stand on both scales: across, from above, radius (its surface tells how many), number."""


@dataclass(frozen=True)
class Seen:
    """All that the room may see of a meeting now, whether or not it is on the screen; of no gemeente what it answered.

    Attributes
    ----------
    meeting : Meeting
    totals : mapping
        By question, and of both scales at once; None where all said the same.
    said : mapping
        By question in own words, what who leads let through.
    who : tuple of str
        Codes of those of which the room is told that they answered.
    came : int
        For how many gemeenten somebody answers.
    notes : mapping
        What the tables noted, by table: not on the screen, and told to who notes that it is reported.
    """

    meeting: Meeting
    totals: Mapping[str, Totals | None]
    said: Mapping[str, Said]
    who: tuple[str, ...]
    came: int
    notes: Mapping[int, str]


def seen(connection: Connection, meeting: Meeting) -> Seen:
    """Read what the room may see; a job for the store."""
    open_ = [one.key for one in meeting.questions if one.form == "open"]
    # Words first: what is decided of them goes when they change, and would else stand with words nobody let through.
    given = totals_of(connection, meeting.id, open_)
    decided = curated(connection, meeting.id)
    words = {key: said(given.get(key, {}), decided, key) for key in open_}
    return Seen(
        meeting,
        MappingProxyType(published(connection, meeting.id)),
        MappingProxyType(words),
        who_answered(connection, meeting.id),
        how_many_came(connection, meeting.id),
        MappingProxyType(
            {table: one.words for table, one in notes(connection, meeting.id).items() if one.words}
        ),
    )


def named(question: Question, option: str | int, language: Language) -> str:
    """Name an option as it stands beside its bar: of a scale its number too."""
    name = question.named(option, language)
    return f"{option} · {name}" if question.form == "scale" and name != str(option) else name


def bars(question: Question, totals: Totals, language: Language) -> list[Bar]:
    """Return the bars of a question, in the order of its options."""
    options = SCALE if question.form == "scale" else question.options
    found = []
    for option in options:
        count = totals.counts.get(str(option), 0)
        share = (totals.answers - 1 if count is None else count) / totals.answers
        found.append(Bar(named(question, option, language), count, share))
    return found


def said(answers: Mapping[str, Any], decided: Mapping[tuple[str, str], Curated], key: str) -> Said:
    """Return what the room may read of answers in own words: by heading, what is pinned first; never whose it is."""
    shown = [
        (decided[key, gemeente], str(words))
        for gemeente, words in answers.items()
        if decided.get((key, gemeente), Curated()).shown
    ]
    # In the order of the words: that of the gemeenten would tell whose they are.
    shown.sort(key=lambda pair: (not pair[0].pinned, pair[1]))
    headings = list(dict.fromkeys(one.under for one, _ in shown))
    return [
        (under, [(words, one.pinned) for one, words in shown if one.under == under]) for under in headings
    ]


def places(totals: Totals) -> list[tuple[int, int, int]]:
    """Return how many gemeenten stand at which place on both scales: across, up, number."""
    found = []
    for place, count in totals.counts.items():
        across, up = map(int, place.split())
        assert count is not None
        found.append((across, up, count))
    return found


def dots(totals: Totals) -> list[Dot]:
    """Return where gemeenten stand on both scales in the picture."""
    return [
        (*dot_at(across, up), round(_LARGEST * (count / totals.answers) ** 0.5, 1), count)
        for across, up, count in places(totals)
    ]


def dot_at(across: int, up: int) -> tuple[float, float]:
    """Return where a place on both scales lies in the picture."""
    return across * _STEP, (6 - up) * _STEP


def beside(key: str, totals: Totals, language: Language) -> str:
    """Return the sentences that lay the room beside the survey of 2015; none where that did not ask this."""
    told = ""
    if key == "targeted" and (none := totals.counts.get("no")) is not None:
        told = language.say("meeting.room.beside_policy", none=none, n=totals.answers)
    elif key == "bottlenecks" and (none := totals.counts.get("no_bottleneck")) is not None:
        told = language.say("meeting.room.beside_room", seen=totals.answers - none, n=totals.answers)
    return told and f"{facts()[SURVEY].say(language)} {told}"
