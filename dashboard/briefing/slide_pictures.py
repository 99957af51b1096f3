"""What the slides of a briefing show: for each picture its title, words, sources, and how it is drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from types import MappingProxyType
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from dashboard.briefing.deck import TYPEFACE
from dashboard.briefing.keys import read_key
from dashboard.briefing.native_charts import (
    Box,
    add_bars,
    add_groups,
    add_outlook,
    add_positions,
    add_series,
    paint,
)
from dashboard.briefing.parts import Briefing, Part
from dashboard.briefing.pictures import shapes_of
from dashboard.briefing.print_png import print_png
from dashboard.briefing.slide_tables import add_table
from dashboard.briefing.tables import written_table
from dashboard.charts.exhibit import Exhibit
from dashboard.charts.printing import draw
from dashboard.findings.finding import Figure
from dashboard.language import Language
from dashboard.theme import INK, LINE, OTHERS, OWN
from data_sources import Snapshot

__all__ = ["PICTURES", "Shown"]

_MOST_BARS, _MOST_ROWS = 9, 10
_TASK_WIDTHS = (4.0, 3.8, 2.4, 1.3, 0.9)


@dataclass(frozen=True)
class Shown:
    """One picture on a slide.

    Attributes
    ----------
    title, subtitle, alt : str
    draw : callable (slide, box)
    sources, caveats : sequence of str
    """

    title: str
    subtitle: str
    alt: str
    draw: Callable[[Any, Box], None]
    sources: Sequence[str] = ()
    caveats: Sequence[str] = field(default_factory=tuple)


Maker = Callable[[Briefing, Part, Snapshot], list[Shown]]


def _of_exhibit(exhibit: Exhibit, make: Callable[[Any, Box], Any], alt: str = "") -> Shown:
    words = alt or exhibit.alt
    return Shown(
        exhibit.title,
        exhibit.subtitle,
        words,
        _told(make, words, exhibit.title),
        _source_lines(exhibit.figure, exhibit.language),
        exhibit.caveats,
    )


def _source_lines(figure: Figure, language: Language) -> list[str]:
    """A line for each source, as the sentences of a briefing number them."""
    return [source.line(language, figure.partition) for source in figure.sources]


def _of_figure(
    told: Briefing, figure: Figure, title: str, alt: str, make: Callable[[Any, Box], Any]
) -> Shown:
    language = told.language
    lines = _source_lines(figure, language)
    caveats = [caveat.say(language) for caveat in figure.caveats]
    return Shown(title, "", alt, _told(make, alt, title), lines, caveats)


def _told(make: Callable[[Any, Box], Any], alt: str, name: str) -> Callable[[Any, Box], None]:
    """Draw something and say in words what it shows; parts beyond the first are ornament to a screen reader."""

    def drawn(slide: Any, box: Box) -> None:
        made = make(slide, box)
        for frame in made if isinstance(made, list) else [made]:
            about = frame._element.xpath(".//p:cNvPr")[0]
            about.set("descr", alt)
            about.set("name", name)

    return drawn


def _exhibit(part: Part, id: str) -> Exhibit | None:
    return next((exhibit for exhibit in part.exhibits if exhibit.id == id), None)


def _figure(part: Part, id: str) -> Figure | None:
    found = next((figure for figure in part.figures if figure.id == id), None)
    return found if found is not None and len(found.frame) else None


def _positions(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    exhibit = _exhibit(part, "positions")
    if exhibit is None or exhibit.picture is None:
        return []
    say = told.language.say
    names = (say("deck.others"), say("deck.peers"), told.name)

    def make(slide: Any, box: Box) -> Any:
        return add_positions(slide, box, exhibit.picture, names, told.language)

    return [_of_exhibit(exhibit, make)]


def _groups(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    exhibit = _exhibit(part, "groups")
    if exhibit is None or exhibit.figure.frame["share"].isna().all():
        return []
    return [_of_exhibit(exhibit, partial(_draw_groups, exhibit))]


def _draw_groups(exhibit: Exhibit, slide: Any, box: Box) -> Any:
    return add_groups(slide, box, exhibit.figure, exhibit.language)


def _series(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """Two charts with the break between them: one per classification, on the same scale of 0 to 1."""
    exhibit = _exhibit(part, "series")
    if exhibit is None:
        return []
    language, frame = told.language, exhibit.figure.frame
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

    def make(slide: Any, box: Box) -> list[Any]:
        left, y, wide, high = box
        widths = (wide * 0.6, wide * 0.38)
        made = []
        for (title, rows), width in zip(split.items(), widths, strict=True):
            made.append(add_series(slide, (left, y, width, high), rows, title, names, top, language))
            left += width + wide * 0.02
        _break(slide, box, 0.61)
        return made

    return [_of_exhibit(exhibit, make)]


def _break(slide: Any, box: Box, share: float) -> None:
    """Draw the break of 2022 between two charts."""
    left, top, wide, high = box
    x = Inches(left + wide * share)
    line = slide.shapes.add_connector(1, x, Inches(top + 0.1), x, Inches(top + high - 0.5))
    paint(line.line.color, OTHERS)
    line.line.width = Pt(1.5)
    line.line.dash_style = 4
    about = line._element.xpath(".//p:cNvPr")[0]
    about.set("name", "2022")
    about.set("descr", "2022")


def _countries(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    figure, language = _figure(part, "countries"), told.language
    if figure is None or figure.frame["share"].isna().all():
        return []
    # What CBS does not name has no country, and Nederland would make all other bars too small to see.
    rows = figure.frame[~figure.frame["group"].isin(["Nederland", "Overig"])].head(_MOST_BARS)
    year = figure.sources[0].period
    names = [language.group(group) for group in rows["group"]]
    bars = [
        (told.name, _values(rows["share"]), OWN),
        (_national(told), _values(rows["national_share"]), OTHERS),
    ]
    title = language.say("deck.countries", year=year)
    return [_bars(told, figure, title, names, bars, "0.0%")]


def _lenses(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    figure, language = _figure(part, "lenses"), told.language
    if figure is None or figure.frame["share"].isna().all():
        return []
    rows = figure.frame
    names = [language.say(measure) for measure in rows["measure"]]
    bars = [
        (told.name, _values(rows["share"]), OWN),
        (_national(told), _values(rows["national_share"]), OTHERS),
    ]
    return [_bars(told, figure, figure.title(language), names, bars, "0.0%")]


def _mixing(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    figure, language = _figure(part, "mixing"), told.language
    if figure is None:
        return []
    rows = figure.frame[(figure.frame["groups"] == 3) & figure.frame["value"].notna()]
    if rows.empty:
        return []
    names = [language.say(measure) for measure in rows["measure"]]
    bars = [
        (told.name, _values(rows["value"]), OWN),
        (language.say("deck.median"), _values(rows["median"]), OTHERS),
    ]
    title = language.say("deck.mixing", year=int(rows["year"].iloc[0]))
    return [_bars(told, figure, title, names, bars, "0.00")]


def _peer_sets(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    exhibit, language = _exhibit(part, "peer_sets"), told.language
    if exhibit is None:
        return []
    rows = exhibit.figure.frame[exhibit.figure.frame["median"].notna()]
    if rows.empty:
        return []
    names = [
        f"{language.say(kind)} ({count})"
        for kind, count in zip(rows["peers_kind"], rows["peers"], strict=True)
    ]
    bars = [
        (told.name, _values(rows["value"]), OWN),
        (language.say("deck.median"), _values(rows["median"]), OTHERS),
    ]
    return [_bars(told, exhibit.figure, exhibit.title, names, bars, "0.00")]


def _bars(
    told: Briefing,
    figure: Figure,
    title: str,
    names: Sequence[str],
    bars: Sequence[tuple[str, Sequence[float | None], str]],
    form: str,
) -> Shown:
    """A chart of bars, told in words number by number."""
    language = told.language
    written = []
    for place, name in enumerate(names):
        of_each = [f"{who} {_number(values[place], form, told)}" for who, values, _ in bars]
        written.append(f"{name}: {', '.join(of_each)}.")
    alt = language.say("deck.chart_alt", title=title, told=" ".join(written))

    def make(slide: Any, box: Box) -> Any:
        return add_bars(slide, box, names, bars, form, language)

    return _of_figure(told, figure, title, alt, make)


def _number(value: float | None, form: str, told: Briefing) -> str:
    if value is None:
        return told.language.say("value.missing")
    formats = told.language.formats
    return formats.percent(value, 1) if form.endswith("%") else formats.decimal(value, 2)


def _outlook(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    figure, series, language = _figure(part, "outlook_index"), _figure(part, "series"), told.language
    if figure is None or series is None or figure.frame["expected"].isna().all():
        return []
    past = series.frame[series.frame["classification"] == "herkomst"].sort_values("year")
    if past["index"].isna().all():
        return []
    ahead = figure.frame[figure.frame["expected"].notna()]
    title = language.say("deck.outlook", year=int(ahead["year"].max()))
    names = (told.name, *(figure.heading(column, language) for column in ("expected", "low", "high")))
    said = [
        f"{row['year']}: "
        + ", ".join(
            f"{figure.heading(name, language)} {language.formats.decimal(row[name], 2)}"
            for name in ("expected", "low", "high")
        )
        + "."
        for row in ahead.to_dict("records")
    ]
    alt = language.say("deck.chart_alt", title=title, told=" ".join(said))

    def make(slide: Any, box: Box) -> Any:
        return add_outlook(slide, box, past[["year", "index"]], ahead, names, language)

    return [_of_figure(told, figure, title, alt, make)]


def _wijken(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    exhibit = _exhibit(part, "wijken_map")
    if exhibit is None or exhibit.picture is None:
        return []
    picture, key = go.Figure(exhibit.picture), exhibit.key

    def make(slide: Any, box: Box) -> Any:
        left, top, wide, high = box
        map_wide = wide - 2.1
        size = (round(map_wide * 96), round(high * 96))
        picture.update_layout(height=size[1])
        drawn = draw(picture, size[0], shapes_of(exhibit, snapshot))
        made = slide.shapes.add_picture(
            BytesIO(print_png(drawn)), Inches(left), Inches(top), Inches(map_wide), Inches(high)
        )
        _legend(slide, key, left + map_wide + 0.15, top + 0.2)
        return made

    return [_of_exhibit(exhibit, make)]


def _legend(slide: Any, key: str, left: float, top: float) -> None:
    """Draw the classes of a map: a square each with its words."""
    for entry in read_key(key):
        square = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(left), Inches(top + 0.05), Inches(0.22), Inches(0.22)
        )
        square.fill.solid()
        square.fill.fore_color.rgb = RGBColor.from_string(entry.colour[1:].upper())
        paint(square.line.color, LINE)
        square.line.width = Pt(0.5)
        square.shadow.inherit = False
        square._element.xpath(".//p:cNvPr")[0].set("descr", entry.text)
        box = slide.shapes.add_textbox(Inches(left + 0.3), Inches(top), Inches(1.6), Inches(0.32))
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.text = entry.text
        font = frame.paragraphs[0].runs[0].font
        font.size, font.name = Pt(12), TYPEFACE
        paint(font.color, INK)
        top += 0.36


def _nearest(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    figure, language = _figure(part, "nearest"), told.language
    if figure is None:
        return []
    kept = [column for column in ("name", "distance", "largest_part", "part") if column in figure.frame]
    table = figure.table(language)[[figure.heading(column, language) for column in kept]]
    title = figure.title(language)
    rows = [[str(cell) for cell in row] for row in table.head(_MOST_ROWS).to_numpy()]
    alt = language.say("deck.table_alt", title=title, rows=len(rows))
    right = [figure.units.get(column, "name") in ("index", "share") for column in kept]

    def make(slide: Any, box: Box) -> Any:
        return add_table(slide, box, [str(head) for head in table], rows, (3.0, 1.2, 4.2, 1.5), right)

    return [_of_figure(told, figure, title, alt, make)]


def _tasks(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """The figures of the themes, as many themes on a slide as find room."""
    exhibit = _exhibit(part, "tasks")
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

        made = _of_figure(told, exhibit.figure, title, alt, make)
        shown.append(replace(made, subtitle=exhibit.title))
    return shown


def _blocks(rows: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    blocks: list[list[dict[str, Any]]] = []
    for row in rows:
        if row["group"] or not blocks:
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _national(told: Briefing) -> str:
    return told.language.say("deck.national")


def _values(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else round(float(value), 6) for value in column]


PICTURES: Mapping[str, Maker] = MappingProxyType(
    {
        "positions": _positions,
        "groups": _groups,
        "countries": _countries,
        "lenses": _lenses,
        "series": _series,
        "outlook": _outlook,
        "wijken": _wijken,
        "mixing": _mixing,
        "peer_sets": _peer_sets,
        "nearest": _nearest,
        "tasks": _tasks,
    }
)
"""Makers of what `slides.toml` shows; an empty list where a gemeente has nothing to show."""
