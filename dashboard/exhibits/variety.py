"""How much and how varied: the picture of all gemeenten on both axes."""

from dashboard.analysis.peers import PeerSet
from dashboard.charts.variety import variety, variety_key
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Story
from dashboard.findings.model.indicators import short
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.peers.variety_of_all import variety_of_all
from dashboard.language import Language

__all__ = ["TOLD", "variety_exhibit"]

TOLD = ("largest", "top3", "effective", "variety_place", "variety_alike")
"""Findings that are told beside the picture."""


def variety_exhibit(
    held: National, told: Story, peers: PeerSet, language: Language, height: int = 460, width: int = 600
) -> Exhibit:
    """How many come from elsewhere in every gemeente, and how large their largest group is.

    Parameters
    ----------
    held : National
    told : Story
    peers : PeerSet
        Who is ringed.
    language : Language
    height, width : int
        Of the picture in pixels, the width as far as it is known beforehand.
    """
    found = variety_of_all(held)
    classification, groups = held.by_country.partition
    who = among(held, peers).write(language) if peers.members else ""
    said = told.there("largest", "variety_place")
    return Exhibit(
        id="variety",
        numbers=found.numbers,
        language=language,
        title=language.say("uw_gemeente.variety"),
        subtitle=language.say(f"uw_gemeente.variety_subtitle_{classification}", year=held.by_country.year),
        alt=" ".join(finding.sentence(language) for finding in said),
        picture=variety(found, peers, language, height, width),
        key=variety_key(found, told.name, who, language),
        own=told.name,
        terms=("grootste_groep", "effectief_aantal", "type", f"groepen_{short((classification, groups))}"),
    )
