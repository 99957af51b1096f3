"""Makes the report of a meeting, and what one gemeente takes home of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dashboard.language import Language
from dashboard.meeting.questions.answers import Answer
from dashboard.meeting.report.model import Report
from dashboard.meeting.report.parts import ANSWERS, PARTS, Basis, Maker
from dashboard.meeting.report.shown import Seen

__all__ = ["own_report", "report"]

_HERE = ZoneInfo("Europe/Amsterdam")


def report(
    seen: Seen, names: Mapping[str, str], types: Mapping[str, str], language: Language, moment: datetime
) -> Report:
    """Make the report of a meeting, as the room may see it at this moment.

    Parameters
    ----------
    seen : Seen
    names, types : mapping
        Of gemeenten by code: what they are called, and of which type the figures say they are.
    language : Language
    moment : datetime
        With its time zone.
    """
    label, name = language.say("verslag.label"), seen.meeting.name
    return _made(Basis(seen, language, names, types), PARTS, moment, name=name, label=label)


def own_report(
    seen: Seen,
    gemeente: str,
    own: Mapping[str, Answer],
    names: Mapping[str, str],
    language: Language,
    moment: datetime,
) -> Report:
    """Lay what one gemeente answered beside what the room may see: for that gemeente alone.

    Parameters
    ----------
    seen : Seen
    gemeente : str
        Code.
    own : mapping
        Its answers by question.
    names : mapping
    language : Language
    moment : datetime
    """
    basis = Basis(seen, language, names, own=own)
    label = language.say("verslag.own_label", meeting=seen.meeting.name)
    return _made(basis, ANSWERS, moment, name=names.get(gemeente, gemeente), label=label)


def _made(basis: Basis, makers: tuple[Maker, ...], moment: datetime, **called: Any) -> Report:
    language, meeting = basis.language, basis.seen.meeting
    parts = tuple(part for make in makers if (part := make(basis)) is not None)
    here = moment.astimezone(_HERE)
    now = language.say("verslag.moment", day=language.formats.date(here), time=f"{here:%H:%M}")
    state = language.say("verslag.open" if meeting.open else "verslag.closed")
    when = " · ".join(filter(None, (meeting.day and language.formats.date(meeting.day), meeting.place)))
    rules = language.say("verslag.rules" if basis.own is None else "verslag.rules_own")
    about = tuple(filter(None, (when, f"{now} {state}", rules)))
    mark = language.say("meeting.taking.practice") if meeting.practice else ""
    return Report(language, about=about, mark=mark, parts=parts, moment=here, **called)
