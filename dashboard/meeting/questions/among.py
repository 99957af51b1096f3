"""How many of some gemeenten chose an option, shown only where that tells of none of them.

Which gemeenten are among them everybody can know, and so this number is a stronger one than a total: it splits all who
answered in two. Each part is therefore published as if it were a room of its own (see `totals`). That is not enough:
totals of all who answered were shown as they came in, batch by batch, and a batch may hold one of a part. So it is
looked at as somebody would who kept every total and knows who came when: what may each batch have answered?
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.meeting.questions.answers import Answer
from dashboard.meeting.questions.totals import FIRST, STEP, Totals

__all__ = ["NOBODY", "State", "among", "counted", "tells_of_one"]

_PARTS, _SAID = ("marked", "other"), ("yes", "no")


@dataclass(frozen=True)
class State:
    """What a total told at a moment to who knows who had answered.

    Attributes
    ----------
    marked, other : int
        How many of either part had answered.
    chosen : int
        How many of both together chose the option.
    """

    marked: int
    other: int
    chosen: int


NOBODY = State(0, 0, 0)


def counted(answers: Mapping[str, Answer], marked: Collection[str], option: str) -> Totals:
    """Count who chose an option and who did not, in either part.

    Returns
    -------
    Totals
        `counts` of `marked yes`, `marked no`, `other yes` and `other no`.
    """
    counts = dict.fromkeys((f"{part} {said}" for part in _PARTS for said in _SAID), 0)
    for gemeente, answer in answers.items():
        counts[f"{_PARTS[gemeente not in marked]} {_SAID[answer != option]}"] += 1
    return Totals(len(answers), dict(counts))


def among(now: Totals, had: Totals | None, states: Sequence[State]) -> bool:
    """Whether what is counted now may be shown.

    Parameters
    ----------
    now : Totals
        Of :func:`counted`.
    had : Totals or None
        What is shown until now.
    states : sequence of State
        What the totals told since then, the first of them that of the moment itself (`NOBODY`, where nothing is
        shown), the last that of now.

    Returns
    -------
    bool
        Only where in each part at least `FIRST` answered, at least `STEP` of them since, not all of those alike, and
        no answer follows from all totals together that did not follow already. The other part may be empty.
    """
    for part in _PARTS:
        after = [now.counts[f"{part} {said}"] or 0 for said in _SAID]
        before = [(had.counts[f"{part} {said}"] or 0) if had else 0 for said in _SAID]
        if part == _PARTS[1] and not any(after + before):
            continue
        new = [more - then for more, then in zip(after, before, strict=True)]
        if sum(new) < (STEP if any(before) else FIRST) or min(new) < 1:
            return False
    chosen = (now.counts["marked yes"] or 0) - ((had.counts["marked yes"] or 0) if had else 0)
    return not tells_of_one(pairwise(states), chosen)


def tells_of_one(batches: Iterable[tuple[State, State]], chosen: int) -> bool:
    """Whether an answer follows from how many of the marked ones chose, that does not follow from the totals alone.

    Parameters
    ----------
    batches : iterable of (State, State)
        What was told before and after each batch.
    chosen : int
        How many of the marked ones in all batches chose the option.

    Examples
    --------
    >>> tells_of_one([(NOBODY, State(4, 4, 4))], 2)
    False

    Of a batch of three marked ones the total tells how many chose; so the sum tells it of the other batch:

    >>> tells_of_one([(NOBODY, State(3, 0, 2)), (State(3, 0, 2), State(5, 1, 4))], 3)
    True
    """
    found = [
        (after.marked - before.marked, after.other - before.other, after.chosen - before.chosen)
        for before, after in batches
    ]
    # How many of the marked ones of each batch can have chosen, as far as its total tells.
    can = [(max(0, chose - other), min(marked, chose)) for marked, other, chose in found]
    least, most = (sum(ends[end] for ends in can) for end in (0, 1))
    if any(low > high for low, high in can) or not least <= chosen <= most:
        return True
    for (marked, other, chose), (low, high) in zip(found, can, strict=True):
        sure = max(low, chosen - (most - high)), min(high, chosen - (least - low))
        for size, alone, all_told in (
            (marked, (low, high), sure),
            (other, (chose - high, chose - low), (chose - sure[1], chose - sure[0])),
        ):
            if size and _settled(all_told, size) and not _settled(alone, size):
                return True
    return False


def _settled(can: tuple[int, int], size: int) -> bool:
    """Whether all of them chose, or none."""
    return can[1] == 0 or can[0] == size
