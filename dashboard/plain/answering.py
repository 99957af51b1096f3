"""How every plain page is answered: from the present figures, or with a page that says why there is nothing to show."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from dashboard.findings.model import absence
from dashboard.language import Language, asked_language
from dashboard.plain.addresses import origin_of
from dashboard.plain.overview import nothing_page
from dashboard.plain.packed import answer
from data_sources import Snapshot
from data_sources.errors import SnapshotError

__all__ = ["Present", "Show", "shown", "unkept"]

Show = Callable[[Request, Snapshot, Language], Response]
"""Answers from the figures that there are."""

Present = tuple[Callable[[], Snapshot], Callable[[], SnapshotError | None]]
"""What gives the present snapshot, and what says why there is nothing to show (None where there is something)."""


def shown(present: Present, show: Show) -> Callable[[Request], Response]:
    """Return what answers a request.

    Not async: making a page takes part of a second the first time, so it belongs in a thread.

    Parameters
    ----------
    present : Present
    show : callable
    """
    snapshot, nothing = present

    def answered(request: Request) -> Response:
        language = asked_language(request.query_params)
        if (why := nothing()) is not None:
            told = absence.nothing(why).say(language)
            return unkept(answer(request, nothing_page(told, language, origin_of(request)), status=503))
        return show(request, snapshot(), language)

    return answered


def unkept(found: Response) -> Response:
    """Let nobody keep an answer."""
    found.headers["Cache-Control"] = "no-store"
    return found
