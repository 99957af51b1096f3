"""What a room may see of its answers: numbers, published in steps, so that no answer can be told from a difference.

From 5 to 6 answers a number would tell the sixth; five equal answers tell all. So totals are made of at least
`FIRST` answers, made anew when at least `STEP` more are there, and once more at the close; what all said is not
shown, and of several choices not whether all or all but one made it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.meeting.questions.answers import Answer
from dashboard.meeting.questions.questions import SCALE, Question

__all__ = ["FIRST", "STEP", "Totals", "due", "pairs", "total"]

FIRST, STEP = 5, 3

_MANY = ("one", "several", "scale")


@dataclass(frozen=True)
class Totals:
    """How often each option was chosen.

    Attributes
    ----------
    answers : int
        Gemeenten that answered.
    counts : mapping
        By option as text (of pairs: two with a space); None where all chose it, or all but one: which of these is not
        told.
    """

    answers: int
    counts: Mapping[str, int | None]


def due(answers: int, published: int, closing: bool, final: bool) -> bool:
    """Whether totals are to be made anew.

    Parameters
    ----------
    answers : int
        That are there now.
    published : int
        Of which the totals that are shown were made; 0 where none are.
    closing : bool
    final : bool
        Whether those that are shown were made at a close: after it a meeting that is opened again goes by steps too.

    Examples
    --------
    >>> [due(n, 0, False, False) for n in (4, 5)], [due(n, 5, False, False) for n in (7, 8)]
    ([False, True], [False, True])
    >>> due(6, 5, True, False), due(6, 5, True, True), due(4, 0, True, False)
    (True, False, False)
    """
    if answers < FIRST:
        return False
    if closing and not final:
        return True
    return answers >= (published + STEP if published else FIRST)


def total(question: Question, answers: Iterable[Answer]) -> Totals | None:
    """Count answers to a question with options or a scale.

    Returns
    -------
    Totals or None
        None of a question in words of one's own, and where all gave the same one answer.
    """
    if question.form not in _MANY:
        return None
    given = [answer for answer in answers if answer is not None]
    chosen = Counter(
        str(option) for answer in given for option in (answer if isinstance(answer, tuple) else (answer,))
    )
    options = SCALE if question.form == "scale" else question.options
    counts: dict[str, int | None] = {str(option): chosen[str(option)] for option in options}
    if question.form == "several":
        hidden = {option for option, count in chosen.items() if count >= len(given) - 1}
        return Totals(len(given), {one: None if one in hidden else count for one, count in counts.items()})
    return None if len(given) in counts.values() else Totals(len(given), counts)


def pairs(across: Mapping[str, Answer], up: Mapping[str, Answer]) -> Totals | None:
    """Count gemeenten by their places on two scales.

    Parameters
    ----------
    across, up : mapping
        Answers by gemeente.

    Returns
    -------
    Totals or None
        None where all stand at one place.
    """
    both = [f"{across[code]} {up[code]}" for code in sorted(across.keys() & up.keys())]
    counted = Counter(both)
    return Totals(len(both), dict(sorted(counted.items()))) if len(counted) > 1 else None
