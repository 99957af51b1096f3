"""What is being looked at, as the URL says it: read from any text at all, without Streamlit.

Every value in the URL is a code; that of a gemeente may be written in any form, or as its name. What cannot be shown
gives way to the nearest that can, with a note that says so: the level comes first, then the year, then the indicator.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from dashboard.findings.areas.own_area import MOST_MEMBERS, clean_name
from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.national import KINDS, PREFERRED
from dashboard.findings.data.origin import Offer
from dashboard.findings.data.search import NotFoundError, code_now, find_gemeente
from dashboard.findings.model.indicators import indicators
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.own_data.codes import as_code, prefix_of
from dashboard.findings.within.classes import METHODS
from dashboard.language import PARAMETER, Language
from dashboard.url.slides import read_slides

__all__ = ["BY_HAND", "MOST_OTHERS", "PARAMETERS", "View", "read_view"]

BY_HAND = "own"
"""The set of peers that someone chose one by one."""

MOST_OTHERS = 12

Kinds = Callable[[str | None], tuple[str, ...]]
"""The sets of peers that a gemeente can be compared with, first the one that is taken where nobody chose; without a
gemeente, all that can be made of the figures."""

PARAMETERS = {
    "gemeente": "gemeente",
    "year": "jaar",
    "indicator": "indicator",
    "level": "niveau",
    "classes": "klassen",
    "area": "gebied",
    "classification": "indeling",
    "peers": "vergelijk",
    "others": "met",
    "together": "samen",
    "named": "naam",
    "language": PARAMETER,
    "series": "reeks",
    "slide": "dia",
}
"""Name in the URL of each part of a view."""


@dataclass(frozen=True)
class View:
    """What is being looked at.

    Attributes
    ----------
    gemeente : str or None
        Code of a gemeente of today.
    year : int
    indicator : str
        Key of a declared indicator.
    level : str
        `gemeente` (the country), `wijk` or `buurt` (of the chosen gemeente).
    classes : str
        How values are put into classes.
    area : str or None
        Code of the wijk or buurt that is pointed out; whether it exists only the figures know.
    peers : str
        With whom the gemeente is compared: one of `KINDS`, or `BY_HAND`.
    others : tuple of str
        Gemeenten of today chosen by hand.
    together : tuple of str
        Codes of the gemeenten, wijken or buurten of an area of one's own; whether they make one only the figures know.
    named : str
        What that area is called; empty where nobody named it.
    language : str
    series : str
        Views put in a row to be shown one after another; see :mod:`dashboard.url.slides`.
    slide : int or None
        The place in that row of what is shown as a slide; 0 for a view on its own, None when not presenting.
    usual_peers : str
        The set that is taken for this gemeente where nobody chose: it goes without saying, and so gives way to that
        of another gemeente.
    year_chosen : bool
        Whether somebody chose the year; where nobody did, it gives way to the newest of areas of another kind.
    """

    gemeente: str | None
    year: int
    indicator: str
    level: str = "gemeente"
    classes: str = METHODS[0]
    area: str | None = None
    peers: str = KINDS[0]
    others: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    named: str = ""
    language: str = "nl"
    series: str = ""
    slide: int | None = None
    usual_peers: str = KINDS[0]
    year_chosen: bool = field(default=True, compare=False)

    @property
    def classification(self) -> str:
        """The classification of the indicator; the URL can ask for one instead of an indicator."""
        return indicators()[self.indicator].classification

    def parameters(self, **changed: Any) -> dict[str, str]:
        """Return the URL's parameters for this view, with some parts changed; what goes without saying is left out."""
        view = replace(self, **changed) if changed else self
        newest = view.level != self.level and not self.year_chosen and "year" not in changed
        return {
            name: ",".join(value) if isinstance(value, tuple) else str(value)
            for part in fields(view)
            if (name := PARAMETERS.get(part.name)) is not None
            and (value := getattr(view, part.name)) is not None
            and value != (view.usual_peers if part.name == "peers" else part.default)
            and not (newest and part.name == "year")
        }


