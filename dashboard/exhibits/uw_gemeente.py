"""The page of one gemeente."""

from dataclasses import dataclass

from dashboard.analysis.peers import PeerSet
from dashboard.charts.ground import Size
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.exhibits.gemeente import (
    countries_exhibit,
    groups_exhibit,
    hundred_exhibit,
    position_exhibit,
    ranks_exhibit,
    series_exhibit,
    type_exhibit,
    wijken_exhibit,
)
from dashboard.exhibits.lenses import lenses_exhibit
from dashboard.exhibits.turnover import turnover_exhibit, turnover_told
from dashboard.exhibits.variety import TOLD, variety_exhibit
from dashboard.findings.data.national import national
from dashboard.findings.model.finding import Finding, Link
from dashboard.findings.peers.chosen_peers import peer_set
from dashboard.findings.profile.profile import Profile, profile
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = [
    "Head",
    "Sentence",
    "Standing",
    "head",
    "hundred",
    "lens",
    "reasons",
    "series",
    "standing",
]
__all__ += ["standouts", "turnover", "variety", "wijken"]

HERE = "uw-gemeente"


@dataclass(frozen=True)
class Sentence:
    """A finding in words, and where more is told of it."""

    words: str
    link: Link


@dataclass(frozen=True)
class Head:
    """What heads the page in a year, and the groups of that year."""

    profile: Profile
    headline: str
    more: str
    caveats: str
    groups: Exhibit


@dataclass(frozen=True)
class Standing:
    """Where the gemeente stands."""

    positions: Exhibit
    ranks: Exhibit


@kept(800)
def head(held: Snapshot, gemeente: str, year: int, language: Language) -> Head:
    """Tell the share with an origin elsewhere in a year, where it stands and how it changed."""
    told = profile(national(held), gemeente, year)
    findings = [found for found in (told.standing, told.change) if found]
    more = [found.sentence(language) for found in findings]
    more += [found.sentence(language) for found in told.by_country]
    caveats = [*told.caveats, *(caveat for found in findings for caveat in found.caveats)]
    return Head(
        profile=told,
        headline=told.share.sentence(language),
        more=" ".join(more),
        caveats=" ".join(dict.fromkeys(caveat.say(language) for caveat in caveats)),
        groups=groups_exhibit(told, language),
    )


@kept(800)
def hundred(held: Snapshot, gemeente: str, year: int, width: int, language: Language) -> Exhibit:
    """A hundred figures by origin."""
    found = national(held)
    return hundred_exhibit(found, profile(found, gemeente, year), language, width)


@kept(800)
def standing(
    held: Snapshot, gemeente: str, year: int, kind: str, others: tuple[str, ...], language: Language
) -> Standing:
    """The place among all gemeenten, and among the peers of a kind."""
    found = national(held)
    told, peers = profile(found, gemeente, year), _peers(held, gemeente, kind, others)
    return Standing(
        position_exhibit(found, told, peers, language), ranks_exhibit(found, told, peers, language)
    )


@kept(400)
def series(held: Snapshot, gemeente: str, language: Language) -> Exhibit:
    """The index through the years, whatever the year that is looked at."""
    return series_exhibit(story(held, gemeente), language)


@kept(400)
def countries(held: Snapshot, gemeente: str, language: Language) -> tuple[Exhibit | None, str]:
    """The countries of origin, where figures of today tell them, and which of them grew."""
    told = story(held, gemeente)
    growing = " ".join(finding.sentence(language) for finding in told.there("growing"))
    return countries_exhibit(national(held), told, language), growing


@kept(400)
def lens(held: Snapshot, gemeente: str, narrow: bool, language: Language) -> Headed:
    """Both lenses, with the latest figures by country."""
    told = story(held, gemeente)
    # The index by country of today is told above; that of the old classification stands with the lenses.
    paragraphs = (("index_18",), ("outside_classic", "hidden"))
    words = (" ".join(finding.sentence(language) for finding in told.there(*ids)) for ids in paragraphs)
    return Headed(lenses_exhibit(told, language, narrow), tuple(filter(None, words)))


@kept(400)
def variety(
    held: Snapshot, gemeente: str, kind: str, others: tuple[str, ...], width: int, language: Language
) -> Headed:
    """How many come from elsewhere, and how varied they are, beside all other gemeenten."""
    told = story(held, gemeente)
    exhibit = variety_exhibit(
        national(held), told, _peers(held, gemeente, kind, others), language, width=width
    )
    return Headed(exhibit, tuple(finding.sentence(language) for finding in told.there(*TOLD)))


@kept(400)
def reasons(held: Snapshot, gemeente: str, language: Language) -> Exhibit:
    """Why the gemeente has its type."""
    return type_exhibit(national(held), story(held, gemeente), language)


@kept(400)
def turnover(held: Snapshot, gemeente: str, language: Language) -> Headed:
    """Who came and who left, over the latest years with figures."""
    told = story(held, gemeente)
    return Headed(turnover_exhibit(national(held), told, language), turnover_told(told, language))


@kept(400)
def standouts(held: Snapshot, gemeente: str, language: Language) -> tuple[Sentence, ...]:
    """What stands out."""
    told = story(held, gemeente).standouts
    return tuple(Sentence(finding.sentence(language), _elsewhere(finding)) for finding in told)


@kept(400)
def wijken(held: Snapshot, gemeente: str, year: int, frame: Size, language: Language) -> Exhibit | None:
    """The wijken on a small map; None where there are no figures of them."""
    found = national(held)
    return wijken_exhibit(found, profile(found, gemeente, year), frame, language)


def _peers(held: Snapshot, gemeente: str, kind: str, others: tuple[str, ...]) -> PeerSet:
    return peer_set(national(held), gemeente, kind, others)


def _elsewhere(finding: Finding) -> Link:
    """Where more is told of a finding: what this page tells itself is compared on another."""
    link = finding.link
    return link if link and link.page != HERE else Link("vergelijk", link.query if link else ())
