"""The pictures of the page that lays a gemeente beside its peers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.analysis.peers import PeerSet
from dashboard.charts.differences import profile_of_differences
from dashboard.charts.dots import dot_key
from dashboard.charts.key import Key
from dashboard.charts.rows import Row, rows
from dashboard.charts.scatter import scatter
from dashboard.charts.strip import strip_plots
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.findings.data.national import HERKOMST, OLD, National, national
from dashboard.findings.model.indicators import indicators, short
from dashboard.findings.peers import chosen_peers
from dashboard.findings.peers.comparison_table import ComparisonTable, comparison_table
from dashboard.findings.peers.correlation import correlation
from dashboard.findings.peers.differences import differences
from dashboard.findings.peers.distributions import distributions
from dashboard.findings.peers.measures import COUNTRIES, Measure, measure, measure_groups
from dashboard.findings.profile.present import SHARE_OF
from dashboard.language import Language
from dashboard.markup.sparklines import lines_key, sparkline_table
from dashboard.style.colours import OTHERS, OWN
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = [
    "ALL",
    "Who",
    "differences_picture",
    "measure_names",
    "relation_picture",
    "strips_picture",
    "subjects",
]
__all__ += ["table_on_slide", "table_picture", "who_picture"]

ALL = "alles"
"""The code for measures of every subject."""

_MOST = 15
"""Differences that are drawn where all subjects are looked at, or all countries."""

_TERMS = dict.fromkeys(("index", "index_7", "index_18", "index_landen"), "index") | {
    "menging_h": "h_maat",
    "menging_d": "d_maat",
}

Compared = tuple[str, str, tuple[str, ...]]
"""Whose peers, of which kind, and those chosen by hand."""


@dataclass(frozen=True)
class Who:
    """Who the peers are, told."""

    sentence: str
    caveats: tuple[str, ...]
    sources: tuple[str, ...]


@kept(800)
def who_picture(held: Snapshot, compared: Compared, language: Language) -> Who:
    """Say who the peers are and why."""
    frames, peers = _peers(held, compared)
    found = chosen_peers.who(frames, peers)
    return Who(
        found.sentence(language),
        tuple(caveat.say(language) for caveat in found.caveats),
        tuple(found.source_lines(language)),
    )


@kept(16)
def measure_names(held: Snapshot, language: Language) -> dict[str, str]:
    """Names of all measures that there are, by key, subject after subject."""
    frames = national(held)
    found = {}
    for keys in measure_groups().values():
        for key in keys:
            one = measure(frames, key, frames.year)
            if one is not None:
                found[key] = one.name.write(language)
    return found


@kept(16)
def subjects(held: Snapshot, language: Language) -> dict[str, str]:
    """Names of the subjects of measures, by code; first that of all together."""
    frames = national(held)
    there = [group for group in measure_groups() if group != COUNTRIES or frames.finest]
    return {group: _subject(frames, group, language) for group in (ALL, *there)}


def _beside(
    held: Snapshot, compared: Compared, classification: str, year: int, sort: str, language: Language
) -> tuple[ComparisonTable, PeerSet, dict[str, str]]:
    """The table, who is compared, and in words the gemeente (`name`), `among` whom it stands, and how (`told`)."""
    frames, peers = _peers(held, compared)
    found = comparison_table(frames, peers, classification, year, sort)
    share = measure(frames, SHARE_OF[HERKOMST if classification == HERKOMST[0] else OLD], found.year)
    assert share is not None
    words = {
        "name": frames.gemeenten.names[peers.region],
        "among": chosen_peers.among(frames, peers).write(language),
        "told": chosen_peers.beside_peers(frames, peers, share).say(language),
    }
    return found, peers, words


@kept(400)
def table_picture(
    held: Snapshot,
    compared: Compared,
    classification: str,
    year: int,
    sort: str,
    narrow: bool,
    language: Language,
) -> Exhibit:
    """The gemeente and its peers under one another, with the course of the index of each."""
    found, peers, words = _beside(held, compared, classification, year, sort, language)
    classified = language.say(f"classification.{classification}")
    return Exhibit(
        id="beside",
        numbers=found.numbers,
        language=language,
        title=language.say("vergelijk.table.title", **words),
        alt=language.say("vergelijk.table.alt", **words, year=found.year),
        subtitle=language.say(
            "vergelijk.table.subtitle", year=found.year, classification=classified, told=words["told"]
        ),
        key=lines_key(found, peers.region, (OLD[1], HERKOMST[1]), language),
        drawn=sparkline_table(found, peers.region, language, narrow),
        own=words["name"],
        terms=("peers", "gelijkenis", "procentpunt", "breuk"),
    )


@kept(200)
def table_on_slide(
    held: Snapshot,
    compared: Compared,
    classification: str,
    year: int,
    sort: str,
    most: int,
    size: tuple[int, int],
    language: Language,
) -> Headed:
    """So many rows of that table around the gemeente, a bar each, and what is told of them."""
    found, peers, words = _beside(held, compared, classification, year, sort, language)
    count = len(found.regions)
    first = min(max(found.regions.index(peers.region) - most // 2, 0), max(count - most, 0))
    places = range(first, min(first + most, count))
    numbers = replace(found.numbers, frame=found.numbers.frame.iloc[list(places)])
    drawn = []
    for place, row in zip(places, numbers.frame.to_dict("records"), strict=True):
        long = float(row["now"])
        known = not math.isnan(long)
        figures = {part: numbers.quantity(row, part).write(language) for part in ("now", "change")}
        key = "change" if known and not math.isnan(float(row["change"])) else "alone"
        drawn.append(
            Row(
                str(row["name"]),
                ((long, OWN if found.regions[place] == peers.region else OTHERS),) if known else (),
                language.say(f"vergelijk.table.row_{key}", **figures),
            )
        )
    heading = found.numbers.headings["change"].write(language)
    under = [language.say("vergelijk.table.bracket", heading=heading[:1].lower() + heading[1:])]
    if len(places) < count:
        around = {"shown": len(places), "count": count, "name": words["name"]}
        under.insert(0, language.say("vergelijk.table.around", **around))
    exhibit = Exhibit(
        id="beside_rows",
        numbers=numbers,
        language=language,
        title=language.say("vergelijk.table.title", **words),
        alt=words["told"],
        picture=rows(drawn, language, *size),
        own=words["name"],
        terms=("peers", "procentpunt"),
    )
    return Headed(exhibit, (words["told"], " ".join(under)))


@kept(400)
def strips_picture(
    held: Snapshot, compared: Compared, keys: tuple[str, ...], year: int, narrow: bool, language: Language
) -> Exhibit | None:
    """All gemeenten on several measures, the peers ringed; None without a measure."""
    frames, peers = _peers(held, compared)
    measures = _measures(frames, keys, year)
    if not measures:
        return None
    found = distributions(frames, peers, measures)
    name, among = frames.gemeenten.names[peers.region], chosen_peers.among(frames, peers).write(language)
    subtitle = language.say("vergelijk.strips.subtitle", among=among)
    told = " ".join(strip.told.say(language) for strip in found.distributions)
    return Exhibit(
        id="strips",
        numbers=found.numbers,
        language=language,
        title=language.say("vergelijk.strips.title", name=name),
        alt=f"{subtitle} {told}",
        picture=strip_plots(found, peers, frames.gemeenten.names, language, narrow),
        subtitle=subtitle,
        key=_key(name, peers, language),
        own=name,
        terms=_terms(measures),
    )


@kept(400)
def relation_picture(
    held: Snapshot,
    compared: Compared,
    keys: tuple[str, str],
    year: int,
    named: bool,
    narrow: bool,
    language: Language,
    size: tuple[int, int] | None = None,
) -> Exhibit | None:
    """Two measures of all gemeenten laid against each other; None where there is none of one of them."""
    frames, peers = _peers(held, compared)
    x, y = (measure(frames, key, year) for key in keys)
    if x is None or y is None:
        return None
    found = correlation(frames, peers, x, y)
    name, among = frames.gemeenten.names[peers.region], chosen_peers.among(frames, peers).write(language)
    subtitle = language.say("vergelijk.relation.subtitle", among=among, count=len(found.regions))
    told = " ".join(sentence.say(language) for sentence in found.told)
    return Exhibit(
        id="relation",
        numbers=found.numbers,
        language=language,
        title=language.say("vergelijk.relation.title", x=x.name.write(language), y=y.name.write(language)),
        alt=told,
        picture=scatter(found, peers, frames.gemeenten.names, language, named, narrow, size),
        subtitle=subtitle,
        key=_key(name, peers, language),
        own=name,
        terms=_terms([x, y]),
    )


@kept(400)
def differences_picture(
    held: Snapshot,
    compared: Compared,
    subject: str,
    classification: str,
    year: int,
    narrow: bool,
    language: Language,
    most: int | None = None,
    width: int | None = None,
) -> Exhibit:
    """In what the gemeente differs most from its peers: on a slide in so many figures `most`, of so many pixels."""
    frames, peers = _peers(held, compared)
    groups = measure_groups()
    # Of all subjects together the many countries would crowd out the others.
    asked = [group for group in groups if group == subject or (subject == ALL and group != COUNTRIES)]
    keys = [key for group in asked for key in groups[group]]
    hidden = {
        key
        for key, declared in indicators().items()
        if declared.partition in (HERKOMST, OLD) and declared.classification != classification
    }
    measures = _measures(frames, [key for key in keys if key not in hidden], year)
    read = _MOST if subject in (ALL, COUNTRIES) else len(measures)
    found = differences(frames, peers, measures, min(read, most or read))
    name, among = frames.gemeenten.names[peers.region], chosen_peers.among(frames, peers).write(language)
    told = found.told.say(language)
    return Exhibit(
        id="differences",
        numbers=found.numbers,
        language=language,
        title=language.say("vergelijk.differs.title", name=name),
        alt=told,
        picture=profile_of_differences(found, language, narrow, width) if found.measures else None,
        subtitle=language.say("vergelijk.differs.subtitle", name=name, among=among)
        if found.measures
        else told,
        terms=_terms(found.measures),
    )


def _peers(held: Snapshot, compared: Compared) -> tuple[National, PeerSet]:
    frames = national(held)
    return frames, chosen_peers.peer_set(frames, *compared)


def _measures(frames: National, keys: Sequence[str], year: int) -> list[Measure]:
    return [found for key in keys if (found := measure(frames, key, year)) is not None]


def _subject(frames: National, group: str, language: Language) -> str:
    declared = frames.themes.declared.theme.get(group)
    if declared is not None:
        return declared.label[language.code]
    return language.say(f"vergelijk.group.{group}")


def _key(name: str, peers: PeerSet, language: Language) -> Key:
    compared = language.say("vergelijk.strips.key_peers") if peers.members else ""
    return dot_key(name, compared, language.say("vergelijk.strips.key_others"))


def _terms(measures: Sequence[Measure]) -> tuple[str, ...]:
    found = [_TERMS[one.key] for one in measures if one.key in _TERMS]
    found += [f"groepen_{short(one.partition)}" for one in measures if one.partition]
    return tuple(dict.fromkeys((*found, "peers", "mediaan")))
