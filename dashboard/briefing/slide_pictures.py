"""What the slides of a briefing show: for each picture its title, words, sources, and how it is drawn."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from types import MappingProxyType
from typing import Any, Literal

import plotly.graph_objects as go
from pptx.util import Inches, Pt

from dashboard.briefing.chart_style import Box, paint
from dashboard.briefing.native_charts import (
    add_groups,
    add_positions,
    add_series,
)
from dashboard.briefing.pictures import shapes_of
from dashboard.briefing.print_png import print_png
from dashboard.briefing.shown import Maker, Shown, find_exhibit, of_exhibit
from dashboard.briefing.slide_bars import peer_sets
from dashboard.briefing.slide_key import add_key, key_height
from dashboard.briefing.told import Briefing, Part
from dashboard.charts.printing import draw
from dashboard.exhibits.exhibit import Exhibit
from dashboard.style.colours import OTHERS
from data_sources import Snapshot

__all__ = ["PICTURES"]

_SMALL = 12.0
"""Points of words with a legend under them."""

_PIXELS = 69
"""Of a picture in an inch of a slide: so few that its words, of 12 pixels and more, are read from the back."""

_SHARPNESS = 280.0
"""Makes about as many pixels of an inch of a slide as screens show of it."""

_BESIDE, _GAP, _RIGHT = 2.1, 0.35, 12.73
"""Inches for a legend beside a picture, between a picture and words, and to where words run."""


def _positions(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    exhibit = find_exhibit(part, "positions")
    if exhibit is None or exhibit.picture is None:
        return []
    say = told.language.say
    names = (say("deck.others"), say("deck.peers"), told.name)

    def make(slide: Any, box: Box) -> Any:
        return add_positions(slide, box, exhibit.picture, names, told.language)

    return [of_exhibit(exhibit, make)]


def _groups(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    exhibit = find_exhibit(part, "groups")
    if exhibit is None or exhibit.numbers.frame["share"].isna().all():
        return []
    return [of_exhibit(exhibit, partial(_draw_groups, exhibit))]


def _draw_groups(exhibit: Exhibit, slide: Any, box: Box) -> Any:
    return add_groups(slide, box, exhibit.numbers, exhibit.language)


def _series(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """Two charts with the break between them: one per classification that has figures, on the same scale of 0 to 1."""
    exhibit = find_exhibit(part, "series")
    if exhibit is None:
        return []
    language, frame = told.language, exhibit.numbers.frame
    top = float(frame[["index", "median"]].max(axis=None))
    top = min(1.0, -(-(top * 1.2) * 10 // 1) / 10)
    names = (told.name, language.say("deck.country_median"))
    split = {
        title: frame[frame["classification"] == classification].sort_values("year")
        for classification, title in (
            ("migratieachtergrond", language.say("deck.old")),
            ("herkomst", language.say("deck.new")),
        )
    }

    split = {title: rows for title, rows in split.items() if len(rows)}

    def make(slide: Any, box: Box) -> list[Any]:
        left, y, wide, high = box
        widths = (wide * 0.6, wide * 0.38) if len(split) > 1 else (wide,)
        made = []
        for (title, rows), width in zip(split.items(), widths, strict=True):
            made.append(add_series(slide, (left, y, width, high), rows, title, names, top, language))
            left += width + wide * 0.02
        if len(split) > 1:
            _break(slide, box, 0.61, language.say("trends.mark.break"))
        return made

    return [of_exhibit(exhibit, make)]


def _break(slide: Any, box: Box, share: float, words: str) -> None:
    """Draw the break between the classifications between two charts."""
    left, top, wide, high = box
    x = Inches(left + wide * share)
    line = slide.shapes.add_connector(1, x, Inches(top + 0.1), x, Inches(top + high - 0.5))
    paint(line.line.color, OTHERS)
    line.line.width = Pt(1.5)
    line.line.dash_style = 4
    about = line._element.xpath(".//p:cNvPr")[0]
    about.set("name", words)
    about.set("descr", words)


def _as_printed(*ids: str, key: Literal["beside", "under", "words"] = "beside") -> Maker:
    """A picture (the first that there is) as it is printed, with its legend beside it, under it, or under the words."""

    def shown(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
        found = [exhibit for id in ids if (exhibit := find_exhibit(part, id)) and exhibit.picture is not None]
        made = (of_exhibit(one, partial(_draw_printed, one, snapshot, key)) for one in found[:1])
        return [replace(one, largest=_SMALL) if key == "words" else one for one in made]

    return shown


def _draw_printed(exhibit: Exhibit, snapshot: Snapshot, key: str, slide: Any, box: Box) -> Any:
    left, top, wide, high = box
    width, height, place = wide, high, (left + wide - _BESIDE + 0.15, top + 0.2, _BESIDE - 0.25)
    if key == "under":
        height -= key_height(exhibit.key, wide) + 0.1
        place = (left, top + height + 0.05, wide)
    elif key == "words":
        across = _RIGHT - left - wide - _GAP
        place = (_RIGHT - across, top + high - key_height(exhibit.key, across), across)
    else:
        width -= _BESIDE
    size = (round(width * _PIXELS), round(height * _PIXELS))
    picture = go.Figure(exhibit.picture).update_layout(height=size[1])
    drawn = draw(picture, size[0], shapes_of(exhibit, snapshot))
    made = slide.shapes.add_picture(
        BytesIO(print_png(drawn, _SHARPNESS)), Inches(left), Inches(top), Inches(width), Inches(height)
    )
    add_key(slide, exhibit.key, *place)
    return made


PICTURES: Mapping[str, Maker] = MappingProxyType(
    {
        "positions": _positions,
        "groups": _groups,
        "series": _series,
        "variety": _as_printed("variety", key="words"),
        "wijken": _as_printed("areas_wijk"),
        "peer_sets": peer_sets,
        "hundred": _as_printed("hundred", key="under"),
        "share_series": _as_printed("share_series", key="under"),
        "answer_variety": _as_printed("variety", "groups", key="words"),
        "areas": _as_printed("areas_gemeente", "areas_wijk", "areas_buurt"),
        "places": _as_printed("positions", "spread_wijk", "spread_buurt", key="under"),
    }
)
"""Makers of what `slides.toml` shows; an empty list where a gemeente has nothing to show."""
