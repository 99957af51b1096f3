"""The page of the tasks: a theme beside peers, one figure over the wijken, and that figure beside the index."""

from dataclasses import replace

from dashboard.cached import keep
from dashboard.cached.vergelijk import relation_picture
from dashboard.charts.dots import dot_key
from dashboard.charts.exhibit import Exhibit
from dashboard.charts.theme_strip import spread_key, theme_strip
from dashboard.findings.chosen_peers import among, peer_set
from dashboard.findings.national import National, national
from dashboard.findings.options import advice, literature
from dashboard.findings.quantities import Quantity
from dashboard.findings.themes_beside import ThemeBeside, ThemeWijken, themes_beside, themes_wijken
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["foremost", "options", "questions", "relation_exhibit", "theme_exhibit", "wijken_exhibit", "works"]

Peers = tuple[str, tuple[str, ...]]
"""The kind of the peers, and those chosen by hand."""


@keep(max_entries=400)
def theme_exhibit(held: Snapshot, gemeente: str, theme: str, peers: Peers, language: Language) -> Exhibit:
    """The figures of a theme beside the peers."""
    frames, beside = _beside(held, gemeente, theme, peers)
    declared, names = frames.themes.declared, frames.gemeenten.names
    label = declared.theme[theme].label[language.code]
    told = " ".join(finding.sentence(language) for finding in beside.findings)
    group = among(beside.peers).write(language)
    enough = beside.peers.enough
    key = dot_key(names[gemeente], language.say("vergelijk.strips.key_peers"), "") + spread_key(language)
    return Exhibit(
        id=f"theme_{theme}",
        figure=beside.figure,
        language=language,
        title=language.say("opgaven.strip", theme=label, name=names[gemeente], peers=group)
        if enough
        else label,
        alt=language.say("opgaven.strip_alt", theme=label, name=names[gemeente], told=told),
        picture=theme_strip(beside, declared.indicator, names, language),
        subtitle=language.say("opgaven.strip_subtitle")
        if enough
        else language.say("opgaven.too_few", count=len(beside.peers.members), minimum=beside.peers.minimum),
        key=key if enough else "",
        terms=("opgave", "peers", "mediaan"),
    )


@keep(max_entries=400)
def foremost(held: Snapshot, gemeente: str, theme: str, peers: Peers, language: Language) -> str | None:
    """The sentence of the figure that is the furthest from the middle of all gemeenten, if any is."""
    _, beside = _beside(held, gemeente, theme, peers)
    if beside.foremost is None:
        return None
    return language.say("opgaven.foremost", sentence=beside.foremost.sentence(language))


@keep(max_entries=400)
def wijken_exhibit(held: Snapshot, gemeente: str, code: str, language: Language) -> Exhibit | None:
    """One figure over the wijken, highest first; None where there are no figures of them."""
    frames = national(held)
    found = themes_wijken(frames, gemeente, code)
    if found is None:
        return None
    name, label = frames.gemeenten.names[gemeente], found.declared.label[language.code]
    unit = language.say(f"opgaven.unit.{found.declared.unit}", base=found.declared.base[language.code])
    return Exhibit(
        id=f"wijken_{code}",
        figure=found.figure,
        language=language,
        title=language.say("opgaven.wijken_title", label=label, name=name),
        alt=_told(found, label, name, language),
        subtitle=language.say("opgaven.wijken_subtitle", year=found.found.year, unit=unit),
    )


@keep(max_entries=400)
def relation_exhibit(
    held: Snapshot, gemeente: str, code: str, peers: Peers, narrow: bool, language: Language
) -> Exhibit | None:
    """One figure of all gemeenten laid against the index of the nearest year; None where there is none."""
    frames = national(held)
    found = frames.themes.gemeente.get(code)
    if found is None:
        return None
    keys, compared = ("index", code), (gemeente, *peers)
    exhibit = relation_picture(held, compared, keys, found.year, False, narrow, language)
    label = frames.themes.declared.indicator[code].label[language.code]
    title = language.say("opgaven.relation_title", label=label)
    return exhibit and replace(exhibit, id=f"relation_{code}", title=title)


@keep(max_entries=2 * 5)
def questions(theme: str, language: Language) -> str:
    """What a bestuurder could ask, as a list in Markdown."""
    return "\n".join(f"- {question.text[language.code]}" for question in advice().questions(theme))


@keep(max_entries=2 * 5)
def options(theme: str, language: Language) -> str:
    """What a municipality could do, each with the works that it follows, as a list in Markdown."""
    rows = []
    for option in advice().options(theme):
        works = ", ".join(
            f"[{literature()[source].short}]({literature()[source].url})" for source in option.sources
        )
        rows.append(f"- {option.text[language.code]} *({language.say('opgaven.works')}: {works})*")
    return "\n".join(rows)


@keep(max_entries=2 * 5)
def works(theme: str) -> str:
    """The works that the options for a theme follow, in full, as a list in Markdown."""
    used = dict.fromkeys(source for option in advice().options(theme) for source in option.sources)
    return "\n".join(f"- [{work.full}]({work.url})" for work in (literature()[key] for key in used))


@keep(max_entries=400)
def _beside(held: Snapshot, gemeente: str, theme: str, peers: Peers) -> tuple[National, ThemeBeside]:
    frames = national(held)
    return frames, themes_beside(frames, theme, peer_set(frames, gemeente, *peers))


def _told(found: ThemeWijken, label: str, name: str, language: Language) -> str:
    known = found.figure.frame.dropna(subset="value")
    unit, digits = f"theme.{found.declared.unit}", found.declared.decimals
    highest, lowest = known.iloc[0], known.iloc[-1]
    told = {
        "label": label,
        "name": name,
        "year": found.found.year,
        "highest": highest["name"],
        "high": Quantity(float(highest["value"]), unit, digits).write(language),
    }
    if len(known) == 1:
        return language.say("opgaven.wijken_alt_one", **told)
    return language.say(
        "opgaven.wijken_alt",
        **told,
        lowest=lowest["name"],
        low=Quantity(float(lowest["value"]), unit, digits).write(language),
        own=Quantity(found.own, unit, digits).write(language),
    )
