"""A question to take along: to who has no policy for EU migrants, where many, or fast more, of them live.

Said to that gemeente alone, with what the register may miss, and never as a reproach; where the figures do not say so,
or somebody has a policy or did not answer, nothing is said.
"""

import pandas as pd
from markupsafe import Markup

from dashboard.analysis.eu_migrants import eu_migrants
from dashboard.findings.data.national import national
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.profile.eu_migrants import (
    eu_migrants_finding,
    eu_migrants_of_all,
    marked,
    register_caveat,
)
from dashboard.language import Language
from dashboard.meeting.pages.asked import written
from dashboard.meeting.questions.answers import Answer
from dashboard.meeting.store.publishing import NO_POLICY
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["marked_gemeenten", "note"]


def marked_gemeenten(snapshot: Snapshot | None) -> frozenset[str] | None:
    """Return the gemeenten with many, or fast more, EU migrants; None where no figures say so."""
    return None if snapshot is None else if_held(lambda: marked(national(snapshot)))


def note(snapshot: Snapshot | None, gemeente: str, targeted: Answer, language: Language) -> Markup:
    """Write what a gemeente is told beside its answer to whether it has targeted policy; mostly nothing.

    Parameters
    ----------
    snapshot : Snapshot or None
    gemeente : str
    targeted : Answer
    language : Language
    """
    if snapshot is None or targeted != NO_POLICY or gemeente not in (marked_gemeenten(snapshot) or ()):
        return Markup()
    return _written(snapshot, gemeente, language)


@kept(1024)
def _written(snapshot: Snapshot, gemeente: str, language: Language) -> Markup:
    held, rule, register = national(snapshot), eu_migrants(), register_caveat()
    row, found = eu_migrants_of_all(held).frame.loc[gemeente], eu_migrants_finding(held, gemeente)
    numbers = {
        "least": rule.many.least,
        "doubted": rule.many.doubted,
        "years": rule.fast.years,
        "times": rule.fast.times,
    }
    html = written(
        "note.html",
        language,
        name=held.gemeenten.names[gemeente],
        said=[
            (one.say(language), why if pd.notna(row[why]) and row[why] else "")
            for one, why in zip(found.told, ("many", "fast"), strict=True)
        ],
        register=register.say(language),
        caveats=[one.say(language) for one in found.caveats if one != register],
        sources=found.source_lines(language),
        links={"letter": rule.many.doubted_in, "least_in": rule.many.least_in},
        numbers={name: Quantity(value, "count").write(language) for name, value in numbers.items()},
    )
    return Markup(html)  # noqa: S704 (made by a template that escapes)
