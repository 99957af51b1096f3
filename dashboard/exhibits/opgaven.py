"""The page of the tasks: what leads to which theme, a theme beside peers, one figure over wijken and beside others."""

from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.analysis.themes import themes
from dashboard.charts.dots import dot_key
from dashboard.charts.ground import Size, ground
from dashboard.charts.key import Key
from dashboard.charts.theme_map import theme_key, theme_map
from dashboard.charts.theme_strip import ROW, spread_key, theme_strip
from dashboard.exhibits.exhibit import Area, Exhibit
from dashboard.exhibits.vergelijk import relation_picture
from dashboard.findings.data.national import HERKOMST, National, national
from dashboard.findings.model.bounds import BOUNDS
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.chosen_peers import among, peer_set
from dashboard.findings.profile.present import SHARE_OF
from dashboard.findings.profile.story import story
from dashboard.findings.themes.bridges import Rule, bridges, declared
from dashboard.findings.themes.comparison import (
    ThemeComparison,
    ThemeWijken,
    compare_theme,
    themes_wijken,
)
from dashboard.findings.themes.comparison import no_wijken as why_none
from dashboard.findings.themes.options import advice, literature
from dashboard.findings.within.classes import METHODS, classify
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept
from geo.called import called

__all__ = [
    "Way",
    "foremost",
    "no_wijken",
    "options",
    "patterns",
    "questions",
    "relation_exhibit",
    "shown_peers",
    "theme_exhibit",
    "theme_on_slide",
    "ways",
    "wijken_exhibit",
    "works",
]

_WIDE = 0.1
"""Part of the highest figure: a buurt of which it lies in a wider range is not named as the highest or the lowest."""

_FEWEST = 2
"""Wijken with a figure; one alone is no comparison."""

Peers = tuple[str, tuple[str, ...]]
"""The kind of the peers, and those chosen by hand."""


@kept(400)
def theme_exhibit(held: Snapshot, gemeente: str, theme: str, peers: Peers, language: Language) -> Exhibit:
    """The figures of a theme beside the peers."""
    frames, beside = _beside(held, gemeente, theme, peers)
    declared, names = frames.themes.declared, frames.gemeenten.names
    label = declared.theme[theme].label[language.code]
    told = " ".join(finding.sentence(language) for finding in beside.findings)
    group = among(frames, beside.peers).write(language)
    enough = beside.peers.enough
    key = dot_key(names[gemeente], language.say("vergelijk.strips.key_peers"), "")
    return Exhibit(
        id=f"theme_{theme}",
        numbers=beside.numbers,
        language=language,
        title=language.say("opgaven.strip", theme=label, name=names[gemeente], peers=group)
        if enough
        else label,
        alt=language.say("opgaven.strip_alt", theme=label, name=names[gemeente], told=told),
        picture=theme_strip(beside, declared.indicator, names, language),
        subtitle=language.say("opgaven.strip_subtitle")
        if enough
        else language.say("opgaven.too_few", count=len(beside.peers.members), minimum=beside.peers.minimum),
        key=key + spread_key(language) if enough else key,
        terms=("opgave", "peers", "mediaan"),
    )


