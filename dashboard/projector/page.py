"""The document of a row of slides, and that of what the speaker reads with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.language import Language
from dashboard.plain.assets import font_addresses, font_faces
from dashboard.projector.decks import IN_STEP
from dashboard.projector.presentations import HOURS
from dashboard.projector.shown import Shown
from dashboard.style import colours
from dashboard.web.immutable import Asset, not_found, respond

__all__ = ["InRow", "Row", "asset_route", "written"]

_PATH = "/diablad"
_TYPES = {".css": "text/css", ".js": "text/javascript"}
_DAY = re.compile(r"\b(\d{1,2}) (?=[a-zA-Z]+ \d{4}\b)")
_KEYS = ("next", "back", "jump", "ends", "dark", "list", "notes", "phone", "whole", "away")
"""What the keys do, as it is told: `dia.key.*` and `dia.does.*` among the texts."""

_COLOURS = ("INK", "PAPER", "PAPER_SHADE", "MUTED", "LINE", "OWN")


@dataclass(frozen=True)
class InRow:
    """A slide in a row.

    Attributes
    ----------
    shown : Shown
    picture : str
        Where its picture lies by itself, where it has one.
    live : str
        Where the page lies that alone can show it.
    """

    shown: Shown
    picture: str = ""
    live: str = ""


@dataclass(frozen=True)
class Row:
    """A row of slides.

    Attributes
    ----------
    title : str
    slides : sequence of InRow
    address, notes, out : str
        Where it lies, where what the speaker reads lies, and where one goes from it.
    deck : str
        What it is called there.
    """

    title: str
    slides: Sequence[InRow]
    address: str
    notes: str
    out: str
    deck: str


def written(row: Row, language: Language, notes: bool = False) -> str:
    """Write the document.

    Parameters
    ----------
    row : Row
    language : Language
    notes : bool
        Whether it is what the speaker reads.
    """
    made = _templates().get_template("notes.html" if notes else "deck.html")
    return made.render(
        say=language.say,
        title=row.title,
        kind="notes" if notes else "slides",
        row=row.address,
        out=row.out,
        deck=row.deck,
        keys_told=_KEYS,
        notes=row.notes,
        slides=[_slide(one) for one in row.slides],
        fonts=font_addresses(),
        style=f"{_PATH}/{_assets()['projector.css'].name}",
        script=f"{_PATH}/{_assets()['projector.js'].name}",
        in_step=f"{_PATH}/{_assets()['in_step.js'].name}",
        mee=IN_STEP,
        hours=HOURS,
    )


def _slide(one: InRow) -> Mapping[str, Any]:
    shown = one.shown
    sizes = (
        f"--{part}-{drawn.shape.name}:{size}"
        for drawn in shown.drawn
        for part, size in (
            *((part, getattr(drawn.laid, part)) for part in ("said", "under", "point")),
            ("least", drawn.shape.least),
        )
    )
    # Parts come one after another: the picture or each of the points, then what is said last.
    parts = len(shown.made.points) or int(shown.exhibit is not None)
    return {
        "made": shown.made,
        "steps": parts + bool(shown.made.under),
        "exhibit": shown.exhibit,
        "drawn": shown.drawn,
        "kind": "beside" if shown.is_map else "below",
        "picture": one.picture,
        "live": one.live,
        "source": shown.source,
        "sizes": ";".join(sizes),
    }


def asset_route() -> Route:
    """Make the route of style sheet and script, which may be kept for ever."""

    async def asset(request: Request) -> Response:
        found = next((one for one in _assets().values() if one.name == request.path_params["name"]), None)
        if found is None:
            return not_found()
        return respond(request, found, _TYPES["." + found.name.rpartition(".")[2]])

    return Route(f"{_PATH}/{{name}}", asset)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["unbroken"] = _unbroken
    return made


def _unbroken(text: str) -> str:
    """Keep a day on one line with its month."""
    return _DAY.sub("\\1\N{NO-BREAK SPACE}", text)


@cache
def _assets() -> Mapping[str, Asset]:
    found = {}
    for name in ("projector.css", "projector.js", "in_step.js"):
        raw = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
        for colour in _COLOURS:
            raw = raw.replace(f"${colour}$", getattr(colours, colour))
        raw = raw.replace("$faces$", font_faces())
        stem, _, suffix = name.rpartition(".")
        found[name] = Asset.pack(stem, f".{suffix}", raw.encode())
    return MappingProxyType(found)
