"""What the figures of a gemeente say about the subject of a dossier: findings that its story holds already."""

from functools import partial

from dashboard.findings.data.national import national
from dashboard.findings.known.dossiers import Dossier
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.finding import Finding
from dashboard.findings.profile.eu_migrants import eu_migrants_finding
from dashboard.findings.profile.story import story
from dashboard.findings.themes.comparison import compare_theme
from data_sources import Snapshot

__all__ = ["own_figures", "type_of"]

_EU = "eu_migrants"
"""A finding that no story tells: it is for who asks about EU migrants."""


def own_figures(held: Snapshot, gemeente: str, dossier: Dossier) -> tuple[Finding, ...]:
    """Return what can be said of a gemeente; what rests on figures that are not held is left out.

    Parameters
    ----------
    held : Snapshot
    gemeente : str
        Code, of today.
    dossier : Dossier
    """
    told = story(held, gemeente)
    found: list[Finding | None] = []
    if dossier.type is not None:
        found.extend(told.there("type"))
    for id in dossier.findings:
        if id == _EU:
            found.append(if_held(partial(eu_migrants_finding, national(held), gemeente)))
        else:
            found.extend(told.there(id))
    if dossier.theme is not None:
        found.append(if_held(partial(_foremost, held, gemeente, dossier.theme)))
    return tuple(one for one in found if one is not None)


def type_of(held: Snapshot, gemeente: str) -> str | None:
    """Return the main type of a gemeente; None where the figures for it are not held."""
    return if_held(lambda: str(national(held).types.at[gemeente, "type"]))


def _foremost(held: Snapshot, gemeente: str, theme: str) -> Finding | None:
    frames = national(held)
    return compare_theme(frames, theme, frames.usual_peers(gemeente)).foremost
