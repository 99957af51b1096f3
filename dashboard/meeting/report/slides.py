"""A report as slides: a question each, with charts that can be edited, and what goes with them among the notes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

from dashboard.briefing.chart_style import Box
from dashboard.briefing.chart_style import write as write_in
from dashboard.briefing.deck import COVER, FIGURE, TEXT, WIDE
from dashboard.briefing.deck_writer import SOURCE, SUBTITLE, WORDS, DeckWriter, write
from dashboard.briefing.native_charts import add_bars
from dashboard.briefing.print_png import print_png
from dashboard.briefing.slide_tables import add_table
from dashboard.findings.themes.options import literature
from dashboard.meeting.report.model import Bars, Item, Part, Quadrant, Report, Table, Words
from dashboard.meeting.report.quadrant import draw_quadrant
from dashboard.style.colours import INK, OWN
from dashboard.style.fonts.widths import wrapped

__all__ = ["slides"]

_LEFT, _TOP, _HIGH = 0.6, 1.75, 4.95
_WIDTHS = {WIDE: 12.13, FIGURE: 7.55}
"""Inches of what is drawn, by layout."""

_PIXELS = 96
_LINES, _SIZE = 16, 18
"""Of answers in own words on a slide, and points of their letters."""

_ROWS, _CELL = 14, 13
"""Of a table on a slide, and points of its letters."""

_BAR = 0.9
"""Inches that a bar takes with what lies around it, where there is room."""

_MARK = (0.6, 7.2, 12.13, 0.28)
"""Under the source, where no title grows into it."""

_WIDER = 1.15
"""How much wider than ours the letters may be where our typeface is not installed."""


def slides(told: Report) -> bytes:
    """Lay a report out as slides.

    Parameters
    ----------
    told : Report

    Returns
    -------
    bytes
        Office Open XML, 16:9. Bars are native charts; what is drawn has an alternative text.
    """
    writer = _Writer(told)
    writer.cover()
    for part in told.parts:
        writer.part(part)
    writer.sources()
    return writer.close(told.title, told.name, told.moment)


class _Writer(DeckWriter):
    """The deck in the making."""

    def __init__(self, told: Report) -> None:
        super().__init__(told.language)
        self.told = told

    def cover(self) -> None:
        told = self.told
        slide = self._marked(COVER, told.name)
        write(slide.placeholders[1], [told.label, *told.about])
        for paragraph in slide.placeholders[1].text_frame.paragraphs[1:]:
            paragraph.font.size = Pt(16)
        self.note(slide, [told.title, *told.about])

    def part(self, part: Part) -> None:
        """Add the slides of a part; of what is not shown (yet) one that says why."""
        for item in part.items:
            match item:
                case Bars():
                    self._drawn(part, item, _alt(item, self.told), partial(self._bars, item))
                case Quadrant():
                    self._drawn(part, item, item.alt, partial(self._quadrant, item))
                case Table():
                    self._table(part, item)
                case Words():
                    self._words(part, item)
        lines = [
            line
            for item in part.items
            if type(item) is Item
            for line in ((item.title, True), *((note, False) for note in item.notes))
        ]
        if not part.items:
            lines = [(line, False) for line in part.sentences]
        self._said(part, part.title, lines)

    def _drawn(self, part: Part, item: Item, alt: str, draw: Callable[[Any, Box], Any]) -> None:
        """Add a slide with something drawn, and beside it what is to be known with it besides of how many it is."""
        first, *more = item.notes
        layout = FIGURE if more else WIDE
        slide = self._titled(layout, item.title, part.title, first)
        if more:
            write(slide.placeholders[WORDS], more, size=16)
        frame = draw(slide, (_LEFT, _TOP, _WIDTHS[layout], _HIGH))
        about = frame._element.xpath(".//p:cNvPr")[0]
        about.set("descr", alt)
        about.set("name", item.title)
        self.note(slide, [alt, *item.notes, *part.sources])

    def _bars(self, item: Bars, slide: Any, box: Box) -> Any:
        names = [
            bar.name if bar.count is not None else f"{bar.name} ({bar.told(self.language)})"
            for bar in item.bars
        ]
        series = [(self.language.say("verslag.head.gemeenten"), [bar.count for bar in item.bars], OWN)]
        left, top, wide, high = box
        box = left, top, wide, min(high, _BAR * len(item.bars))
        frame = add_bars(slide, box, names, series, "0", self.language)
        chart = frame.chart
        # One row of bars needs no legend: the slide says of what they are.
        chart.has_legend = False
        chart.category_axis.tick_labels.font.size = chart.plots[0].series[0].data_labels.font.size = Pt(16)
        return frame

    def _quadrant(self, item: Quadrant, slide: Any, box: Box) -> Any:
        png = print_png(draw_quadrant(item.dots, self.language, item.here))
        left, top, wide, high = box
        place = (left + (wide - high) / 2, top, high, high)
        return slide.shapes.add_picture(BytesIO(png), *(Inches(it) for it in place))

    def _table(self, part: Part, item: Table) -> None:
        about, foot = " ".join((part.title, *part.sentences[:1])), " ".join(item.notes) or self.told.title
        box = (_LEFT, _TOP, _WIDTHS[WIDE], _HIGH)
        for here, rows in enumerate(_filled(_table_rows(item), _ROWS, lambda row: 1)):
            slide = self._titled(WIDE, self._again(item.title, here), about, foot)
            frame = add_table(slide, box, item.heads, rows, item.widths, item.right)
            alt = self.language.say("deck.table_alt", title=item.title, rows=len(rows))
            frame._element.xpath(".//p:cNvPr")[0].set("descr", alt)
            self.note(slide, [*part.sentences, *item.notes, *part.sources])

    def _words(self, part: Part, item: Words) -> None:
        lines = []
        for under, told in item.said:
            lines += [(under, True)] if under else []
            lines += [(piece, False) for words, _ in told for piece in _pieces(f"“{words}”")]
        self._said(part, item.title, lines)

    def _said(self, part: Part, title: str, lines: Sequence[tuple[str, bool]]) -> None:
        """Add slides of words alone: headings, and what stands under them."""
        for here, some in enumerate(_filled(lines, _LINES, lambda line: _height(line[0]))):
            slide = self._titled(TEXT, self._again(title, here), part.title, self.told.title)
            place = slide.placeholders[WORDS]
            write(place, [words.replace("\n", "\v") for words, _ in some], size=_SIZE)
            for paragraph, (_, bold) in zip(place.text_frame.paragraphs, some, strict=True):
                paragraph.space_before = Pt(12 if bold else 5)
                for run in paragraph.runs:
                    run.font.bold = bold
            self.note(slide, [*(words for words, _ in some), *part.sources])

    def sources(self) -> None:
        """Add the works that the report rests on."""
        works = [literature()[key] for key in self.told.works]
        if works:
            slide = self._marked(TEXT, self.language.say("verslag.sources"))
            write(slide.placeholders[WORDS], [f"{work.full} {work.url}" for work in works], size=14)
            write(slide.placeholders[SOURCE], [self.told.label])
            self.note(slide, [work.full for work in works])

    def _titled(self, layout: int, title: str, about: str, foot: str) -> Any:
        slide = self._marked(layout, title)
        if layout != TEXT:
            write(slide.placeholders[SUBTITLE], [about])
        write(slide.placeholders[SOURCE], [foot])
        return slide

    def _marked(self, layout: int, title: str) -> Any:
        """Add a slide; one of a meeting to practise with says so."""
        slide = self.slide(layout, title)
        if self.told.mark:
            box = slide.shapes.add_textbox(*(Inches(it) for it in _MARK))
            box.name = self.told.mark
            box.fill.solid()
            box.fill.fore_color.rgb = RGBColor.from_string("FFF3CF")
            box.text_frame.margin_top = box.text_frame.margin_bottom = 0
            write_in(box.text_frame, self.told.mark, INK, 12, bold=True)
            box.text_frame.word_wrap = True
        return slide

    def _again(self, title: str, here: int) -> str:
        return self.language.say("verslag.continued", title=title) if here else title


def _alt(item: Bars, told: Report) -> str:
    counts = "; ".join(f"{bar.name}: {bar.told(told.language)}" for bar in item.bars)
    return told.language.say("deck.chart_alt", title=item.title, told=f"{counts}.")


def _filled(lines: Iterable[Any], most: float, height: Any) -> Iterator[list[Any]]:
    """Lay lines on as many slides as they take."""
    page: list[Any] = []
    used = 0.0
    for line in lines:
        if page and used + height(line) > most:
            yield page
            page, used = [], 0.0
        page.append(line)
        used += height(line)
    if page:
        yield page


def _height(words: str) -> float:
    """How many lines an answer takes, with what lies between two of them."""
    return sum(len(_broken(line)) or 1 for line in words.split("\n")) + 0.2


def _pieces(words: str) -> list[str]:
    """Cut what takes more than a slide, between its own lines or where they break."""
    if _height(words) <= _LINES:
        return [words]
    most = _LINES - 1
    broken = [_broken(line) for line in words.split("\n")]
    return [" ".join(lines[at : at + most]) for lines in broken for at in range(0, len(lines), most)]


def _broken(line: str) -> list[str]:
    return wrapped(line, _SIZE / 0.75 * _WIDER, _WIDTHS[WIDE] * _PIXELS)


def _table_rows(item: Table) -> Iterator[tuple[str, ...]]:
    """Rows of one line each: a cell that takes more goes on in the rows under it."""
    room = [_WIDTHS[WIDE] * _PIXELS * width / sum(item.widths) - 12 for width in item.widths]
    for row in item.rows:
        cells = [wrapped(cell, _CELL / 0.75 * _WIDER, width) for cell, width in zip(row, room, strict=True)]
        for nth in range(max(map(len, cells))):
            yield tuple(lines[nth] if nth < len(lines) else "" for lines in cells)