def theme_on_slide(
    held: Snapshot, gemeente: str, theme: str, peers: Peers, language: Language, height: int
) -> tuple[str, Exhibit] | None:
    """The figures that are the furthest from the middle of all gemeenten, as many as have room, and what is told first.

    None where none of the theme can be laid beside others.
    """
    _, beside = _beside(held, gemeente, theme, peers)
    apart = {nth: one.unusual for nth, one in enumerate(beside.findings) if one.unusual is not None}
    if beside.foremost is None:
        return None
    places = sorted(sorted(apart, key=lambda nth: -(apart[nth] or 0))[: max(height // ROW, 1)])
    frames, exhibit = national(held), theme_exhibit(held, gemeente, theme, peers, language)
    shown = replace(beside, rows=beside.rows.iloc[places])
    picture = theme_strip(shown, frames.themes.declared.indicator, frames.gemeenten.names, language)
    numbers = replace(exhibit.numbers, frame=exhibit.numbers.frame.iloc[places])
    alt = " ".join(beside.findings[nth].sentence(language) for nth in places)
    drawn = replace(exhibit, picture=picture, numbers=numbers, alt=alt)
    return beside.foremost.sentence(language), drawn


@kept(400)
def foremost(held: Snapshot, gemeente: str, theme: str, peers: Peers, language: Language) -> str | None:
    """The sentence of the figure that is the furthest from the middle of all gemeenten, if any is."""
    _, beside = _beside(held, gemeente, theme, peers)
    if beside.foremost is None:
        return None
    return language.say("opgaven.foremost", sentence=beside.foremost.sentence(language))


@kept(400)
def wijken_exhibit(
    held: Snapshot,
    gemeente: str,
    code: str,
    frame: Size,
    language: Language,
    level: str = "wijk",
    method: str = METHODS[0],
    own: str | None = None,
) -> Exhibit | None:
    """One figure over the wijken or buurten, on a map where there are boundaries; None where they have no figures."""
    frames = national(held)
    found = themes_wijken(frames, gemeente, code, level)
    if found is None or found.numbers.frame["value"].count() < _FEWEST:
        return None
    name, label = frames.gemeenten.names[gemeente], found.declared.label[language.code]
    unit = language.say(f"unit.{found.declared.unit}.of", base=found.declared.base[language.code])
    subtitle = language.say("opgaven.wijken_subtitle", year=found.found.year, unit=unit)
    levels = language.say(f"level.{level}.plural")
    key: Key = ()
    if found.drawn is None:
        unmapped = language.say("opgaven.wijken_unmapped", year=found.found.year, levels=levels)
        picture, area, subtitle = None, None, f"{subtitle}. {unmapped}"
    else:
        classes = classify(found.numbers.frame["value"], method, found.declared.decimals)
        shapes = ground(held, level, found.drawn, gemeente, frame)
        picture = theme_map(found, classes, shapes, language, own)
        key, area = theme_key(found, classes, language), Area(level, found.drawn, gemeente)
    return Exhibit(
        id=f"wijken_{code}",
        numbers=found.numbers,
        language=language,
        title=language.say("opgaven.wijken_title", label=label, name=name, levels=levels),
        alt=_told(found, label, name, language),
        picture=picture,
        subtitle=subtitle,
        key=key,
        own=dict(zip(found.regions, found.numbers.frame["name"], strict=True)).get(own) if own else None,
        terms=("klassen", "natuurlijke_grenzen", "afronding") if area else ("afronding",),
        map=area,
    )


def no_wijken(held: Snapshot, gemeente: str, code: str, language: Language, level: str = "wijk") -> str:
    """Say why there is no figure over the wijken or buurten."""
    return why_none(national(held), gemeente, code, level).say(language)


@kept(400)
def relation_exhibit(
    held: Snapshot, gemeente: str, code: str, peers: Peers, narrow: bool, language: Language
) -> Exhibit | None:
    """One figure of all gemeenten beside the share from elsewhere of the nearest year; None without the figure."""
    frames = national(held)
    found = frames.themes.gemeente.get(code)
    if found is None:
        return None
    share = SHARE_OF[HERKOMST]
    keys, compared = (share, code), (gemeente, *peers)
    years = frames.values(share)["value"].loc[gemeente].dropna().index
    nearest = min(years, key=lambda year: (abs(year - found.year), -year), default=found.year)
    exhibit = relation_picture(held, compared, keys, int(nearest), False, narrow, language)
    label = frames.themes.declared.indicator[code].label[language.code]
    title = language.say("opgaven.relation_title", label=label)
    return exhibit and replace(exhibit, id=f"relation_{code}", title=title)


@cache
def questions(theme: str, language: Language) -> str:
    """What a bestuurder could ask, as a list in Markdown."""
    return "\n".join(f"- {question.text[language.code]}" for question in advice().questions(theme))


@cache
def options(theme: str | None, language: Language) -> str:
    """What a municipality could do about a theme (None: any), each with the works that it follows, in Markdown."""
    return "\n".join(
        f"- {option.text[language.code]} {_after(option.sources, language)}"
        for option in advice().options(theme)
    )


@cache
def works(theme: str) -> str:
    """The works that the options for a theme and for any follow, in full, as a list in Markdown."""
    followed = (*advice().options(theme), *advice().options(None))
    used = dict.fromkeys(source for option in followed for source in option.sources)
    return "\n".join(f"- [{work.full}]({work.url})" for work in (literature()[key] for key in used))


@dataclass(frozen=True)
class Way:
    """A pattern of a gemeente, and the theme that it makes worth a talk.

    Attributes
    ----------
    theme : str
        Its code.
    label : str
    pattern, why : str
        The pattern with the gemeente's own figure, and why that asks for this theme, with the works, in Markdown.
    """

    theme: str
    label: str
    pattern: str
    why: str


@kept(400)
def ways(held: Snapshot, gemeente: str, language: Language) -> tuple[Way, ...]:
    """Return what of a gemeente leads to which theme, the most unusual first; perhaps nothing."""
    return tuple(
        Way(
            theme=one.rule.theme,
            label=themes().theme[one.rule.theme].label[language.code],
            pattern=" ".join(told.say(language) for told in one.told),
            why=_why(one.rule, language),
        )
        for one in bridges(national(held), story(held, gemeente))
    )


@cache
def patterns(language: Language) -> str:
    """Say by which rule patterns count and which are looked for, in Markdown."""
    rules, say = declared(), language.say
    least = language.formats.decimal(rules.least, 1)
    rows = (
        say(
            "bridge.how_row",
            pattern=rule.pattern[language.code].capitalize(),
            theme=themes().theme[rule.theme].label[language.code],
            why=_why(rule, language),
        )
        for rule in rules.rule
    )
    intro = say("bridge.how_intro", least=least, most=str(rules.most))
    return "\n".join([intro, "", *(f"- {row}" for row in rows)])


def _why(rule: Rule, language: Language) -> str:
    """Why a pattern leads to its theme, with the work that says so, in Markdown."""
    known = rule.known
    return f"{rule.why(language)} *({language.say('opgaven.works')}: [{known.source.short}]({known.page}))*"


def _after(sources: tuple[str, ...], language: Language) -> str:
    """The works that something follows, with their addresses, in Markdown."""
    named = ", ".join(f"[{literature()[source].short}]({literature()[source].url})" for source in sources)
    return f"*({language.say('opgaven.works')}: {named})*"


@kept(400)
def shown_peers(held: Snapshot, gemeente: str, peers: Peers, language: Language) -> tuple[Peers, str | None]:
    """The peers asked for, or with a word others where those are too few; a choice by hand is kept."""
    kind, others = peers
    frames = national(held)
    found = peer_set(frames, gemeente, kind, others)
    if found.enough or kind in ("own", "nearest"):
        return peers, None
    other = "nearest" if "nearest" in frames.kinds else frames.usual_peers(gemeente).kind
    if other == kind:
        return peers, None
    count = len(found.members)
    told = {
        "asked": language.say(f"peers.{kind}"),
        "minimum": found.minimum,
        "name": frames.gemeenten.names[gemeente],
    }
    if other != "nearest":
        return (other, ()), language.say("absence.instead", instead=language.say(f"peers.{other}"), **told)
    return ("nearest", ()), language.count("opgaven.instead", count, count=count, **told)


@kept(400)
def _beside(held: Snapshot, gemeente: str, theme: str, peers: Peers) -> tuple[National, ThemeComparison]:
    frames = national(held)
    return frames, compare_theme(frames, theme, peer_set(frames, gemeente, *peers))


def _told(found: ThemeWijken, label: str, name: str, language: Language) -> str:
    known = found.numbers.frame.dropna(subset="value")
    if found.level == "buurt":
        # So few live in many of them that rounding makes their figures of any height.
        known = known[known["high"] - known["low"] <= _WIDE * known["value"].max()]
    if known.empty:
        levels = language.say(f"level.{found.level}.plural")
        title = language.say("opgaven.wijken_title", label=label, name=name, levels=levels)
        return language.say("map.alt_unsure", title=title)
    unit, digits = found.declared.unit, found.declared.decimals
    highest, lowest = known.iloc[0], known.iloc[-1]
    names = called(found.numbers.frame["name"], name)

    def written(value: float, low: float, high: float) -> str:
        return Quantity(value, unit, digits, within=Range(low, high)).write(language)

    told = {
        "label": label,
        "name": name,
        "levels": language.say(f"level.{found.level}.plural"),
        "year": found.found.year,
        "highest": names[highest["name"]],
        "high": written(*highest[["value", *BOUNDS]].astype(float)),
    }
    return language.say(
        "opgaven.wijken_alt" if pd.notna(found.own) else "opgaven.wijken_alt_alone",
        **told,
        lowest=names[lowest["name"]],
        low=written(*lowest[["value", *BOUNDS]].astype(float)),
        own=Quantity(found.own, unit, digits).write(language),
    )
