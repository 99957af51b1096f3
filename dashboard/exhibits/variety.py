"""How much and how varied: the picture of all gemeenten on both axes, about one, about some, or about none."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.analysis.peers import PeerSet
from dashboard.charts.key import Key
from dashboard.charts.variety import variety, variety_key
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import National
from dashboard.findings.model.indicators import short
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.model.story import Story
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.peers.variety_of_all import variety_of_all
from dashboard.language import Language

__all__ = ["TOLD", "variety_exhibit", "variety_of_some"]

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
    who = among(held, peers).write(language) if peers.members else ""
    said = told.there("largest", "variety_place")
    alt = " ".join(finding.sentence(language) for finding in said)
    found = variety_of_all(held)
    key = variety_key(found, told.name, who, language)
    return _exhibit(held, language, alt, key, variety(found, peers, language, height, width), told.name)


def variety_of_some(
    held: National, codes: Sequence[str], alt: str, language: Language, height: int, width: int
) -> Exhibit:
    """The same, of which some gemeenten are ringed and named; with none it is about all of them.

    Parameters
    ----------
    held : National
    codes : sequence of str
    alt : str
        What is seen of them.
    language : Language
    height, width : int
        Of the picture in pixels.
    """
    found, some = variety_of_all(held), PeerSet("own", "", tuple(codes))
    names = Quantity(tuple(held.gemeenten.names[code] for code in codes), "names").write(language)
    picture = variety(found, some, language, height, width, named=True)
    return _exhibit(held, language, alt, variety_key(found, "", names if codes else "", language), picture)


def _exhibit(
    held: National, language: Language, alt: str, key: Key, picture: go.Figure, own: str | None = None
) -> Exhibit:
    classification, groups = held.by_country.partition
    return Exhibit(
        id="variety",
        numbers=variety_of_all(held).numbers,
        language=language,
        title=language.say("uw_gemeente.variety"),
        subtitle=language.say(f"uw_gemeente.variety_subtitle_{classification}", year=held.by_country.year),
        alt=alt,
        picture=picture,
        key=key,
        own=own,
        terms=("grootste_groep", "effectief_aantal", "type", f"groepen_{short((classification, groups))}"),
    )
