"""The legend beside a picture, read from the HTML that the screen shows."""

import re
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from typing import Any

from dashboard.theme import PAPER

__all__ = ["KeyEntry", "read_key"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_RGBA = re.compile(r"rgba\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*([\d.]+)\s*\)")
_LINE = re.compile(r"(?P<size>[\d.]+)px (?P<line>solid|dashed|dotted) (?P<colour>.+)")
_EDGE = re.compile(r"2px solid (?P<colour>.+)")


@dataclass
class KeyEntry:
    """One line of a legend.

    Attributes
    ----------
    colour : str
        Empty for words alone.
    text : str
    count : str
        Number of areas, as written.
    round : bool
        A dot instead of a rectangle.
    edge : str
        Colour of its border; empty for the usual thin one.
    size : float
        Pixels across, of a dot, or thickness of a line.
    line : str
        solid, dashed or dotted; empty for what is no line.
    """

    colour: str = ""
    text: str = ""
    count: str = ""
    round: bool = False
    edge: str = ""
    size: float = 0
    line: str = ""

    def told(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def read_key(html: str) -> list[KeyEntry]:
    """Read a legend: in each `<li>` an `<i>` with its looks, a `<span>` with words, perhaps a `<b>` with a number.

    A `<p>` holds words alone: an entry without a colour.

    Raises
    ------
    ValueError
        The HTML is not such a legend.
    """
    reader = _Reader()
    reader.feed(html)
    if html and not (
        reader.found and all(entry.text and (entry.colour or "<li" not in html) for entry in reader.found)
    ):
        raise ValueError("This HTML is no legend of colours with words.")
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[KeyEntry] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        if tag in ("li", "p"):
            self.found.append(KeyEntry())
        elif tag == "i":
            _look(self.found[-1], dict(attrs).get("style") or "")

    def handle_endtag(self, tag: str) -> None:
        # What follows a span or a number within its line is again of the line.
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("span", "p"):
            self.found[-1].text += data
        elif self._inside == "b":
            self.found[-1].count += data


def _look(entry: KeyEntry, style: str) -> None:
    pairs = (part.partition(":") for part in style.split(";"))
    said = {name.strip(): value.strip() for name, _, value in pairs}
    entry.round = said.get("border-radius") == "50%"
    if drawn := _LINE.fullmatch(said.get("border-top", "")):
        entry.size, entry.line, entry.colour = float(drawn["size"]), drawn["line"], _solid(drawn["colour"])
        return
    if border := _EDGE.fullmatch(said.get("border", "")):
        entry.edge = _solid(border["colour"])
    if "background" in said or entry.edge:
        entry.colour = _solid(said.get("background", PAPER))
    if entry.round:
        entry.size = float(said["width"].removesuffix("px"))


def _solid(colour: str) -> str:
    """Return a colour as it looks on paper; nothing for what is none."""
    if found := _RGBA.fullmatch(colour):
        parts, paper = (
            [float(part) for part in found.groups()],
            [int(PAPER[at : at + 2], 16) for at in (1, 3, 5)],
        )
        mixed = (
            round(part * parts[3] + under * (1 - parts[3])) for part, under in zip(parts, paper, strict=False)
        )
        return "#" + "".join(f"{part:02x}" for part in mixed)
    return colour if _COLOUR.fullmatch(colour) else ""
