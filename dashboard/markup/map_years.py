"""The slider over the years of a map, and the button that plays them: HTML that ``map.js`` brings to life."""

from collections.abc import Sequence
from html import escape

from dashboard.language import Language

__all__ = ["years_form"]


def years_form(key: str, years: Sequence[int], year: int, attributes: str, language: Language) -> str:
    """Write the slider.

    Parameters
    ----------
    key : str
        Of the map.
    years : sequence of int
        The first first, without a gap.
    year : int
        That the map shows.
    attributes : str
        What the years look like: attributes of HTML.
    language : Language
    """
    say = {name: escape(language.say(f"map.{name}")) for name in ("play", "stop")}
    first, last = years[0], years[-1]
    return (
        f'<form class="map-years" data-map="{escape(key)}" data-year="{year}" {attributes}>'
        f'<button type="button" data-play="{say["play"]}" data-stop="{say["stop"]}">{say["play"]}</button>'
        f'<span>{first}</span><input type="range" min="{first}" max="{last}" step="1" value="{year}" '
        f'aria-label="{escape(language.say("control.year"))}"><span>{last}</span><output>{year}</output></form>'
    )
