"""The five answers about a gemeente, each with its picture: its page shows them, on screen and plain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from types import MappingProxyType

from dashboard.exhibits.exhibit import Exhibit, short_source
from dashboard.exhibits.gemeente import (
    hundred_exhibit,
    position_exhibit,
    share_series_exhibit,
    wijken_exhibit,
)
from dashboard.exhibits.variety import variety_exhibit
from dashboard.findings.data.national import national
from dashboard.findings.model.quantities import Told
from dashboard.findings.peers.chosen_peers import peer_set
from dashboard.findings.profile.profile import profile
from dashboard.findings.profile.steps import STEPS, TALKED_WITH, Answer, answer
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.errors import NotHeldError
from data_sources.kept import kept

__all__ = ["LOW", "STEPS", "Asked", "Step", "made_step", "picture_height", "step", "step_picture"]
__all__ += ["step_unkept"]

_LIKES = "nearest"
"""The peers that a gemeente is told to talk with."""

LOW, _HIGH, _NARROW = 190, 320, 270
"""Heights in pixels of a picture: of a row of dots, and of all others, also on a phone, so that a step fits there."""

_PHONE = 520
"""Pixels below which a picture is on a phone."""


def picture_height(width: int) -> int:
    """Return the height in pixels of a picture of this width."""
    return _NARROW if width < _PHONE else _HIGH


@dataclass(frozen=True)
class Asked:
    """What a picture is made for: pixels across, and those in height where they are not those of a page."""

    held: Snapshot
    gemeente: str
    year: int
    width: int
    language: Language
    tall: int | None = None

    @property
    def height(self) -> int:
        """Pixels that a picture gets."""
        return picture_height(self.width) if self.tall is None else self.tall

    @property
    def row(self) -> int:
        """Pixels that a row of dots gets."""
        return LOW if self.tall is None else self.tall


@dataclass(frozen=True)
class Step:
    """One question with its answer.

    Attributes
    ----------
    id : str
        One of `STEPS`.
    number : int
        Its place, from 1.
    question, sentence, under : str
        What is asked, what is answered, and what stands beside that.
    questions : tuple of (str, str)
        Questions to take along, each with what the figures say to it.
    exhibit : Exhibit or None
        The picture; None where there is nothing to draw.
    source : str
        Where what is said to the questions comes from.
    """

    id: str
    number: int
    question: str
    sentence: str
    under: str
    questions: tuple[tuple[str, str], ...]
    exhibit: Exhibit | None
    source: str = ""

    @property
    def words(self) -> str:
        """HTML of all that is said: the question as a heading, which the step can be named after, and the answer."""
        told = (
            f'<h2 id="vraag-{self.id}"><span aria-hidden="true">{self.number}</span> {escape(self.question)}</h2>'
            f'<p class="said">{escape(self.sentence)}</p>'
        )
        if self.under:
            told += f'<p class="beside">{escape(self.under)}</p>'
        asked = "".join(
            f"<li><strong>{escape(question)}</strong> {escape(facts)}</li>"
            for question, facts in self.questions
        )
        return f"{told}<ol>{asked}</ol>" if asked else told


@kept(2000)
def step(held: Snapshot, gemeente: str, id: str, year: int, width: int, language: Language) -> Step:
    """Answer one of the five questions about a gemeente, in words and a picture.

    Parameters
    ----------
    held : Snapshot
    gemeente : str
        Code, of today.
    id : str
        One of `STEPS`.
    year : int
        Of the first answer; the others are of the latest figures.
    width : int
        Pixels that the picture is expected to have.
    language : Language
    """
    return step_unkept(held, gemeente, id, year, width, language)


def step_unkept(held: Snapshot, gemeente: str, id: str, year: int, width: int, language: Language) -> Step:
    """Answer as :func:`step` does, for who asks once and keeps what is made of it: pictures are large."""
    found = answer(held, gemeente, id, year)
    exhibit = step_picture(id, Asked(held, gemeente, year, width, language))
    under = found.under
    if exhibit is not None and exhibit.map is not None and exhibit.map.level != "wijk":
        under = (*under, Told("steps.where.buurten"))
    return made_step(id, language.say(f"steps.question.{id}"), replace(found, under=under), exhibit, language)


def made_step(id: str, question: str, found: Answer, exhibit: Exhibit | None, language: Language) -> Step:
    """Put a step together.

    Parameters
    ----------
    id : str
        One of `STEPS`.
    question : str
    found : Answer
    exhibit : Exhibit or None
    language : Language
    """
    return Step(
        id=id,
        number=STEPS.index(id) + 1,
        question=question,
        sentence=_say(found.told, language),
        under=_say(found.under, language),
        questions=tuple((asked.say(language), _say(facts, language)) for asked, facts in found.questions),
        exhibit=exhibit,
        source=short_source(found.sources, language),
    )


def _say(told: tuple[Told, ...], language: Language) -> str:
    return " ".join(one.say(language) for one in told)


def step_picture(id: str, asked: Asked) -> Exhibit | None:
    """Make the picture of one of the five answers; None where there is nothing to draw."""
    try:
        return _PICTURES[id](asked)
    except NotHeldError:
        # The answer says what is not held.
        return None


def _who(asked: Asked) -> Exhibit:
    found = national(asked.held)
    told = profile(found, asked.gemeente, asked.year)
    return hundred_exhibit(found, told, asked.language, asked.width, alone=True)


def _change(asked: Asked) -> Exhibit:
    return share_series_exhibit(story(asked.held, asked.gemeente), asked.language, asked.height)


def _variety(asked: Asked) -> Exhibit:
    found = national(asked.held)
    peers = peer_set(found, asked.gemeente, _LIKES, ())
    told = story(asked.held, asked.gemeente)
    return variety_exhibit(found, told, peers, asked.language, asked.height, asked.width)


def _where(asked: Asked) -> Exhibit | None:
    """The wijken, or where there is but one with figures the buurten."""
    found = national(asked.held)
    told = profile(found, asked.gemeente, max(asked.year, found.year))
    frame = (asked.width, asked.height)
    drawn = (wijken_exhibit(found, told, frame, asked.language, level) for level in ("wijk", "buurt"))
    return next((exhibit for exhibit in drawn if exhibit is not None), None)


def _ask(asked: Asked) -> Exhibit:
    found = national(asked.held)
    told = profile(found, asked.gemeente, asked.year)
    peers = peer_set(found, asked.gemeente, _LIKES, ())
    # Where there is height for it, who is named to talk with can be found among the dots.
    named = () if asked.tall is None else peers.members[:TALKED_WITH]
    return position_exhibit(found, told, peers, asked.language, (asked.width, asked.row), named)


_PICTURES: Mapping[str, Callable[[Asked], Exhibit | None]] = MappingProxyType(
    {"who": _who, "change": _change, "variety": _variety, "where": _where, "ask": _ask}
)
