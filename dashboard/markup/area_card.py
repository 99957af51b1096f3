"""One area of a map, or two side by side, as a small table: HTML."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from dashboard.findings.within.area_facts import AreaFacts, beside
from dashboard.language import Language
from dashboard.markup.sparklines import small_line
from dashboard.style.colours import INK, OWN

__all__ = ["Ways", "area_card"]

Ways = Mapping[str, str]
"""Where one can go from an area: words, and the address."""


def area_card(areas: Sequence[tuple[AreaFacts, bool, Ways]], language: Language) -> str:
    """Write what is told of the areas that were chosen on a map.

    Parameters
    ----------
    areas : sequence of (AreaFacts, bool, Ways)
        One or two, each with whether it is one's own, and the ways from it.
    language : Language

    Returns
    -------
    str
        HTML.
    """
    facts = [area for area, _, _ in areas]
    heads = "".join(
        f"<th scope=col{' class=own' if own else ''}>{escape(area.name)}" for area, own, _ in areas
    )
    rows = []
    for key in dict.fromkeys(key for area in facts for key in area.told):
        cells = (escape(area.told[key].write(language)) if key in area.told else "" for area in facts)
        rows.append(_row(language.say(f"map.card_{key}"), cells))
    if years := [area.years for area in facts if area.years]:
        first, last = min(years)[0], max(year for _, year in years)
        rows.append(_row(f"{first}–{last}", _lines(areas, language)))
    if any(ways for _, _, ways in areas):
        links = ("<br>".join(_link(*way) for way in ways.items()) for _, _, ways in areas)
        rows.append(_row(language.say("map.card_ways"), links))
    told = beside(*facts) if len(facts) > 1 else None
    said = f"<p>{escape(told.say(language))}</p>" if told else ""
    return (
        f'<div class="figures short card" role="status"><table><thead><tr><td>{heads}<tbody>{"".join(rows)}</table>'
        f"{said}</div>"
    )


def _row(heading: str, cells: Iterable[str]) -> str:
    return f"<tr><th scope=row>{escape(heading)}" + "".join(f"<td>{cell}" for cell in cells)


def _lines(areas: Sequence[tuple[AreaFacts, bool, Ways]], language: Language) -> list[str]:
    """The course of each, on one scale."""
    values = [value for area, _, _ in areas for part in (area.old, area.new) for value in part.tolist()]
    ends = min(values), max(values)
    return [
        small_line(area.old, area.new, ends, OWN if own else INK, language) if area.years else ""
        for area, own, _ in areas
    ]


def _link(words: str, address: str) -> str:
    return f'<a href="{escape(address)}" target="_self" data-page>{escape(words)}</a>'
