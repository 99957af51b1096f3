"""The map of who takes part: the country drawn once, of which only what stands out changes.

The areas lie in a picture of their own, whose address changes with what is drawn, so that a browser fetches it once;
the page of the room refers to them by their codes, and says of each only whether it was invited and whether it came.
"""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.charts.printing import Shapes
from dashboard.charts.printing.maps import Projection
from dashboard.findings.data.origin import offer
from dashboard.findings.model.absence import if_held
from dashboard.meeting.pages.addresses import map_address
from dashboard.web.immutable import Asset
from data_sources import Snapshot
from data_sources.kept import kept
from geo.boundaries import boundaries
from geo.degrees import in_degrees
from geo.web import geojson

__all__ = ["CountryMap", "country_map", "standing_out"]

_HIGH = 1000
"""Units from north to south; so many pixels has a projector at most."""

_TOLERANCE_M, _DECIMALS = 800, 3
"""A corner goes when its triangle is smaller than this squared: two or three pixels of a projector."""


@dataclass(frozen=True)
class CountryMap:
    """The country with its gemeenten.

    Attributes
    ----------
    picture : Asset
        SVG; `land` is all of it, and every gemeente has its code as its name.
    box : str
        What `viewBox` says of it.
    codes : frozenset of str
    """

    picture: Asset
    box: str
    codes: frozenset[str]


@kept()
def country_map(snapshot: Snapshot) -> CountryMap | None:
    """Draw the gemeenten of today; None where no boundaries of them are held."""
    areas = if_held(lambda: boundaries("gemeente", offer(snapshot).current_year, snapshot))
    if areas is None:
        return None
    coarse = in_degrees(areas.set_geometry(areas.simplify_coverage(_TOLERANCE_M)))
    shapes = Shapes.from_geojson(geojson(coarse, _DECIMALS))
    left, top, right, bottom = shapes.bounds()
    project = Projection(_HIGH / (bottom - top), left, top)
    box = f"0 0 {round((right - left) * project.scale)} {_HIGH}"
    paths = "".join(f'<path id="{code}" d="{project.path(rings)}"/>' for code, rings in shapes.rings.items())
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><g id="land">{paths}</g></svg>'
    return CountryMap(Asset.pack("kaart", ".svg", svg.encode(), quality=9), box, frozenset(shapes.rings))


@kept(64)
def standing_out(snapshot: Snapshot, invited: tuple[str, ...], came: frozenset[str]) -> Markup:
    """Refer to the gemeenten that were invited, those that came last: over the borders of the others.

    Kept under who came: the room asks for it every second.
    """
    drawn = country_map(snapshot)
    if drawn is None:
        return Markup()
    address = map_address(drawn.picture.name)
    codes = sorted(drawn.codes & set(invited), key=lambda code: (code in came, code))
    kinds = ("shown" if code in came else "asked" for code in codes)
    return Markup("").join(
        Markup('<use class="{}" href="{}#{}"/>').format(kind, address, code)
        for kind, code in zip(("land", *kinds), ("land", *codes), strict=True)
    )
