"""What stands out in a gemeente: three findings, chosen by one rule for all.

Each finding says how far its value lies from the middle of all gemeenten, in units of the distance between their
quartiles. The three that lie farthest are told, one per section at most but for the tasks, where it is one per
theme; what rests on rounded counts is never among them.
"""

from collections.abc import Iterable

from dashboard.findings.finding import Finding, Section

__all__ = ["MOST", "standouts"]

MOST = 3
_LEFT_OUT = ("mixing",)
"""Sections whose figures rest on rounded counts, and in a small gemeente on a few buurten."""


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
        (finding.unusual, _topic(section, finding), finding)
        for section in sections
        if section.id not in _LEFT_OUT
        for finding in section.findings
        if finding.unusual is not None
    ]
    chosen: dict[str, Finding] = {}
    for _, topic, finding in sorted(candidates, key=lambda found: -found[0]):
        if topic not in chosen and len(chosen) < MOST:
            chosen[topic] = finding
    return tuple(chosen.values())


def _topic(section: Section, finding: Finding) -> str:
    if finding.link and (theme := dict(finding.link.query).get("thema")):
        return theme
    return section.id
