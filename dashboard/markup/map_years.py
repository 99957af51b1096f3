"""The slider over the years of a map, and the button that plays them: HTML that ``years.js`` brings to life."""

from collections.abc import Sequence
from html import escape

from dashboard.language import Language

__all__ = ["years_form"]


def years_form(
    key: str, indicator: str, years: Sequence[int], label: str, attributes: str, language: Language
) -> str:
    """Write the slider: the same in every year, so that it stays as it is while one slides from one to another.

    Parameters
    ----------
    key : str
        Of the map.
    indicator : str
        Key of what the map shows: a year can have a figure in two classifications.
    years : sequence of int
        The first first, without a gap.
    label : str
        How a year is written: words in which ``{year}`` stands for it.
    attributes : str
        What the years look like: attributes of HTML.
    language : Language
    """
    say = {name: escape(language.say(f"map.{name}")) for name in ("play", "stop")}
    other = escape(language.say("map.other_year", shown="{shown}", told="{told}"))
    first, last = years[0], years[-1]
    return (
        f'<form class="map-years" data-map="{escape(key)}" data-indicator="{escape(indicator)}" '
        f'data-label="{escape(label)}" {attributes}>'
        f'<button type="button" data-play="{say["play"]}" data-stop="{say["stop"]}">{say["play"]}</button>'
        f'<span>{first}</span><input type="range" min="{first}" max="{last}" step="1" '
        f'aria-label="{escape(language.say("control.year"))}"><span>{last}</span><output></output>'
        f'<p role="status" data-words="{other}"></p></form>'
    )
