"""The picture that a link shows in a message: the name, the sentence and its exhibit, large enough to be read small."""

import plotly.graph_objects as go

from dashboard.briefing.pictures import draw_key, shapes_of
from dashboard.briefing.print_png import print_png
from dashboard.charts.printing import FONT, Sheet, draw
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.five_steps import step_unkept
from dashboard.exhibits.start import Beginning, beginning
from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.plain.steps import DESK
from dashboard.style.colours import INK, LINE, MUTED, OWN, PAPER
from dashboard.style.fonts.widths import shortened, wrapped
from dashboard.web.immutable import Asset
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["BESIDE", "HEIGHT", "WIDTH", "card", "country", "country_card"]

WIDTH, HEIGHT = 1200, 630
"""Pixels, as messages show it."""

_PAD, _GAP = 48, 20
_NAME, _SAID, _SMALL = 54, 38, 22
"""Sizes of the letters."""

_LINES = 3
_LARGEST = 1.8
"""How many times a picture is drawn larger than on the page, at most."""

_FLAT = 224
"""Pixels that are left of the height of a chart, so that its letters are larger beside it."""

BESIDE, _TALL = 480, 520
"""Pixels of a map, which stands beside the words and not under them."""

_POINTS = 96.0
"""Pixels per inch at which a pixel of a drawing becomes one of the picture."""


@kept(200)
def card(held: Snapshot, gemeente: str, id: str, year: int, language: Language) -> Asset:
    """Draw the picture of one of the five answers about a gemeente.

    Parameters
    ----------
    held : Snapshot
    gemeente : str
        Code, of today.
    id : str
        One of the five.
    year : int
        Of the first answer.
    language : Language
    """
    found = step_unkept(held, gemeente, id, year, DESK, language)
    return _printed(held, national(held).gemeenten.names[gemeente], found.sentence, found.exhibit, language)


@kept(4)
def country_card(held: Snapshot, language: Language) -> Asset:
    """Draw the picture of the country: the map of all gemeenten."""
    begun = country(held, language)
    sentence = begun.sentence or language.say("shared.about.start")
    return _printed(held, language.say("site.title"), sentence, begun.map, language)


def country(held: Snapshot, language: Language) -> Beginning:
    """Return what is said of the country first, with a map as wide as there is room beside words."""
    return beginning(held, (BESIDE, _TALL), language)


def _printed(held: Snapshot, name: str, sentence: str, exhibit: Exhibit | None, language: Language) -> Asset:
    sheet = Sheet(WIDTH, HEIGHT, FONT)
    sheet.rectangle((0, 0, WIDTH, HEIGHT), PAPER)
    sheet.rectangle((0, 0, 14, HEIGHT), OWN)
    beside = exhibit is not None and exhibit.map is not None
    room = WIDTH - 2 * _PAD - (BESIDE + _GAP if beside else 0)
    title = shortened(name, _NAME * 1.05, room)
    sheet.text(_PAD, 40, f"<b>{_plain(title)}</b>", _NAME, INK, "left", "top")
    lines = wrapped(sentence, _SAID, room)
    y = 118.0
    shown = lines[: 2 * _LINES if beside or exhibit is None else _LINES]
    if len(shown) < len(lines):
        shown[-1] = f"{shown[-1]} …"
    sheet.text(_PAD, y, "<br>".join(map(_plain, shown)), _SAID, INK, "left", "top")
    y += (1.3 * len(shown) + 0.2) * _SAID
    bottom = HEIGHT - _PAD - _SMALL
    if exhibit is not None and exhibit.picture is not None:
        if beside:
            _put(sheet, held, exhibit, (WIDTH - _PAD - BESIDE, 32, WIDTH - _PAD, bottom))
        else:
            _put(sheet, held, exhibit, (_PAD, y, WIDTH - _PAD, bottom))
    sheet.line([(_PAD, bottom + 10), (WIDTH - _PAD, bottom + 10)], LINE, 1)
    foot = " · ".join(filter(None, (language.say("site.title"), exhibit.source if exhibit else "")))
    sheet.text(_PAD, HEIGHT - 22, _plain(foot), _SMALL, MUTED, "left", "bottom")
    return Asset.whole("beeld", ".png", print_png(sheet.svg(), _POINTS))


def _put(sheet: Sheet, held: Snapshot, exhibit: Exhibit, box: tuple[float, float, float, float]) -> None:
    """Draw a picture and its legend as large as there is room, in letters that grow with it."""
    assert exhibit.picture is not None
    left, top, right, bottom = box
    drawn, high = exhibit.picture, float(exhibit.picture.layout.height)
    if exhibit.map is None and high > _FLAT:
        drawn, high = go.Figure(drawn).update_layout(height=_FLAT), _FLAT
    times = min(_LARGEST, (bottom - top) / high)
    for _ in range(3):  # a legend of more rows leaves less room, and so less width for it
        wide = max((right - left) / times, float(exhibit.width))
        key = Sheet(wide, 0, FONT)
        tall = high + draw_key(key, 0, exhibit.key, 0)
        times = min(_LARGEST, (bottom - top) / tall, (right - left) / wide)
    inner = Sheet(wide, tall, FONT)
    inner.put_svg(draw(drawn, wide, shapes_of(exhibit, held)), 0, 0)
    under = Sheet(wide, tall, FONT)
    draw_key(under, high, exhibit.key, 0)
    inner.put(under)
    size = f'width="{wide * times:.1f}" height="{tall * times:.1f}"'
    own = inner.svg().split("viewBox", 1)[1]
    sheet.put_svg(f"<svg {size} viewBox{own}", left, top)


def _plain(line: str) -> str:
    """A line of which nothing is read as a mark."""
    return line.replace("&", "&amp;").replace("<", "&lt;")
