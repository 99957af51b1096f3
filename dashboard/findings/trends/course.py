"""What is drawn and said of a course over the years: lines, table, sentences and what to keep in mind."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.analysis.peers import PeerSet
from dashboard.findings.data.national import OLD, National
from dashboard.findings.model.absence import untold
from dashboard.findings.model.bounds import with_most
from dashboard.findings.model.finding import MOST, Numbers
from dashboard.findings.model.indicators import EACH, Partition, indicators
from dashboard.findings.model.quantities import Quantity, Told, compared
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.trends.grown import grown_most
from dashboard.findings.trends.subjects import Subject
from dashboard.findings.trends.time_series import (
    COUNTRY,
    MIDDLE,
    Line,
    Panel,
    ends_of,
    group_panels,
    joined_until,
    lines_of,
    panels,
    sources,
)

__all__ = ["Course", "at", "classified", "course", "groups_course", "quantity"]

_UNITS = {"index": "index", "aandeel": "share", "aantal": "count"}


@dataclass(frozen=True)
class Course:
    """A course over the years.

    Attributes
    ----------
    gemeente : str
    measure : str
    panels : tuple of Panel
        Oldest classification first; empty when nothing is known.
    numbers : Numbers
        One row a year and classification.
    told : tuple of Told
        Everything the lines say.
    first : tuple of tuple of Told
        What is said first: a paragraph a panel, the present classification before the old one.
    own_scales : bool
        Whether each panel has a scale of its own.
    """

    gemeente: str
    measure: str
    panels: tuple[Panel, ...] = field(compare=False)
    numbers: Numbers
    told: tuple[Told, ...]
    first: tuple[tuple[Told, ...], ...]
    own_scales: bool = False


def quantity(measure: str, value: float, estimated: bool = False, within: Range | None = None) -> Quantity:
    """Return a value of a measure with all that is needed to tell it; an estimate is told with 'about'."""
    return Quantity(value, _UNITS[measure], 1 if measure == "aandeel" else None, estimated, within)


def at(line: Line, measure: str, year: int) -> Quantity:
    """Return the value of a line in a year, with between what it lies; an estimate is told with 'about'."""
    return quantity(measure, float(line.known[year]), year in line.estimated, line.within(year))


def classified(partition: Partition) -> Quantity:
    """Name a classification with its number of groups."""
    told = {"groups": Quantity(partition[1], "count")}
    return Quantity(Told(f"trends.panel.{partition[0]}", told), "told")


def course(
    held: National,
    gemeente: str,
    subject: Subject,
    measure: str,
    beside: str | PeerSet | tuple[str, ...] = "",
) -> Course:
    """Follow one subject in a gemeente, beside others; see :func:`dashboard.findings.trends.time_series.panels`."""
    shown = panels(held, gemeente, subject, measure, beside)
    own = Quantity(held.gemeenten.names[gemeente], "name")
    paragraphs = []
    for panel in shown:
        what = _what(panel, measure)
        told = []
        for line in panel.lines:
            if line.who == gemeente:
                told.append(_moved(line, measure, "own", {"name": own, "what": what} | _in(panel)))
            elif line.who == COUNTRY:
                told.append(_moved(line, measure, "country"))
            elif line.who == MIDDLE and isinstance(beside, PeerSet):
                told.append(_moved(line, measure, "middle", {"among": among(held, beside)}))
            elif isinstance(beside, tuple):
                told.append(_moved(line, measure, "other", {"name": line.name}))
        paragraphs.append(tuple(told))
    if not shown:
        paragraphs.append((Told("trends.told.nothing", {"name": own}),))
    caveats = [*_limits(subject, shown, measure), *_made(held, gemeente, shown, measure, beside)]
    regions = [gemeente, *(beside if isinstance(beside, tuple) else ())]
    regions += beside.members if isinstance(beside, PeerSet) else ()
    return Course(
        gemeente,
        measure,
        shown,
        _figure(held, shown, measure, regions, tuple(caveats)),
        tuple(sentence for paragraph in paragraphs for sentence in paragraph),
        # One by one chosen gemeenten are read off their lines.
        tuple(
            paragraph[:1] if isinstance(beside, tuple) else paragraph for paragraph in reversed(paragraphs)
        ),
    )


def groups_course(held: National, gemeente: str, measure: str) -> Course:
    """Follow all groups in a gemeente; see :func:`dashboard.findings.trends.time_series.group_panels`."""
    shown = group_panels(held, gemeente, measure)
    name = Quantity(held.gemeenten.names[gemeente], "name")
    told, first = [], []
    for panel in shown:
        items = []
        ends: tuple[int, int] | None = None
        for line in panel.lines:
            if len(line.known) > 1:
                ends = int(line.known.index[0]), int(line.known.index[-1])
                before, after = (at(line, measure, year) for year in ends)
                items.append(Told("trends.told.item", {"group": line.name, "before": before, "after": after}))
        if ends:
            years = {"first": Quantity(ends[0], "year"), "last": Quantity(ends[1], "year")}
            listed = {"items": Quantity(tuple(items), "list"), "name": name}
            told.append(Told(f"trends.told.groups.{measure}", years | listed | _in(panel)))
            first.append((_most(panel, name, measure, ends),))
    if not shown:
        told.append(Told("trends.told.nothing", {"name": name}))
    caveats = [Told("trends.caveat.rest"), *_limits(None, shown, measure)]
    if len(shown) > 1:
        caveats.append(Told("trends.caveat.scales"))
    caveats += _made(held, gemeente, shown, measure, "")
    return Course(
        gemeente,
        measure,
        shown,
        _figure(held, shown, measure, [gemeente], tuple(caveats)),
        tuple(told),
        tuple(reversed(first)) or (tuple(told),),
        own_scales=True,
    )


def _most(panel: Panel, name: Quantity, measure: str, years: tuple[int, int]) -> Told:
    """The group that grew most."""
    lines = [line for line in panel.lines if set(years) <= set(line.known.index)]
    grown = grown_most(*(ends_of(lines, year) for year in years))
    items = []
    for line in lines_of(lines, grown.can):
        before, after = (at(line, measure, year) for year in years)
        items.append({"group": line.name, "before": before, "after": after})
    told = {"name": name} | items[0] | _in(panel)
    told["having"] = Quantity((items[0]["group"].value, panel.partition[0]), "having")
    told |= {"first": Quantity(years[0], "year"), "last": Quantity(years[1], "year")}
    form = grown.form
    if form in ("most", "several") and compared(items[0]["after"], items[0]["before"]) != "more":
        form = "none"
    if form == "several":
        listed = tuple(Told("trends.told.item", item) for item in items)
        told = {key: one for key, one in told.items() if key not in items[0]}
        told["items"] = Quantity(listed, "any")
    return Told(f"trends.slope.{form}.{measure}", told)


def _in(panel: Panel) -> dict[str, Quantity]:
    return {"classified": classified(panel.partition)}


def _what(panel: Panel, measure: str) -> Quantity:
    """Name what a panel's lines are of."""
    indicator = panel.indicators[0]
    if measure == "index":
        return Quantity("trends.what.index", "text")
    name = indicator.told("name") if indicator.key in indicators() else Quantity(indicator.of[0], "group")
    return Quantity(Told(f"trends.what.{measure}", {"of": name}), "told")


