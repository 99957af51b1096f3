"""The parts of a report, each made of what the room may see; a part is added by putting its maker in `PARTS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import pandas as pd

from dashboard.analysis.type_rules import typology
from dashboard.language import Language
from dashboard.meeting.questions import Question
from dashboard.meeting.questions.answers import Answer
from dashboard.meeting.report.model import Bars, Item, Part, Quadrant, Table, Words, numbers_of
from dashboard.meeting.report.shown import Seen, bars, beside, dot_at, dots, named, places
from dashboard.meeting.seated.asked import at_tables
from dashboard.meeting.store.publishing import AXES, BLIND, QUADRANT, TARGETED
from dashboard.meeting.store.seating import TABLES

__all__ = ["ANSWERS", "PARTS", "Basis", "Maker"]

_WORKS: Mapping[str, str] = {
    "policy": "vng2018",
    "scales": "vanbreugel2020",
    "bottlenecks": "kis2015",
    "types": "wrr2018",
}
"""The work behind each source that a part names."""


@dataclass(frozen=True)
class Basis:
    """What a report is made of.

    Attributes
    ----------
    seen : Seen
    language : Language
    names, types : mapping
        Of gemeenten by code: what they are called, and of which type the figures say they are.
    own : mapping or None
        By question what one gemeente answered, of what is made for that gemeente alone.
    """

    seen: Seen
    language: Language
    names: Mapping[str, str]
    types: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, Answer] | None = None

    def hides(self, key: str, *asked: str) -> str:
        """Why one gemeente is to think for itself first: it can still answer, or the screen says so; or nothing.

        Parameters
        ----------
        key : str
            What the projector would show.
        *asked : str
            The questions that it rests on.
        """
        meeting = self.seen.meeting
        if self.own is None:
            return ""
        if meeting.open and any(self.own.get(one) is None for one in asked):
            return self.language.say("verslag.why.unanswered")
        hidden = meeting.showing == key and not meeting.revealed
        return self.language.say("verslag.why.hidden") if hidden else ""


Maker = Callable[[Basis], Part | None]


def _who(basis: Basis) -> Part:
    """Who takes part, by type, and of whom the room is told that they answered."""
    say, seen = basis.language.say, basis.seen
    members = seen.meeting.members
    came = basis.language.count("meeting.room.came", seen.came, n=seen.came, all=len(members))
    sentences = [f"{came}."]
    if seen.who:
        sentences.append(basis.language.count("verslag.told_who", len(seen.who), n=len(seen.who)))
    return Part(
        "who",
        say("verslag.who"),
        tuple(sentences),
        (_types(basis),) if members else (),
        (say("verslag.types_source"),),
        (_WORKS["types"],),
    )


def _types(basis: Basis) -> Table:
    say = basis.language.say

    def called(type_: str | None) -> str:
        known = typology().type.get(type_ or "")
        return known.one[basis.language.code] if known else say("bijeenkomst.no_type")

    by_type: dict[str, list[str]] = {}
    listed = []
    order = [*map(called, typology().type), called(None)]
    for one in sorted(
        basis.seen.meeting.members, key=lambda one: basis.names.get(one.gemeente, one.gemeente)
    ):
        name, figures = basis.names.get(one.gemeente, one.gemeente), called(basis.types.get(one.gemeente))
        type_ = called(one.type) if one.type else figures
        answered = one.gemeente in basis.seen.who
        shown = f"{name}\u00a0✓" if answered else name
        changed = say("verslag.changed", name=shown, type=figures)
        by_type.setdefault(type_, []).append(changed if one.type else shown)
        listed.append((name, type_, figures, say("verslag.answered") if answered else ""))
    return Table(
        "types",
        say("verslag.types"),
        (say("verslag.types_text"),),
        heads=tuple(say(f"verslag.head.{head}") for head in ("type", "count", "gemeenten")),
        rows=tuple(
            (type_, str(len(by_type[type_])), ", ".join(by_type[type_]))
            for type_ in order
            if type_ in by_type
        ),
        widths=(2.4, 0.8, 7),
        right=(False, True, False),
        listed=numbers_of("types", pd.DataFrame(listed, columns=["gemeente", "type", "figures", "answered"])),
    )


def _asked(part: str, sources: tuple[str, ...], basis: Basis) -> Part | None:
    """Questions, with what the room may see of the answers."""
    say = basis.language.say
    asked = [one for one in basis.seen.meeting.questions if one.part == part]
    if not asked:
        return None
    return Part(
        part,
        say(f"meeting.part.{part}"),
        (),
        tuple(_item(basis, one) for one in asked),
        tuple(say(f"meeting.sources.{source}") for source in sources),
        tuple(_WORKS[source] for source in sources),
    )


def _item(basis: Basis, question: Question) -> Item:
    say, key = basis.language.say, question.key
    title = question.asked(basis.language)
    answer = (basis.own or {}).get(key)
    own = () if answer is None else answer if isinstance(answer, tuple) else (answer,)
    if question.form != "open":
        own = tuple(named(question, option, basis.language) for option in own)
    told = "" if basis.own is None else ", ".join(map(str, own)) or say("verslag.no_answer")
    if why := basis.hides(key, key):
        return Item(key, title, (why,), told)
    if question.form == "open":
        said = basis.seen.said[key]
        if not said:
            return Item(key, title, (say("verslag.nothing"),), told)
        # After others, what stands under no heading would seem to belong to the last.
        rest = say("verslag.rest") if said[0][0] else ""
        return Words(key, title, (), told, [(under or rest, words) for under, words in said])
    totals = basis.seen.totals.get(key)
    if totals is None:
        return Item(key, title, (say("meeting.room.few"),), told)
    notes = (_of(basis, totals.answers), beside(key, totals, basis.language))
    found = tuple(bars(question, totals, basis.language))
    return Bars(key, title, tuple(filter(None, notes)), told, found, frozenset(map(str, own)))


def _of(basis: Basis, answers: int) -> str:
    return f"{basis.language.count('meeting.room.answers', answers, n=answers)}.".capitalize()


def _quadrant(basis: Basis) -> Part:
    """Where gemeenten stand on both scales at once."""
    title = basis.language.say("verslag.quadrant")
    return Part(QUADRANT, title, (), (_both_scales(basis),), works=(_WORKS["scales"],))


def _both_scales(basis: Basis) -> Item:
    say, totals = basis.language.say, basis.seen.totals.get(QUADRANT)
    title, own = say("meeting.room.quadrant"), [(basis.own or {}).get(axis) for axis in AXES]
    if why := basis.hides(QUADRANT, *AXES):
        return Item(QUADRANT, title, (why,))
    if totals is None:
        return Item(QUADRANT, title, (say("meeting.room.few"),))
    across, up = (place if isinstance(place, int) else 0 for place in own)
    here = dot_at(across, up) if across and up else None
    counts = places(totals)
    told = "; ".join(say("verslag.place", across=x, up=y, n=n) for x, y, n in counts)
    notes = (_of(basis, totals.answers), say("meeting.room.quadrant_text"), here and say("verslag.ring"))
    return Quadrant(
        QUADRANT,
        title,
        tuple(note for note in notes if note),
        say("verslag.own_place", across=across, up=up) if here else "",
        tuple(dots(totals)),
        tuple(counts),
        say("verslag.quadrant_alt", places=told),
        here,
    )


def _blind(basis: Basis) -> Part:
    """How many gemeenten where many EU migrants live have no policy for them, as far as that may be told."""
    say, shown = basis.language.say, basis.seen.totals.get(BLIND)
    title, number = say("meeting.room.blind"), shown.counts["marked yes"] if shown else None
    if why := basis.hides(BLIND, TARGETED):
        return Part(BLIND, title, (why,))
    if shown is None or not number:
        return Part(BLIND, title, (say("meeting.room.few"),))
    told = basis.language.count("meeting.room.blind_text", number, n=number, all=shown.answers)
    return Part(
        BLIND, title, (told,), sources=(say("meeting.room.blind_why"), say("meeting.room.blind_steps"))
    )


def _tables(basis: Basis) -> Part | None:
    """Who sits where."""
    say, tables = basis.language.say, at_tables(basis.seen.meeting.members)
    if not tables:
        return None
    names = {one.gemeente: basis.names.get(one.gemeente, one.gemeente) for one in basis.seen.meeting.members}
    sitting = {
        number: sorted(members, key=lambda one: names[one.gemeente]) for number, members in tables.items()
    }
    listed = [
        (number, names[one.gemeente], one.seats) for number, members in sitting.items() for one in members
    ]
    table = Table(
        TABLES,
        say("tafels.sheet.title"),
        heads=tuple(say(f"verslag.head.{head}") for head in ("table", "people", "gemeenten")),
        rows=tuple(
            (
                str(number),
                str(sum(one.seats for one in members)),
                ", ".join(names[one.gemeente] for one in members),
            )
            for number, members in sitting.items()
        ),
        widths=(0.8, 0.9, 8),
        right=(False, True, False),
        listed=numbers_of(
            TABLES,
            pd.DataFrame(listed, columns=["table", "gemeente", "people"]),
            {"table": "count", "people": "count"},
        ),
    )
    return Part(TABLES, say("tafels.sheet.where"), (), (table,))


def _notes(basis: Basis) -> Part | None:
    """What each table noted."""
    say, noted = basis.language.say, basis.seen.notes
    if not noted:
        return None
    title = say("tafels.notes")
    said = [(say("tafels.numbered", n=number), [(words, False)]) for number, words in sorted(noted.items())]
    return Part("notes", title, (), (Words("notes", title, said=said, heads=("table", "noted")),))


ANSWERS: tuple[Maker, ...] = (
    partial(_asked, "diverse", ()),
    partial(_asked, "anticipate", ("policy", "scales", "bottlenecks")),
    _quadrant,
    _blind,
    partial(_asked, "help", ()),
    partial(_asked, "own", ()),
)
"""What was asked: also what one gemeente gets, its own answers beside the room's."""

PARTS: tuple[Maker, ...] = (_who, *ANSWERS, _tables, _notes)
"""All parts of a report, in order; one that has nothing to say is None."""