def read_view(
    parameters: Mapping[str, str],
    offered: Offer,
    known: Gemeenten,
    language: Language,
    kinds: Kinds = lambda _: PREFERRED,
) -> tuple[View, tuple[str, ...]]:
    """Read a view from the URL.

    Parameters
    ----------
    parameters : mapping of str to str
        The URL's query; anything at all.
    offered : Offer
    known : Gemeenten
    language : Language
        Of the view and the notes.
    kinds : callable
        Which of `KINDS` a gemeente can be compared with, the usual one first.

    Returns
    -------
    View, tuple of str
        What to show, and a sentence for everything that differs from what was asked. A sentence never repeats
        what stood in the URL.
    """
    asked = {part: parameters[name] for part, name in PARAMETERS.items() if name in parameters}
    notes: list[str] = []
    if asked.get("language", language.code) != language.code:
        notes.append(language.say("note.language"))
    gemeente = _gemeente(asked.get("gemeente"), known, language, notes)
    level = _level(asked.get("level"), gemeente, offered, language, notes)
    wanted = _one_of(asked.get("indicator"), list(indicators()), "indicator", language, notes)
    wanted = _classified(wanted, asked.get("classification"), language, notes)
    year = _year(asked.get("year"), wanted, level, offered, language, notes)
    indicator = _indicator(wanted, level, year, offered, language, notes)
    classes = _one_of(asked.get("classes"), list(METHODS), "classes", language, notes) or METHODS[0]
    area = asked.get("area") if level != "gemeente" else None
    if area is not None and not (area.isascii() and area.isalnum() and len(area) <= 12):
        notes.append(language.say("note.area"))
        area = None
    peers, usual = _peers(asked.get("peers"), gemeente, kinds, language, notes)
    others = _others(asked.get("others"), known, language, notes)
    together = _together(asked.get("together"), known, language, notes)
    named = clean_name(asked.get("named", "")) if together else ""
    if asked.get("named") and not together:
        notes.append(language.say("note.named"))
    series, count = _series(asked.get("series"), language, notes)
    slide = _slide(asked.get("slide"), count, language, notes)
    chosen = (gemeente, year, indicator, level, classes, area, peers, others, together, named)
    year_chosen = asked.get("year") == str(year)
    view = View(*chosen, language.code, series, slide, usual_peers=usual, year_chosen=year_chosen)
    return view, tuple(notes)


def _classified(indicator: str | None, asked: str | None, language: Language, notes: list[str]) -> str | None:
    """The indicator, or else the first one of the classification asked for."""
    first = {declared.classification: key for key, declared in reversed(list(indicators().items()))}
    classification = _one_of(asked, list(first), "classification", language, notes)
    return first[classification] if indicator is None and classification else indicator


def _others(asked: str | None, known: Gemeenten, language: Language, notes: list[str]) -> tuple[str, ...]:
    if not asked:
        return ()
    codes = [code_now(written, known) for written in asked[: 8 * MOST_OTHERS].split(",")]
    others = tuple(dict.fromkeys(code for code in codes if code))[:MOST_OTHERS]
    if len(others) < len(asked.split(",")):
        notes.append(language.say("note.others", most=MOST_OTHERS))
    return others


def _together(asked: str | None, known: Gemeenten, language: Language, notes: list[str]) -> tuple[str, ...]:
    """The parts of an area: codes in any form and names of gemeenten, each once."""
    if not asked:
        return ()
    pieces = asked.split(",")
    codes = [_part_of_area(piece, known) for piece in pieces[: 2 * MOST_MEMBERS]]
    together = tuple(dict.fromkeys(code for code in codes if code))[:MOST_MEMBERS]
    if len(together) < len(pieces):
        notes.append(language.say("note.together", most=MOST_MEMBERS))
    return together


def _part_of_area(written: str, known: Gemeenten) -> str | None:
    """The code of a wijk, buurt or gemeente as CBS writes it; of a gemeente that is gone, that of before."""
    for level in ("wijk", "buurt"):
        if prefix_of(written) == level:
            return as_code(written, level)
    try:
        found = find_gemeente(written, known)
    except NotFoundError:
        return None
    return found.former or found.code


