"""An area of one's own read from what somebody writes or pastes: names and codes in any form, with what is wrong."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.findings.areas.own_area import LONGEST_NAME, MOST_MEMBERS, OwnArea, clean_name
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.data.search import NotFoundError, find_gemeente, letters
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.own_data.codes import as_code, digits_of, prefix_of
from data_sources.kept import kept

__all__ = ["Reading", "division", "offered", "read_area", "usual_name"]

_LONGEST = 20_000
"""Letters that are read of what is pasted."""

_CELLS = re.compile(r"[;\t|]+")
_NAMED = 4
"""Areas that a name or a sentence names."""

_SIGNS = {4: "gemeente", 6: "wijk", 8: "buurt"}
"""Of what areas a code is that comes without a prefix, by how many signs it has; a sheet takes zeros away."""


@dataclass(frozen=True)
class Reading:
    """What was read.

    Attributes
    ----------
    area : OwnArea or None
        None where what is read makes up no area: `problems` say why.
    problems : tuple of Told
        What was left out, what was read otherwise than it was written, and what stands in the way.
    """

    area: OwnArea | None
    problems: tuple[Told, ...] = ()


@dataclass(frozen=True)
class _Found:
    """A piece of the text: which area of which level it means, if any, and what is to be said about it."""

    level: str = ""
    code: str = ""
    problem: Told | None = None


def division(held: National, level: str) -> int:
    """Return the year of whose division areas of a level are.

    Raises
    ------
    NotHeldError
        There are no figures of such areas.
    """
    return held.year if level == "gemeente" else held.inside.last_year(level, HERKOMST)


@kept(256)
def offered(held: National, level: str, gemeente: str | None) -> Mapping[str, str]:
    """Names by code of what an area of a level can be made of: gemeenten, or wijken or buurten of one gemeente."""
    if level == "gemeente":
        return held.gemeenten.names
    if gemeente is None:
        return {}
    names, inside = _names(held, level), held.inside.parents(level, division(held, level))
    there = names[inside.reindex(names.index) == gemeente].sort_values(kind="stable")
    return dict(zip(there.index.astype(str), there.astype(str), strict=True))


def read_area(
    held: National, text: str, name: str = "", gemeente: str | None = None, level: str = "gemeente"
) -> Reading:
    """Read an area from a list of names and codes.

    Parameters
    ----------
    held : National
    text : str
        Pieces on lines of their own, or with commas, semicolons or tabs between them: codes in any form (`GM0344`,
        `344`, `WK034401`, `03440101`) or names. Anything at all.
    name : str
        What the area is called; by default after its parts.
    gemeente : str, optional
        Of which wijken and buurten may be named by their names.
    level : str
        Which names go before others, where gemeenten, wijken or buurten share one.

    Returns
    -------
    Reading
    """
    found = [(row, _meant(held, piece, gemeente, level)) for row, piece in _pieces(held, text[:_LONGEST])]
    problems = [one.problem for _, one in found if one.problem is not None]
    # A code and its name beside each other are one and the same.
    there = list(dict.fromkeys((row, one.level, one.code) for row, one in found if one.code))
    levels = Counter(of_level for _, of_level, _ in there)
    if len(levels) > 1:
        listed = tuple(Told(f"areas.count.{one}", _count(number), "count") for one, number in levels.items())
        return Reading(None, (*problems, Told("areas.problem.levels", {"levels": Quantity(listed, "list")})))
    if not there:
        return Reading(None, (*problems, *(() if problems else (Told("areas.problem.none"),))))
    of_level = there[0][1]
    codes = Counter(code for _, _, code in there)
    names = _names(held, of_level) if of_level != "gemeente" else held.gemeenten.names
    if double := [str(names[code]) for code, times in codes.items() if times > 1]:
        problems.append(Told("areas.problem.double", {"names": _few(double)}))
    within = None
    if of_level != "gemeente":
        parents = held.inside.parents(of_level, division(held, of_level)).reindex(list(codes))
        inside = sorted({str(one) for one in parents.dropna()})
        if len(inside) != 1:
            named = [held.gemeenten.names[one] for one in inside]
            told = {"names": _few(named), "levels": Quantity(f"level.{of_level}.plural", "text")}
            return Reading(None, (*problems, Told("areas.problem.several", told)))
        within = inside[0]
    members = tuple(sorted(codes))
    if len(members) > MOST_MEMBERS:
        problems.append(Told("areas.problem.most", {"most": Quantity(MOST_MEMBERS, "count")}))
        members = members[:MOST_MEMBERS]
    called = clean_name(name) or usual_name([str(names[code]) for code in members])
    area = OwnArea(of_level, members, division(held, of_level), called, within)
    return Reading(area, tuple(one for place, one in enumerate(problems) if one not in problems[:place]))


def usual_name(names: list[str]) -> str:
    """Return what an area is called where nobody named it: after its parts, of many the first and how many more."""
    whole = " + ".join(names)
    return clean_name(whole if len(whole) <= LONGEST_NAME else f"{names[0]} + {len(names) - 1}")


def _pieces(held: National, text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a text, each with a number that cells of one row share.

    What is a name as a whole is not cut at its commas.
    """
    number = 0
    for line in text.splitlines():
        cells = [" ".join(cell.split()) for cell in _CELLS.split(line)]
        number += 1
        for cell in filter(None, cells):
            cut = [cell] if letters(cell) in _whole_names(held) else cell.split(",")
            words = [
                word for piece in cut for word in (piece.split() if _all_codes(piece) else [piece.strip()])
            ]
            for word in filter(None, words):
                yield number, word
                number += len(words) > 1


