"""The style sheet and the letters of the plain pages, under addresses that may be kept for ever.

The letters are those of the dashboard, Source Sans and Source Serif (semibold), cut down with `pyftsubset` to those of
European languages, and so 50 kB in all; under names of their own, as their licence asks (OFL.txt).
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.style import colours
from dashboard.web.immutable import Asset, not_found, respond

__all__ = ["asset_route", "font_addresses", "font_faces", "style_address"]

_PATH = "/blad"
_FONTS = {
    "sans": ("Source Sans Pro", "400"),
    "sans-bold": ("Source Sans Pro", "600 700"),
    "serif": ("Source Serif", "600"),
}
"""What style sheets call each, and the weights that it is for."""

_COLOURS = ("INK", "PAPER", "PAPER_SHADE", "MUTED", "LINE", "OWN")


def asset_route() -> Route:
    """Make the route of the style sheet and the letters."""

    async def asset(request: Request) -> Response:
        found = next((one for one in _assets().values() if one.name == request.path_params["name"]), None)
        if found is None:
            return not_found()
        return respond(request, found, "text/css" if found.name.endswith(".css") else "font/woff2")

    return Route(f"{_PATH}/{{name}}", asset)


def style_address() -> str:
    """Return where the style sheet lies."""
    return f"{_PATH}/{_assets()['style'].name}"


def font_addresses() -> tuple[str, ...]:
    """Return where the letters lie, so that they can be fetched beside the style sheet and not after it."""
    return tuple(f"{_PATH}/{_letters()[name].name}" for name in _FONTS)


@cache
def font_faces() -> str:
    """Return what a style sheet says of the letters."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; '
        f'src: url({_PATH}/{_letters()[name].name}) format("woff2"); }}'
        for name, (family, weight) in _FONTS.items()
    )


@cache
def _letters() -> Mapping[str, Asset]:
    folder = resources.files(__package__).joinpath("fonts")
    found = {name: folder.joinpath(f"{name}.woff2").read_bytes() for name in _FONTS}
    return MappingProxyType({name: Asset.whole(name, ".woff2", raw) for name, raw in found.items()})


@cache
def _assets() -> Mapping[str, Asset]:
    style = resources.files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    for name in _COLOURS:
        style = style.replace(f"${name}$", getattr(colours, name))
    style = style.replace("$faces$", font_faces())
    return MappingProxyType({**_letters(), "style": Asset.pack("style", ".css", style.encode())})
