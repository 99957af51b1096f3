"""What stands out in a gemeente: three findings, chosen by one rule for all.

Each finding says how far its value lies from the middle of all gemeenten, in units of the distance between their
quartiles. The three that lie farthest are told, one per section at most, so that the tasks, with the most figures,
do not crowd out who lives there; what rests on rounded counts is never among them.
"""

from collections.abc import Iterable

from dashboard.findings.model.finding import Finding, Section

__all__ = ["MOST", "standouts"]

MOST = 3
_LEFT_OUT = ("mixing", "outlook", "comparison")
"""The first rests on rounded counts, and in a small gemeente on a few buurten; the others say of nothing how far."""


def standouts(sections: Iterable[Section]) -> tuple[Finding, ...]:
    """Choose what stands out.

    Parameters
    ----------
    sections : iterable of Section

    Returns
    -------
    tuple of Finding
        At most three, the most unusual first.
    """
    candidates = [
        (finding.unusual, section.id, finding)
        for section in sections
        if section.id not in _LEFT_OUT
        for finding in section.findings
        if finding.unusual is not None
    ]
    chosen: dict[str, Finding] = {}
    for _, section_id, finding in sorted(candidates, key=lambda found: -found[0]):
        if section_id not in chosen and len(chosen) < MOST:
            chosen[section_id] = finding
    return tuple(chosen.values())