def _peers(
    asked: str | None, gemeente: str | None, kinds: Kinds, language: Language, notes: list[str]
) -> tuple[str, str]:
    """The peers asked for, and the usual ones, which are taken where nobody asks; those chosen by hand without any."""
    there = kinds(gemeente)
    usual = there[0] if there else BY_HAND
    found = _one_of(asked, [*KINDS, BY_HAND], "peers", language, notes) or usual
    if found in (*there, BY_HAND):
        return found, usual
    told = {"asked": language.say(f"peers.{found}")}
    if found in kinds(None):
        notes.append(language.say("note.peers_unlike", shown=language.say(f"peers.{usual}"), **told))
    else:
        notes.append(language.say("note.peers_lacking", **told))
    return usual, usual


def _series(asked: str | None, language: Language, notes: list[str]) -> tuple[str, int]:
    if not asked:
        return "", 0
    try:
        return asked, len(read_slides(asked))
    except ValueError:
        notes.append(language.say("note.series"))
        return "", 0


def _slide(asked: str | None, count: int, language: Language, notes: list[str]) -> int | None:
    if asked is None:
        return None
    if asked.isascii() and asked.isdigit() and len(asked) <= 3 and int(asked) <= count:
        return int(asked)
    notes.append(language.say("note.slide"))
    return 0


def _gemeente(asked: str | None, known: Gemeenten, language: Language, notes: list[str]) -> str | None:
    if not asked:
        return None
    try:
        found = find_gemeente(asked, known)
    except NotFoundError as error:
        key = "_several" if error.several else "_nearly" if error.names else ""
        names = Quantity(error.names, "names").write(language)
        notes.append(language.say(f"note.gemeente{key}", names=names))
        return None
    if found.former:
        notes.append(known.what_became(found.former, language))
    return found.code


def _level(
    asked: str | None, gemeente: str | None, offered: Offer, language: Language, notes: list[str]
) -> str:
    level = _one_of(asked, offered.levels(), "level", language, notes) or "gemeente"
    if level != "gemeente" and gemeente is None:
        notes.append(language.say("note.level_without_gemeente"))
        return "gemeente"
    return level


def _one_of(
    asked: str | None, allowed: list[str], part: str, language: Language, notes: list[str]
) -> str | None:
    if asked is None or asked in allowed:
        return asked
    notes.append(language.say(f"note.{part}"))
    return None


def _year(
    asked: str | None, indicator: str | None, level: str, offered: Offer, language: Language, notes: list[str]
) -> int:
    """The year asked for, or else the nearest that has figures; the newest when none is asked for."""
    years = offered.years(level)
    like = offered.years(level, _alike(indicator)) or years
    if asked is None:
        return like[0]
    if not (asked.isascii() and asked.isdigit() and len(asked) == 4):
        notes.append(language.say("note.year"))
        return like[0]
    year = int(asked)
    if year in years:
        return year
    nearest = min(like, key=lambda other: (abs(other - year), -other))
    known_level = language.say(f"level.{level}.plural")
    notes.append(language.say("note.year_at_level", levels=known_level, year=nearest))
    return nearest


def _alike(indicator: str | None) -> list[str] | None:
    """Indicators of the same classification."""
    if indicator is None:
        return None
    classification = indicators()[indicator].classification
    return [key for key, other in indicators().items() if other.classification == classification]


def _indicator(
    asked: str | None, level: str, year: int, offered: Offer, language: Language, notes: list[str]
) -> str:
    there = offered.indicators(level, year)
    if asked is None:
        return there[0]
    if asked in there:
        return asked
    counterpart = indicators()[asked].counterpart
    shown = counterpart if counterpart in there else there[0]
    same = indicators()[asked].classification == indicators()[shown].classification
    reason = "note.indicator_at_level" if same else "note.indicator_at_break"
    name = indicators()[shown].told("name").write(language)
    notes.append(
        language.say(reason, levels=language.say(f"level.{level}.plural"), year=year, indicator=name)
    )
    return shown
