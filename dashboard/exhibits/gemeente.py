"""The pictures of one gemeente with all that belongs to each: what its page shows, and every export writes."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.analysis.peers import PeerSet
from dashboard.charts.choropleth import choropleth, class_key
from dashboard.charts.composition import composition, tells_birthplace
from dashboard.charts.countries import MOST, largest_countries
from dashboard.charts.dots import dot_key
from dashboard.charts.ground import Size, ground
from dashboard.charts.hundred import hundred as hundred_picture
from dashboard.charts.position import position
from dashboard.charts.trend import trend
from dashboard.exhibits.exhibit import Area, Exhibit
from dashboard.findings.data.areas import area_names, area_values
from dashboard.findings.data.national import National
from dashboard.findings.model.indicators import short
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.model.story import Story
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.peers.ranks import Ranks, ranks
from dashboard.findings.profile.hundred import hundred
from dashboard.findings.profile.profile import Profile
from dashboard.findings.sources.type_reasons import type_reasons
from dashboard.findings.within.classes import METHODS
from dashboard.findings.within.maps import make_map
from dashboard.language import Language
from dashboard.markup.figure_table import figure_table
from data_sources.errors import Lacking, NotHeldError

__all__ = [
    "countries_exhibit",
    "groups_exhibit",
    "hundred_exhibit",
    "position_exhibit",
    "ranks_exhibit",
    "series_exhibit",
    "share_series_exhibit",
    "type_exhibit",
    "wijken_exhibit",
]


def hundred_exhibit(
    held: National, told: Profile, language: Language, width: int = 600, alone: bool = False
) -> Exhibit:
    """A hundred figures by origin, and under them those of earlier years.

    Parameters
    ----------
    held : National
    told : Profile
    language : Language
    width : int
        Expected width in pixels.
    alone : bool
        Whether the earlier years are left out.
    """
    numbers = hundred(held, told.gemeente, told.year, told.partition, alone)
    parts = [
        language.say(
            f"uw_gemeente.hundred_told_{classification}",
            year=year,
            told=", ".join(
                f"{figures} {language.group(group)}"
                for figures, group in zip(rows["figures"], rows["group"], strict=True)
                if figures
            ),
        )
        for (year, classification), rows in numbers.frame.groupby(["year", "classification"], sort=False)
    ]
    return Exhibit(
        id="hundred",
        numbers=numbers,
        language=language,
        title=language.say("uw_gemeente.hundred", name=told.name),
        subtitle=_when(told, language),
        alt=f"{language.say('uw_gemeente.hundred', name=told.name)}: {' '.join(parts)}",
        picture=hundred_picture(numbers, language, width),
        terms=(told.partition[0], "breuk"),
    )


def groups_exhibit(told: Profile, language: Language) -> Exhibit:
    """The groups in numbers and shares, those born abroad hatched."""
    rows = told.groups.frame.to_dict("records")
    parts = ", ".join(
        language.say(
            "profile.group_told",
            group=language.group(row["group"]),
            share=replace(told.groups.quantity(row, "share"), digits=1).write(language),
        )
        for row in rows
    )
    hatched = language.say("uw_gemeente.hatched") if tells_birthplace(told.groups) else ""
    return Exhibit(
        id="groups",
        numbers=told.groups,
        language=language,
        title=language.say(f"uw_gemeente.groups_{told.partition[0]}"),
        subtitle=f"{_when(told, language)} {hatched}".strip(),
        alt=language.say("profile.groups_alt", name=told.name, year=told.year, told=parts),
        picture=composition(told.groups, language) if rows else None,
        terms=(told.partition[0],),
    )


def countries_exhibit(held: National, told: Story, language: Language) -> Exhibit | None:
    """The largest countries of origin, those born abroad hatched; None without figures of the present by country.

    Parameters
    ----------
    held : National
    told : Story
    language : Language
    """
    if held.finest is None:
        return None
    numbers, finding = told.numbers("countries"), told.finding("countries")
    partition = held.by_country.partition
    known = bool(numbers.frame["share"].notna().all())
    title = language.say("uw_gemeente.countries")
    words = language.say(f"trend.{partition[0]}", groups=partition[1])
    parts = [
        language.say("uw_gemeente.when", year=held.by_country.year, classification=words),
        language.say("uw_gemeente.countries_subtitle", most=MOST),
        language.say("uw_gemeente.hatched") if known and tells_birthplace(numbers) else "",
    ]
    return Exhibit(
        id="countries",
        numbers=numbers,
        language=language,
        title=title,
        subtitle=" ".join(part for part in parts if part) if known else finding.sentence(language),
        alt=f"{title}. {finding.sentence(language)}",
        picture=largest_countries(numbers, language) if known else None,
        terms=("herkomst", f"groepen_{short(partition)}"),
    )


def position_exhibit(
    held: National,
    told: Profile,
    peers: PeerSet,
    language: Language,
    size: Size = (600, 190),
    named: Sequence[str] = (),
) -> Exhibit:
    """All gemeenten on the share from elsewhere, the peers ringed.

    Parameters
    ----------
    held : National
    told : Profile
    peers : PeerSet
    language : Language
    size : (width, height)
        Of the picture in pixels, the width as far as it is known beforehand.
    named : sequence of str
        Regions among the peers that are named.
    """
    found = ranks(held, told.indicator, told.year, peers)
    who = among(held, peers, found.beside.peers).write(language)
    # The parts of an area of one's own are no others, and are ringed all the same.
    known = found.of_all.values.dropna().index
    rest = len(known) - known.isin([told.gemeente, *peers.members]).sum()
    others = language.say("uw_gemeente.others", count=int(rest))
    place = _place(found, told, who, language)
    return Exhibit(
        id="positions",
        numbers=found.numbers,
        language=language,
        title=language.say("uw_gemeente.position", name=told.name),
        subtitle=place,
        alt=language.say("uw_gemeente.position_alt", count=len(found.of_all.values), place=place),
        picture=position(found, held.gemeenten.names, language, size, named),
        key=dot_key(told.name, who if found.beside.peers else "", others),
        own=told.name,
        terms=(told.partition[0],),
    )


def ranks_exhibit(held: National, told: Profile, peers: PeerSet, language: Language) -> Exhibit:
    """Place, percentile and middle among all, the same type and the peers: a table."""
    found = ranks(held, told.indicator, told.year, peers).ranks
    title = language.say("uw_gemeente.ranks")
    terms = ("percentiel", "mediaan", "peers")
    table = figure_table(found, language)
    return Exhibit("ranks", found, language, title, alt=title, drawn=table, terms=terms)


def series_exhibit(told: Story, language: Language, height: int = 300) -> Exhibit:
    """The index through the years, with the break."""
    numbers = told.numbers("series")
    sentences = [finding.sentence(language) for finding in told.there("series_7", "series_3")]
    return Exhibit(
        id="series",
        numbers=numbers,
        language=language,
        title=language.say("uw_gemeente.series"),
        subtitle=language.say("uw_gemeente.series_subtitle"),
        alt=language.say("trend.alt", name=told.name, told=" ".join(sentences)),
        picture=trend(numbers, language, height),
        terms=("breuk",),
    )


def share_series_exhibit(told: Story, language: Language, height: int = 300) -> Exhibit:
    """The share with an origin elsewhere through the years, with the break."""
    numbers = told.numbers("share_series")
    title = language.say("uw_gemeente.share_series")
    return Exhibit(
        id="share_series",
        numbers=numbers,
        language=language,
        title=title,
        subtitle=language.say("uw_gemeente.share_series_subtitle"),
        alt=f"{title}. {' '.join(finding.sentence(language) for finding in told.there('change'))}",
        picture=trend(numbers, language, height),
        terms=("breuk",),
    )


def type_exhibit(held: National, told: Story, language: Language) -> Exhibit:
    """The conditions that decided on the type: a table."""
    reason, numbers = told.finding("type").sentence(language), type_reasons(held, told.gemeente)
    return Exhibit(
        id="type_reasons",
        numbers=numbers,
        language=language,
        title=language.say("uw_gemeente.type"),
        subtitle=reason,
        alt=reason,
        drawn=figure_table(numbers, language),
        terms=("type",),
    )


def wijken_exhibit(
    held: National,
    told: Profile,
    frame: Size,
    language: Language,
    level: str = "wijk",
) -> Exhibit | None:
    """The share from elsewhere of the wijken or buurten on a map, in the year with figures of them that is nearest.

    Parameters
    ----------
    held : National
    told : Profile
    frame : (width, height)
        Expected size in pixels.
    language : Language
    level : str
        `wijk` or `buurt`.

    Returns
    -------
    Exhibit or None
        None where there are fewer than two areas with boundaries and figures.

    Raises
    ------
    NotHeldError
        There are no figures of such areas at all in this division, or none with boundaries.
    """
    drawn = set(held.snapshot.area_years(level))
    held.inside.last_year(level, told.partition)
    years = sorted(drawn & set(held.inside.small_tables(level, told.partition)))
    if not years:
        wanted = tuple(held.inside.small_tables(level, told.partition))
        raise NotHeldError(Lacking("areas", (level,), wanted, there=tuple(sorted(drawn))))
    year = min(years, key=lambda other: abs(other - told.year))
    names = area_names(held.snapshot, level, year, told.gemeente)
    if len(names) < 2:
        return None
    values = area_values(held.snapshot, told.indicator, level, year)
    found = make_map(
        told.indicator, level, year, values, names, METHODS[0], told.name, held.snapshot, language
    )
    if found.areas["value"].notna().sum() < 2:
        return None
    return Exhibit(
        id=f"areas_{level}",
        numbers=found.numbers,
        language=language,
        title=language.say(f"uw_gemeente.{level}en", name=told.name),
        # The title names the areas alone: of what they are coloured is said here.
        subtitle=f"{found.indicator.told('name').write(language)} · {found.subtitle}",
        alt=found.alt,
        picture=choropleth(found, ground(held.snapshot, level, year, told.gemeente, frame), None, language),
        key=class_key(found, language),
        terms=("klassen", "afronding"),
        map=Area(level, year, told.gemeente),
    )


def _place(found: Ranks, told: Profile, who: str, language: Language) -> str:
    """Say the places among all and among the peers, as far as they can be said."""
    if found.everyone.places is None:
        return language.say("uw_gemeente.place_none", name=told.name, year=told.year)
    rank = Quantity(found.everyone.places, "place").write(language)
    measure = found.indicator.told("name").write(language)
    said = language.say(
        "uw_gemeente.place",
        measure=measure,
        name=told.name,
        rank=rank,
        of=found.everyone.of,
        year=told.year,
    )
    if found.beside.places is not None:
        rank = Quantity(found.beside.places, "place").write(language)
        said += " " + language.say("uw_gemeente.place_beside", rank=rank, of=found.beside.of, who=who)
    return said


def _when(told: Profile, language: Language) -> str:
    words = language.say(f"trend.{told.partition[0]}", groups=told.partition[1])
    return language.say("uw_gemeente.when", year=told.year, classification=words)
