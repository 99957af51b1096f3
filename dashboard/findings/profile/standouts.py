"""What stands out in a gemeente: at most three findings on origin and its change, chosen by one rule for all.

Each finding says how far its value lies from what it is compared with in its sentence, in units of the distance
between the quartiles of all gemeenten. Those that lie half a distance away or more are told, the farthest first, one
per section at most; where none does, nothing stands out. The tasks are no part of it: cafés and libraries say nothing
of who lives there.
"""

from collections.abc import Iterable

from dashboard.findings.model.finding import Finding
from dashboard.findings.model.story import Section

__all__ = ["CANDIDATES", "LEAST", "MOST", "standouts"]

MOST = 3
LEAST = 0.5
"""Distances between the quartiles; what lies nearer is as in many gemeenten."""

CANDIDATES = {
    "present": ("outside",),
    "groups": ("europa", "buiten_europa", "special"),
    "lenses": ("classic", "outside_classic", "eu"),
    "variety": ("top3", "effective"),
    "development": ("tempo",),
}
"""Findings on origin and its change, by section; only these are made. Where groups live rests on rounded counts, in a
small gemeente on a few buurten."""


def standouts(sections: Iterable[Section]) -> tuple[Finding, ...]:
    """Choose what stands out.

    Parameters
    ----------
    sections : iterable of Section

    Returns
    -------
    tuple of Finding
        At most three, the most unusual first; perhaps none.
    """
    candidates = [
        (finding.unusual, section.id, finding)
        for section in sections
        for finding in section.there(*CANDIDATES.get(section.id, ()))
        if finding.unusual is not None and finding.unusual >= LEAST
    ]
    chosen: dict[str, Finding] = {}
    for _, section_id, finding in sorted(candidates, key=lambda found: -found[0]):
        if section_id not in chosen and len(chosen) < MOST:
            chosen[section_id] = finding
    return tuple(chosen.values())