def _moved(line: Line, measure: str, who: str, told: dict[str, Quantity] | None = None) -> Told:
    """Say from where to where a line went."""
    known = line.known
    first, last = int(known.index[0]), int(known.index[-1])
    told = dict(told or {})
    told["last"] = Quantity(last, "year")
    told["after"] = at(line, measure, last)
    if len(known) == 1:
        return Told(f"trends.told.{who}_once", told)
    told["first"] = Quantity(first, "year")
    told["before"] = at(line, measure, first)
    form = compared(told["before"], told["after"])
    return Told(f"trends.told.{who}_{form}" if form in ("same", "close") else f"trends.told.{who}", told)


def _limits(subject: Subject | None, shown: Sequence[Panel], measure: str) -> list[Told]:
    """What a classification has, and has not."""
    found = [Told("trends.caveat.break")] if len(shown) > 1 else []
    if subject is not None and len(subject.indicators) == 1:
        only = subject.indicators[0]
        found.append(Told(f"trends.caveat.only.{EACH if only.group else only.classification}"))
    if measure == "aantal":
        years = [year for panel in shown if panel.partition == OLD for year in panel.years]
        if years:
            found.append(Told("trends.caveat.numbers", {"first": Quantity(min(years), "year")}))
    return found


def _made(
    held: National,
    gemeente: str,
    shown: Sequence[Panel],
    measure: str,
    beside: str | PeerSet | tuple[str, ...],
) -> list[Told]:
    """How figures that CBS does not publish as such were made."""
    found = list(untold(held.untold))
    name = Quantity(held.gemeenten.names[gemeente], "name")
    until = joined_until(held, gemeente, shown)
    dotted = {line.who for panel in shown for line in panel.lines if line.estimated & set(panel.years)}
    if until:
        found.append(Told("story.series.joined", {"name": name, "until": Quantity(until, "year")}))
    if dotted - {COUNTRY}:
        found.append(Told("trends.caveat.dotted"))
    if COUNTRY in dotted:
        found.append(Told("trends.caveat.weighted", {"year": Quantity(held.year, "year")}))
    if isinstance(beside, PeerSet) and not any(line.who == MIDDLE for panel in shown for line in panel.lines):
        told = {"minimum": Quantity(beside.minimum, "count"), "count": Quantity(len(beside.members), "count")}
        found.append(Told("trends.caveat.few", told, "count"))
    if any(panel.jumps for panel in shown):
        found.append(Told("story.jumps.caveat", {"name": name}))
    return found


