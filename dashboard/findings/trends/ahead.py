"""Where a share or the index may go, and how well the same method did before."""

from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told, compared
from dashboard.findings.trends.outlooks import outlook_findings
from dashboard.findings.trends.subjects import INDEX, Subject
from dashboard.findings.trends.time_series import Panel
from data_sources.errors import NotHeldError

__all__ = ["ahead"]


def ahead(held: National, gemeente: str, subject: Subject, panel: Panel | None) -> tuple[Told, ...]:
    """Say where a subject may go, with its interval and the record of the method.

    Parameters
    ----------
    held : National
    gemeente : str
    subject : Subject
        With an outlook.
    panel : Panel or None
        The panel in which its outlook is drawn.

    Raises
    ------
    NotHeldError
        There are no figures to look ahead with.
    """
    if subject.code == INDEX or panel is None or panel.ahead is None:
        section = outlook_findings(held, gemeente)
        if not section.findings:
            raise NotHeldError(next(iter(section.lacking.values())))
        found: tuple[Finding, ...] = section.findings
        return tuple(told for finding in found for told in finding.told)
    now = Quantity(float(panel.lines[0].known.iloc[-1]), "share", 1)
    told = []
    for row in panel.ahead.itertuples():
        horizon = int(row.Index) - int(panel.lines[0].known.index[-1])
        numbers = {"expected": row.expected, "low": row.low, "high": row.high, "fading": row.if_tempo_fades}
        filled = {name: Quantity(float(value), "share", 1) for name, value in numbers.items()}
        filled |= {"now": now, "year": Quantity(int(row.Index), "year")}
        filled["name"] = Quantity(held.gemeenten.names[gemeente], "name")
        filled["of"] = Quantity(f"indicator.{panel.indicators[0].key}.name", "text")
        if not panel.indicators[0].counterpart:
            filled["of"] = Quantity(panel.indicators[0].of[0], "group")
        told.append(Told(f"trends.expected.{compared(filled['expected'], now)}", filled))
        told.append(_record_told(held, horizon))
    return tuple(told)


def _record_told(held: National, horizon: int) -> Told:
    assert held.record is not None
    rows = held.record[(held.record["horizon"] == horizon) & (held.record["measure"] == "share_pct")]
    errors = rows.iloc[0]
    return Told(
        "story.outlook.record",
        {
            "years": Quantity(horizon, "count"),
            "error": Quantity(float(errors["outlook"]), "points"),
            "unchanged": Quantity(float(errors["no_change"]), "points"),
            "line": Quantity(float(errors["straight_line"]), "points"),
            "coverage": Quantity(float(errors["coverage"]) / 100, "chance"),
        },
    )