def _all_codes(line: str) -> bool:
    words = line.split()
    return len(words) > 1 and all(prefix_of(word) or digits_of(word) for word in words)


@kept()
def _whole_names(held: National) -> frozenset[str]:
    """The names of gemeenten that have a comma in them."""
    return frozenset(letters(name) for name in held.gemeenten.names.values() if "," in name)


def _meant(held: National, piece: str, gemeente: str | None, level: str) -> _Found:
    """What a piece means: a code by its prefix or length, else a name of the level that goes first, else of others."""
    if prefix := prefix_of(piece):
        if code := as_code(piece, prefix):
            return _of_code(held, prefix, code, piece)
    elif signs := digits_of(piece):
        of_length = next(_SIGNS[most] for most in sorted(_SIGNS) if signs <= most)
        if code := as_code(piece, of_length):
            return _of_code(held, of_length, code, piece)
    order = [level, *(one for one in ("gemeente", "wijk", "buurt") if one != level)]
    for one in order:
        inside = one != "gemeente"
        found = _named_inside(held, piece, one, gemeente) if inside else _named_gemeente(held, piece)
        if found is not None:
            return found
    return _Found(problem=_unknown(held, piece))


def _of_code(held: National, level: str, code: str, piece: str) -> _Found:
    if level == "gemeente":
        known = held.gemeenten
        now = known.now(code)
        if now is None:
            return _Found(problem=_unknown(held, piece))
        return _Found(level, now, None if now == code else known.became(code))
    year = if_held(lambda: division(held, level))
    if year is None:
        told = {"levels": Quantity(f"level.{level}.plural", "text")}
        return _Found(problem=Told("areas.problem.not_held", told))
    if code in held.inside.counts(level, year, HERKOMST).index:
        return _Found(level, code)
    others = [one for one in held.snapshot.years(level, "origin") if one != year]
    known_in = [one for one in sorted(others) if code in held.inside.area_names(level, one).index]
    if known_in:
        told = {
            "what": Quantity(f"{held.inside.area_names(level, known_in[-1])[code]} ({code})", "name"),
            "then": Quantity(known_in[-1], "year"),
            "year": Quantity(year, "year"),
        }
        return _Found(problem=Told("areas.problem.division", told))
    return _Found(problem=_unknown(held, piece))


def _named_gemeente(held: National, piece: str) -> _Found | None:
    try:
        found = find_gemeente(piece, held.gemeenten)
    except NotFoundError as error:
        if not error.several:
            return None
        told = {"what": _what(piece), "names": _few(list(error.names))}
        return _Found(problem=Told("areas.problem.alike", told))
    return _Found("gemeente", found.code, held.gemeenten.became(found.former) if found.former else None)


def _named_inside(held: National, piece: str, level: str, gemeente: str | None) -> _Found | None:
    """A wijk or buurt of the gemeente that is looked at, by its name with or without `Wijk 05` before it."""
    there = if_held(lambda: offered(held, level, gemeente), {})
    wanted = letters(piece)
    codes = [code for code, name in there.items() if wanted in (letters(name), _short(name))]
    if not codes:
        return None
    if len(codes) > 1:
        named = [f"{there[code]} ({code})" for code in codes]
        return _Found(problem=Told("areas.problem.alike", {"what": _what(piece), "names": _few(named)}))
    return _Found(level, codes[0])


def _short(name: str) -> str:
    return re.sub(r"^(wijk|buurt) \w*\d\w* ", "", letters(name))


def _names(held: National, level: str) -> pd.Series:
    return held.inside.area_names(level, division(held, level))


def _unknown(held: National, piece: str) -> Told:
    """Say that nothing is called so, and what is nearly called so."""
    try:
        find_gemeente(piece, held.gemeenten)
    except NotFoundError as error:
        if error.names and not error.several:
            return Told("areas.problem.nearly", {"what": _what(piece), "names": _few(list(error.names))})
    return Told("areas.problem.unknown", {"what": _what(piece)})


def _what(piece: str) -> Quantity:
    return Quantity(clean_name(piece), "name")


def _count(number: int) -> dict[str, Quantity]:
    return {"count": Quantity(number, "count")}


def _few(names: list[str]) -> Quantity:
    """Names in a sentence; of many the first, and how many more."""
    if len(names) <= _NAMED + 1:
        return Quantity(tuple(names), "names")
    more = {
        "names": Quantity(", ".join(names[:_NAMED]), "name"),
        "count": Quantity(len(names) - _NAMED, "count"),
    }
    return Quantity(Told("areas.problem.more", more, "count"), "told")