def _figure(
    held: National, shown: Sequence[Panel], measure: str, regions: list[str], caveats: tuple[Told, ...]
) -> Numbers:
    """One row a year and classification; a column a line and the middle half of the peers."""
    frames = []
    for panel in shown:
        columns = {line.who: line.values for line in panel.lines}
        if panel.band is not None and len(panel.band):
            columns |= {"q1": panel.band["q1"], "q3": panel.band["q3"]}
        frame = pd.DataFrame(columns)
        frame = frame.loc[[year for year in frame.index if year in panel.years]]
        most = {line.who: line.most.reindex(frame.index) for line in panel.lines}
        frame = with_most(frame, most)
        own = panel.lines[0]
        frame.insert(0, "made", [f"trends.made.{_how(own, int(str(year)))}" for year in frame.index])
        frames.append(frame.rename_axis("year").reset_index().assign(classification=panel.partition[0]))
    if not frames:
        frames = [pd.DataFrame({"year": [], "made": [], "classification": []})]
    frame = pd.concat(frames, ignore_index=True)
    followed = [str(column) for column in frame if column not in ("year", "made", "classification")]
    numbers = [column for column in followed if not column.endswith(MOST)]
    names = {line.who: line.name for panel in shown for line in panel.lines}
    return Numbers(
        id="trends_lines",
        frame=frame[["year", "classification", *followed, "made"]],
        units={"year": "year", "classification": "classification", "made": "text"}
        | dict.fromkeys(numbers, _UNITS[measure]),
        sources=sources(held, shown, regions),
        partition=shown[0].partition if len(shown) == 1 else None,
        caveats=caveats,
        headings={who: name for who, name in names.items() if who in numbers}
        | {"made": Quantity("trends.heading.made", "text")},
        digits=dict.fromkeys(numbers, 1) if measure == "aandeel" else {},
    )


def _how(line: Line, year: int) -> str:
    if pd.isna(line.values.get(year)):
        return "missing"
    return "estimated" if year in line.estimated else "published"
