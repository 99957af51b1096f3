"""What the slides of a briefing show: for each picture its title, words, sources, and how it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go
from pptx.util import Inches, Pt

from dashboard.briefing.chart_style import Box, paint
from dashboard.briefing.native_charts import (
    add_groups,
    add_positions,
    add_series,
)
from dashboard.briefing.parts import Briefing, Part
from dashboard.briefing.pictures import shapes_of
from dashboard.briefing.print_png import print_png
from dashboard.briefing.shown import Maker, Shown, find_exhibit, of_exhibit
from dashboard.briefing.slide_bars import countries, lenses, mixing, peer_sets, turnover
from dashboard.briefing.slide_key import add_key, key_height
from dashboard.briefing.slide_tables import add_table
from dashboard.briefing.tables import written_table
from dashboard.charts.printing import draw
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language.units import units
from dashboard.style.colours import OTHERS
from data_sources import Snapshot

__all__ = ["PICTURES"]

_BESIDE = 2.1
"""Inches for a legend beside a picture."""

_MOST_ROWS = 10
_TASK_WIDTHS = (4.0, 3.8, 2.4, 1.3, 0.9)


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


def _as_printed(*ids: str, under: bool = False) -> Maker:
    """A picture (the first that there is) as it is printed, with its legend to the right of it, or under it."""

    def shown(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
        found = [exhibit for id in ids if (exhibit := find_exhibit(part, id)) and exhibit.picture is not None]
        return [of_exhibit(one, partial(_draw_printed, one, snapshot, under)) for one in found[:1]]

    return shown


def _draw_printed(exhibit: Exhibit, snapshot: Snapshot, under: bool, slide: Any, box: Box) -> Any:
    left, top, wide, high = box
    legend = key_height(exhibit.key, wide) if under else 0.0
    width, height = (wide, high - legend - 0.1) if under else (wide - _BESIDE, high)
    size = (round(width * 96), round(height * 96))
    picture = go.Figure(exhibit.picture).update_layout(height=size[1])
    drawn = draw(picture, size[0], shapes_of(exhibit, snapshot))
    made = slide.shapes.add_picture(
        BytesIO(print_png(drawn)), Inches(left), Inches(top), Inches(width), Inches(height)
    )
    place = (left, top + height + 0.05, wide) if under else (left + width + 0.15, top + 0.2, _BESIDE - 0.25)
    add_key(slide, exhibit.key, *place)
    return made


def _nearest(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    exhibit, language = find_exhibit(part, "nearest"), told.language
    if exhibit is None:
        return []
    numbers = exhibit.numbers
    kept = [column for column in ("name", "distance", "largest_part", "part") if column in numbers.frame]
    table = numbers.table(language)[[numbers.heading(column, language) for column in kept]]
    rows = [[str(cell) for cell in row] for row in table.to_numpy()]
    right = [numbers.units.get(column) in units() for column in kept]

    def make(slide: Any, box: Box) -> Any:
        return add_table(slide, box, [str(head) for head in table], rows, (3.0, 1.2, 4.2, 1.5), right)

    return [of_exhibit(exhibit, make)]


def _area_parts(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """The parts of an area of one's own, where they are few enough to be read."""
    exhibit = find_exhibit(part, "area_parts")
    if exhibit is None or len(exhibit.numbers.frame) > _MOST_ROWS + 3:
        return []
    written = written_table(exhibit, told)
    rows = [row["cells"] for row in written["rows"]]

    def make(slide: Any, box: Box) -> Any:
        return add_table(slide, box, written["heads"], rows, written["widths"], written["right"])

    return [of_exhibit(exhibit, make)]


def _tasks(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """The figures of the themes, as many themes on a slide as find room."""
    exhibit = find_exhibit(part, "tasks")
    if exhibit is None:
        return []
    language, written = told.language, written_table(exhibit, told)
    pages: list[list[dict[str, Any]]] = [[]]
    for block in _blocks(written["rows"]):
        if pages[-1] and len(pages[-1]) + len(block) > _MOST_ROWS + 3:
            pages.append([])
        pages[-1] += block
    shown = []
    for here, rows in enumerate(pages, start=1):
        title = part.title
        if len(pages) > 1:
            title = language.say("deck.of", title=title, here=here, count=len(pages))
        alt = language.say("deck.table_alt", title=title, rows=sum(not row["group"] for row in rows))
        cells = [row["cells"] for row in rows]

        def make(slide: Any, box: Box, cells: list[list[str]] = cells) -> Any:
            return add_table(slide, box, written["heads"], cells, _TASK_WIDTHS, written["right"])

        shown.append(of_exhibit(replace(exhibit, title=title, subtitle=exhibit.title, alt=alt), make))
    return shown


def _blocks(rows: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    blocks: list[list[dict[str, Any]]] = []
    for row in rows:
        if row["group"] or not blocks:
            blocks.append([])
        blocks[-1].append(row)
    return blocks


PICTURES: Mapping[str, Maker] = MappingProxyType(
    {
        "positions": _positions,
        "groups": _groups,
        "countries": countries,
        "lenses": lenses,
        "series": _series,
        "classic_course": _as_printed("classic_course", under=True),
        "national_origins": _as_printed("national_origins", under=True),
        "variety": _as_printed("variety", under=True),
        "wijken": _as_printed("areas_wijk"),
        "mixing": mixing,
        "peer_sets": peer_sets,
        "turnover": turnover,
        "nearest": _nearest,
        "tasks": _tasks,
        "hundred": _as_printed("hundred", under=True),
        "share_series": _as_printed("share_series", under=True),
        "area_variety": _as_printed("variety", "groups", under=True),
        "area_map": _as_printed("areas_gemeente", "areas_wijk", "areas_buurt"),
        "area_places": _as_printed("positions", "spread_wijk", "spread_buurt", under=True),
        "area_parts": _area_parts,
    }
)
"""Makers of what `slides.toml` shows; an empty list where a gemeente has nothing to show."""
