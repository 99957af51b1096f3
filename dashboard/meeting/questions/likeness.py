"""Which answers in words of one's own are alike, by a plain method that can be told: the words they share.

Words are brought to their stem (Snowball, Dutch); what hardly tells (short words) is left out. Two answers are as far
apart as the share of their stems that only one of them has (Jaccard), and answers are put together as long as every
two of them stay within `FAR`: complete linkage, so that a chain of small steps joins nothing that differs.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

import scipy

from dashboard.language.stems import stem, words_in

__all__ = ["FAR", "alike"]

FAR = 0.75
"""Share of stems that two answers put together may differ in."""

_SHORT = 4
"""Letters of a word that may tell something."""


def alike(answers: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Put together the answers that share words.

    Parameters
    ----------
    answers : mapping
        By whose they are.

    Returns
    -------
    list of tuple of str
        Groups of whose answers are alike, the largest first; who stands alone is a group too.

    Examples
    --------
    >>> alike({"a": "Taallessen op het werk", "b": "Meer taallessen, ook op het werk", "c": "Huisvesting"})
    [('a', 'b'), ('c',)]
    """
    whose = sorted(answers)
    if len(whose) < 2:
        return [tuple(whose)] if whose else []
    stems = [_stems(answers[one]) for one in whose]
    apart = [_apart(one, other) for one, other in combinations(stems, 2)]
    hierarchy = scipy.cluster.hierarchy
    labels: Sequence[int] = hierarchy.fcluster(hierarchy.linkage(apart, "complete"), FAR, "distance")
    groups: dict[int, list[str]] = {}
    for one, label in zip(whose, labels, strict=True):
        groups.setdefault(int(label), []).append(one)
    return sorted((tuple(group) for group in groups.values()), key=lambda group: (-len(group), group))


def _apart(one: frozenset[str], other: frozenset[str]) -> float:
    either = one | other
    return 1 - len(one & other) / len(either) if either else 1.0


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word, "nl") for word in words_in(words) if word.isalpha() and len(word) >= _SHORT)
