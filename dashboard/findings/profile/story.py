"""The whole story of a gemeente: every finding, from the numbers of every measure, in one order."""

from dashboard.findings.data.national import national
from dashboard.findings.model.story import Story
from dashboard.findings.peers.comparison import comparison
from dashboard.findings.profile.groups import group_findings
from dashboard.findings.profile.lenses import lens_findings
from dashboard.findings.profile.present import present
from dashboard.findings.profile.standouts import standouts
from dashboard.findings.profile.turnover import turnover_findings
from dashboard.findings.profile.variety import variety_findings
from dashboard.findings.themes.tasks import task_findings
from dashboard.findings.trends.development import development
from dashboard.findings.trends.outlooks import outlook_findings
from dashboard.findings.within.segregation_section import mixing
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["story"]

_SECTIONS = (
    present,
    group_findings,
    lens_findings,
    variety_findings,
    development,
    outlook_findings,
    turnover_findings,
    mixing,
    comparison,
    task_findings,
)

_MANY = 32
"""Stories that are kept, half a megabyte each: as long as pictures are made of one, which are kept by themselves."""


@kept(_MANY)
def story(snapshot: Snapshot, gemeente: str) -> Story:
    """Tell the story of one gemeente of today.

    Parameters
    ----------
    snapshot : Snapshot
    gemeente : str
        Code.

    Returns
    -------
    Story
        The same in all languages, until it is told; what rests on figures that are not held says so in its section.

    Raises
    ------
    KeyError
        There is no such gemeente today.
    """
    held = national(snapshot)
    if gemeente not in held.gemeenten.names:
        raise KeyError(f"no gemeente of {held.year}: {gemeente}")
    sections = tuple(part(held, gemeente) for part in _SECTIONS)
    return Story(gemeente, held.gemeenten.names[gemeente], sections, standouts)
