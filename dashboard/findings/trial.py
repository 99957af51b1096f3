"""Whether figures can be shown: types, peers and stories made from them before they are published.

A refresh calls this by name (`DIVERSITEIT_TRIAL`): the figures come from below and do not know who shows them.
"""

from collections.abc import Callable, Iterator
from functools import partial

from dashboard.content import LANGUAGES
from dashboard.findings.data.national import KINDS, National, national
from dashboard.findings.data.origin import offer
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.errors import NotHeldError
from data_sources.needs import Need

__all__ = ["problems"]


def problems(snapshot: Snapshot) -> list[Need]:
    """Try to show what people look at first.

    Parameters
    ----------
    snapshot : Snapshot
        Not published yet.

    Returns
    -------
    list of Need
        Of weight `refused` where figures are not there and the pages say so, `never` where the showing itself fails.
    """
    found = [_failure(what, show) for what, show in _shown(snapshot)]
    return [need for need in found if need is not None]


def _shown(snapshot: Snapshot) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is tried: a name, and what shows it."""
    yield "de kaart", lambda: offer(snapshot).indicators("gemeente", offer(snapshot).current_year)[0]
    yield "de typen van gemeenten", lambda: national(snapshot).types
    yield "de vergelijkingsgroepen", lambda: _peers(national(snapshot))
    for what, chosen in _CHOSEN.items():
        for code in LANGUAGES:
            yield f"het verhaal van {what} ({code})", partial(_told, snapshot, chosen, code)


def _largest(held: National) -> str:
    return str(held.inhabitants.idxmax())


def _smallest(held: National) -> str:
    return str(held.inhabitants.idxmin())


def _merged(held: National) -> str:
    """A gemeente of the newest merger; the smallest where none is known."""
    former = [one for one in held.gemeenten.former.values() if one.successors]
    newest = max(former, key=lambda one: one.until, default=None)
    return newest.successors[0][0] if newest else _smallest(held)


_CHOSEN = {
    "de grootste gemeente": _largest,
    "de kleinste gemeente": _smallest,
    "een samengevoegde gemeente": _merged,
}


def _peers(held: National) -> None:
    gemeente = next(iter(held.gemeenten.names))
    for kind in KINDS:
        held.peers(gemeente, kind)


def _told(snapshot: Snapshot, chosen: Callable[[National], str], code: str) -> None:
    whole, language = story(snapshot, chosen(national(snapshot))), Language(code)
    for finding in whole.findings:
        finding.sentence(language)
        finding.source_lines(language)
        for caveat in finding.caveats:
            caveat.say(language)
    for section in whole.sections:
        for numbers in section.tables:
            numbers.table(language)


def _failure(what: str, show: Callable[[], object]) -> Need | None:
    try:
        show()
    except NotHeldError as error:
        return Need(what, f"{what}: {error}", "refused")
    except Exception as error:  # whatever goes wrong here would go wrong on a page
        return Need(
            what, f"{what} is niet te tonen ({type(error).__name__}: {error}).".replace("\n", " "), "never"
        )
    return None
