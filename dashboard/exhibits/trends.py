"""The pictures of the page that follows a gemeente over the years."""

from collections.abc import Sequence

from dashboard.analysis.peers import PeerSet
from dashboard.charts.key import Key, KeyEntry
from dashboard.charts.lines import BAND, lines
from dashboard.charts.slope import slope
from dashboard.charts.small_multiples import Cells, small_multiples
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.findings.data.national import National, national
from dashboard.findings.model.indicators import short
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.chosen_peers import among, peer_set
from dashboard.findings.trends.course import Course, course, groups_course
from dashboard.findings.trends.multiples import MOST, multiples
from dashboard.findings.trends.outlooks import no_outlook
from dashboard.findings.trends.slopes import slopes
from dashboard.findings.trends.subjects import INDEX, subjects
from dashboard.findings.trends.time_series import MIDDLE, Panel
from dashboard.language import Language
from dashboard.style.colours import INK, MUTED, OTHERS
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = [
    "ALL",
    "course_key",
    "lines_picture",
    "multiples_picture",
    "no_outlook_told",
    "slopes_picture",
]

ALL = "alle"
"""The code for every group, a line each."""

Compared = tuple[str, str, tuple[str, ...]]
"""Whose peers, of which kind, and those chosen by hand."""

_TERMS = ("breuk", "herindeling")


@kept(600)
def lines_picture(
    held: Snapshot,
    gemeente: str,
    measure: str,
    group: str,
    beside: str | Compared | tuple[str, ...],
    width: int,
    narrow: bool,
    language: Language,
) -> Headed:
    """The course of a subject over the years.

    `beside` is `COUNTRY`, nothing, whose peers (three parts), or gemeenten one by one; `group` is a code of
    `subjects`, or `ALL`.
    """
    frames = national(held)
    name = frames.gemeenten.names[gemeente]
    against = _against(frames, beside)
    others = among(frames, against) if isinstance(against, PeerSet) else None
    if group == ALL:
        found = groups_course(frames, gemeente, measure)
        title = language.say(f"trends.exhibit.lines.title.groups_{measure}")
        subtitle = language.say("trends.exhibit.lines.subtitle", name=name)
    else:
        found = course(frames, gemeente, subjects()[group], measure, against)
        title = language.say(f"trends.exhibit.lines.title.{measure}")
        of = (
            language.say("indicator.index.name")
            if measure == INDEX
            else subjects()[group].name.write(language)
        )
        subtitle = language.say("trends.exhibit.lines.of", name=name, of=of)
    exhibit = Exhibit(
        id="trends_lines",
        numbers=found.numbers,
        language=language,
        title=title,
        alt=" ".join(sentence.say(language) for sentence in found.told),
        picture=lines(found, language, width, narrow) if found.panels else None,
        subtitle=subtitle,
        key=course_key(found, others, language),
        terms=_terms(found.panels, measure),
        width=width,
    )
    paragraphs = (" ".join(told.say(language) for told in paragraph) for paragraph in found.first)
    return Headed(exhibit, tuple(paragraphs))


@kept(400)
def multiples_picture(
    held: Snapshot,
    compared: Compared,
    measure: str,
    group: str,
    width: int,
    narrow: bool,
    language: Language,
    height: int | None = None,
    most: int = MOST,
) -> Headed:
    """The course of a subject in each of the peers, or the largest of them."""
    frames = national(held)
    peers = peer_set(frames, *compared)
    found = multiples(frames, peers, subjects()[group], measure, most)
    name = frames.gemeenten.names[peers.region]
    of = language.say("indicator.index.name") if measure == INDEX else subjects()[group].name.write(language)
    key = (
        KeyEntry("line", language.say("trends.key.ghost", name=name), OTHERS, size=3),
        KeyEntry("line", language.say("trends.key.peer"), INK, size=3),
    )
    drawn = bool(found.regions and found.series)
    names = tuple(map(str, found.numbers.frame["name"].iloc[1:]))
    cells = Cells(found.measure, found.regions, names, found.series, peers.region, found.most)
    sentences = tuple(" ".join(said.say(language) for said in paragraph) for paragraph in found.told)
    exhibit = Exhibit(
        id="trends_multiples",
        numbers=found.numbers,
        language=language,
        title=language.say(f"trends.exhibit.multiples.title.{measure}"),
        alt=" ".join(sentences),
        picture=small_multiples(cells, language, narrow, width, height) if drawn else None,
        subtitle=language.say("trends.exhibit.multiples.subtitle", of=of),
        key=key if drawn else (),
        own=name,
        terms=tuple(dict.fromkeys(("index", "peers", *_TERMS) if measure == INDEX else ("peers", *_TERMS))),
        width=width,
    )
    return Headed(exhibit, sentences)


@kept(400)
def slopes_picture(
    held: Snapshot,
    gemeente: str,
    measure: str,
    width: int,
    narrow: bool,
    language: Language,
    **room: int,
) -> Headed:
    """Every group in the first and the last year of each classification."""
    frames = national(held)
    found = slopes(frames, gemeente, measure)
    sentences = tuple(sentence.say(language) for sentence in found.told)
    exhibit = Exhibit(
        id="trends_slopes",
        numbers=found.numbers,
        language=language,
        title=language.say(f"trends.exhibit.slopes.title.{measure}"),
        alt=" ".join(sentences),
        picture=slope(found, language, width, narrow, **room) if found.panels else None,
        subtitle=language.say("trends.exhibit.slopes.subtitle", name=frames.gemeenten.names[gemeente]),
        terms=("migratieachtergrond", "herkomst", *_TERMS),
        width=width,
    )
    return Headed(exhibit, sentences)


def no_outlook_told(held: Snapshot, gemeente: str, language: Language) -> str:
    """Say why there is no outlook.

    Raises
    ------
    NotHeldError
        There are no figures to look ahead with.
    """
    return " ".join(told.say(language) for told in no_outlook(national(held), gemeente))


def _against(frames: National, beside: str | Compared | tuple[str, ...]) -> str | PeerSet | tuple[str, ...]:
    """What `course` is to lay beside a gemeente."""
    match beside:
        case (str(whose), str(kind), tuple(others)):
            return peer_set(frames, whose, kind, others)
        case str():
            return beside
    return tuple(str(code) for code in beside)


def _terms(panels: Sequence[Panel], measure: str) -> tuple[str, ...]:
    found = ["index"] if measure == INDEX else []
    found += [panel.partition[0] for panel in panels]
    found += [f"groepen_{short(panel.partition)}" for panel in panels] if measure == INDEX else []
    return (*found, *_TERMS)


def course_key(found: Course, others: Quantity | None, language: Language) -> Key:
    """Say what the kinds of lines in a course are that its names do not explain."""
    say = language.say
    entries = []
    every = [line for panel in found.panels for line in panel.lines]
    if others is not None and any(line.who == MIDDLE for line in every):
        entries.append(KeyEntry("band", say("trends.key.band", among=others.write(language)), BAND))
    if any(line.estimated & set(line.known.index) for line in every):
        entries.append(KeyEntry("line", say("trends.key.estimated"), MUTED, size=3, dash="dotted"))
    if any(set(panel.jumps) & set(panel.years) for panel in found.panels):
        entries.append(KeyEntry("ring", say("trends.key.jump"), INK))
    return tuple(entries)
