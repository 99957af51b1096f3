"""Which reader reads which exhibit: by the beginning of its id."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.briefing.pictures import shapes_of
from dashboard.charts.printing import draw
from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth import (
    cells,
    country,
    gemeenten,
    inside,
    maps,
    parts,
    rows,
    tables,
    themes,
    turnover,
    variety,
    years,
)
from tests.dashboard.exhibits.truth.legends import legend
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.paper import paper_marks
from tests.dashboard.exhibits.truth.screen import screen_marks

__all__ = ["READERS", "TABLES", "declared", "read"]

Reader = Callable[[Marks, Case], None]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "hundred": parts.hundred,
        "groups": parts.bars_by_group,
        "countries": parts.countries,
        "lenses": parts.two_lenses,
        "positions": gemeenten.position,
        "strips": gemeenten.strips,
        "mixing_strips": gemeenten.strips,
        "relation": gemeenten.relation,
        "relation_": gemeenten.relation,
        "differences": gemeenten.differences,
        "turnover": turnover.bars,
        "trends_moves": turnover.lines,
        "variety": variety.how_varied,
        "series": years.own_and_middle,
        "share_series": years.own_and_middle,
        "trends_lines": years.course,
        "trends_slopes": years.slopes,
        "trends_multiples": cells.cells,
        "classic_course": country.bounded,
        "national_origins": country.bounded,
        "national_growth": country.growth,
        "spread_": inside.areas_in_order,
        "wijk_changes": inside.areas_in_order,
        "map_": maps.areas_in_classes,
        "measure_map": maps.areas_in_classes,
        "wijken_": maps.areas_in_classes,
        "areas_": maps.areas_in_classes,
        "own": maps.areas_in_classes,
        "dots_": maps.dots_on_a_map,
        "theme_": themes.theme_rows,
        "several_groups": rows.of_groups,
        "type_counts": rows.of_types,
        "beside_rows": rows.of_peers,
        "survey": rows.of_shares,
    }
)


TABLES: Mapping[str, Callable[[Case], None]] = MappingProxyType(
    {"living_": tables.tinted_shares, "beside": tables.lines_in_rows}
)
"""Exhibits that are drawn as a table."""


def declared(exhibit: str) -> str:
    """Return the name under which the reader of an exhibit is declared.

    Raises
    ------
    LookupError
        There is none: a picture that nobody checks.
    """
    found = [
        name
        for name in (*READERS, *TABLES)
        if exhibit == name or (name[-1] == "_" and exhibit.startswith(name))
    ]
    if not found:
        raise LookupError(f"no reader is declared for the exhibit {exhibit}")
    return found[0]


def read(case: Case) -> None:
    """Lay what a picture shows beside the numbers of its exhibit: on the screen, on paper, and in its legend.

    Raises
    ------
    AssertionError
        It shows something else.
    """
    exhibit, name = case.exhibit, declared(case.exhibit.id)
    picture, shapes = exhibit.picture, shapes_of(exhibit, case.held)
    try:
        if name in TABLES:
            TABLES[name](case)
            return
        assert picture is not None
        check, svg = READERS[name], draw(picture, exhibit.width or 720, shapes)
        check(screen_marks(picture), case)
        check(paper_marks(svg, picture.layout.to_plotly_json(), shapes and shapes.rings), case)
        legend(case)
    except AssertionError as error:
        raise AssertionError(f"{case.view} of {case.own}: {error}") from error
