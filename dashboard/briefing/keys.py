"""The legend beside a picture, read from the HTML that the screen shows."""

import re
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from typing import Any

__all__ = ["KeyEntry", "read_key"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass
class KeyEntry:
    """One line of a legend.

    Attributes
    ----------
    colour : str
    text : str
    count : str
        Number of areas, as written.
    round : bool
        A dot instead of a rectangle.
    edge : str
        Colour of its border; empty for the usual thin one.
    size : float
        Pixels across, of a dot.
    """

    colour: str = ""
    text: str = ""
    count: str = ""
    round: bool = False
    edge: str = ""
    size: float = 0

    def told(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def read_key(html: str) -> list[KeyEntry]:
    """Read a legend: an `<i>` with its looks, a `<span>` with the words, perhaps a `<b>` with a number, in each `<li>`.

    Raises
    ------
    ValueError
        The HTML is not such a legend.
    """
    reader = _Reader()
    reader.feed(html)
    if html and not (reader.found and all(entry.colour and entry.text for entry in reader.found)):
        raise ValueError("This HTML is no legend of colours with words.")
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[KeyEntry] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        if tag == "li":
            self.found.append(KeyEntry())
        elif tag == "i":
            _look(self.found[-1], dict(attrs).get("style") or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "span":
            self.found[-1].text += data
        elif self._inside == "b":
            self.found[-1].count += data


def _look(entry: KeyEntry, style: str) -> None:
    said = dict(part.split(":", 1) for part in style.split(";") if ":" in part)
    if found := _COLOUR.fullmatch(said.get("background", "")):
        entry.colour = found[0]
    entry.round = said.get("border-radius") == "50%"
    if entry.round:
        entry.size = float(said["width"].removesuffix("px"))
    if (border := said.get("border", "")).startswith("2px") and (edge := _COLOUR.search(border)):
        entry.edge = edge[0]
