"""A sheet on which shapes and text are put, in pixels from the upper left."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from xml.sax.saxutils import escape, quoteattr

from dashboard.style.fonts.widths import text_width

__all__ = ["DASHES", "HEIGHT", "LINE", "Sheet", "number", "paint"]

ASCENT, HEIGHT, LINE = 0.984, 1.257, 1.3
"""Of the typeface, in its size: top above the baseline, height of a line's box, step from line to line."""

DASHES = {"solid": (), "dot": (1, 2), "dash": (3, 3)}
"""In widths of the line, never less than those of a line of three pixels."""

_RGBA = re.compile(r"rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)")
_TAGS = re.compile(r"(<b>|</b>)")


def number(value: float) -> str:
    """Write a coordinate: two decimals suffice on paper."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def paint(colour: str | None, what: str = "fill", opacity: float = 1.0) -> str:
    """Write a colour as attributes; SVG readers other than browsers know no rgba."""
    if colour is None or colour == "none":
        return f' {what}="none"'
    if found := _RGBA.fullmatch(colour):
        red, green, blue = (round(float(part)) for part in found.groups()[:3])
        colour, opacity = f"#{red:02x}{green:02x}{blue:02x}", opacity * float(found[4] or 1)
    seen = "" if opacity >= 1 else f' {what}-opacity="{number(opacity)}"'
    return f" {what}={quoteattr(colour)}{seen}"


class Sheet:
    """Collects elements in the order in which they are painted.

    Parameters
    ----------
    width, height : float
        Pixels.
    font : str
        Name of the typeface.
    mark : str
        What the names within it begin with, where several sheets stand in one document.
    """

    def __init__(self, width: float, height: float, font: str, mark: str = ""):
        self.width, self.height, self.font, self._mark = width, height, font, mark
        self._items: list[str] = []
        self._defs: list[str] = []

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float,
        dash: str = "solid",
        opacity: float = 1,
    ) -> None:
        """Draw a line through points."""
        path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
        self.path(path, None, colour, width, dash, opacity)

    def path(
        self,
        path: str,
        fill: str | None,
        colour: str | None = None,
        width: float = 0,
        dash: str = "solid",
        opacity: float = 1,
    ) -> None:
        """Draw a path in SVG's own notation."""
        stroke = self._stroke(colour, width, dash, opacity)
        self._items.append(f'<path d="{path}"{paint(fill, opacity=opacity)}{stroke}/>')

    def _stroke(self, colour: str | None, width: float, dash: str, opacity: float) -> str:
        if colour is None or not width:
            return ""
        scaled = " ".join(number(part * max(3, width)) for part in DASHES[dash])
        dashes = f' stroke-dasharray="{scaled}"' if scaled else ""
        return f'{paint(colour, "stroke", opacity)} stroke-width="{number(width)}" stroke-linejoin="round"{dashes}'

    def rectangle(
        self,
        box: tuple[float, float, float, float],
        fill: str | None,
        colour: str | None = None,
        width: float = 0,
        opacity: float = 1,
        dash: str = "solid",
    ) -> None:
        """Draw a rectangle between two corners."""
        left, right = sorted(box[::2])
        top, bottom = sorted(box[1::2])
        drawn = paint(fill, opacity=opacity) + self._stroke(colour, width, dash, opacity)
        self._items.append(
            f'<rect x="{number(left)}" y="{number(top)}" width="{number(right - left)}" '
            f'height="{number(bottom - top)}"{drawn}/>'
        )

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str | None,
        colour: str | None,
        width: float,
        opacity: float,
    ) -> None:
        """Draw a dot."""
        stroke = self._stroke(colour, width, "solid", opacity)
        self._items.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{paint(fill, opacity=opacity)}{stroke}/>'
        )

    def hatching(self, colour: str, size: float, solidity: float) -> str:
        """Return a fill of lines that rise to the right."""
        name = f"{self._mark}hatch{len(self._defs)}"
        side, width = size * 2**0.5, size * solidity
        far, near = number(side), number(side / 4)
        path = (
            f"M-{near} {near}L{near} -{near}M0 {far}L{far} 0"
            f"M{number(side * 0.75)} {number(side * 1.25)}L{number(side * 1.25)} {number(side * 0.75)}"
        )
        self._defs.append(
            f'<pattern id="{name}" width="{far}" height="{far}" patternUnits="userSpaceOnUse">'
            f'<path d="{path}"{paint(colour, "stroke")} stroke-width="{number(width)}"/></pattern>'
        )
        return f"url(#{name})"

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        anchor: str = "left",
        above: str = "bottom",
        align: str | None = None,
        turn: float = 0,
    ) -> None:
        """Write text; `<b>` makes bold, `<br>` breaks.

        Parameters
        ----------
        x, y : float
            The point that it is put at.
        text : str
        size : float
        colour : str
        anchor : str
            Which side of the text stands at x: left, center or right.
        above : str
            Which side stands at y: top, middle, bottom, or `baseline` (of the last line).
        align : str, optional
            How lines stand under each other; as `anchor` by default.
        turn : float
            Degrees, clockwise.
        """
        lines = text.split("<br>")
        tall = (HEIGHT + LINE * (len(lines) - 1)) * size
        last = LINE * size * (len(lines) - 1)
        first = {
            "top": y + ASCENT * size,
            "middle": y - tall / 2 + ASCENT * size,
            "bottom": y - tall + ASCENT * size,
            "baseline": y - last,
        }[above]
        if align is not None and align != anchor and len(lines) > 1:
            wide = text_width(text, size)
            steps = {"left": 0.0, "center": 0.5, "right": 1.0}
            x, anchor = x + (steps[align] - steps[anchor]) * wide, align
        side = {"left": "start", "center": "middle", "right": "end"}[anchor]
        turned = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
        bold = False
        for step, line in enumerate(lines):
            spans = []
            for piece in _TAGS.split(line):
                if piece in ("<b>", "</b>"):
                    bold = piece == "<b>"
                elif piece:
                    words = escape(unescape(piece))
                    spans.append(f'<tspan font-weight="600">{words}</tspan>' if bold else words)
            self._items.append(
                f'<text x="{number(x)}" y="{number(first + step * LINE * size)}" font-size="{number(size)}" '
                f'text-anchor="{side}"{paint(colour)}{turned} xml:space="preserve">{"".join(spans)}</text>'
            )

    @contextmanager
    def clipped(self, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Let what is painted meanwhile be seen only in a box (left, top, right, bottom)."""
        left, top, right, bottom = box
        name = f"{self._mark}clip{len(self._defs)}"
        self._defs.append(
            f'<clipPath id="{name}"><rect x="{number(left)}" y="{number(top)}" '
            f'width="{number(right - left)}" height="{number(bottom - top)}"/></clipPath>'
        )
        self._items.append(f'<g clip-path="url(#{name})">')
        yield
        self._items.append("</g>")

    def put(self, other: "Sheet") -> None:
        """Paint what is on another sheet of the same width."""
        self._items += other._items
        self._defs += other._defs

    def put_svg(self, svg: str, x: float, y: float) -> None:
        """Paint a whole SVG of `Sheet.svg` with its upper left at a point."""
        self._items.append(svg.replace("<svg ", f'<svg x="{number(x)}" y="{number(y)}" ', 1))

    def svg(self, about: str = "") -> str:
        """Return the whole as SVG, with elements that say what it is."""
        defs = f"<defs>{''.join(self._defs)}</defs>" if self._defs else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(self.width)}" height="{number(self.height)}" '
            f'viewBox="0 0 {number(self.width)} {number(self.height)}" font-family={quoteattr(self.font)}>'
            f"{about}{defs}{''.join(self._items)}</svg>"
        )
