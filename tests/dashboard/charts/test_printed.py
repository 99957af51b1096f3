"""Pictures drawn again for paper: every picture of the app, and what each kind of mark becomes."""

import json
import re
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from plotly.io import to_json

from dashboard.briefing.pictures import shapes_of
from dashboard.charts.printing import CannotPrintError, Shapes, draw
from dashboard.charts.printing.numbers import nice_step, ticks, write
from dashboard.charts.template import figure
from dashboard.shell import map_view, showing, steps
from dashboard.url.pages import PAGES
from tests.dashboard.conftest import APP
from tests.dashboard.test_app import open_page

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
WITHOUT = (
    "start",
    "briefing",
    "eigen_cijfers",
    "eigen_gebied",
    "bijeenkomst",
    "tafels",
    "presentatie",
    "verantwoording",
)
"""Pages that show no picture before something is chosen."""

FIRST_A_TABLE = "vergelijk"

ONE_WIJK = ("wijken", "GM0088")

SHOWN = [page.name for page in PAGES if (APP.parent / "screens" / f"{page.name}.py").exists()]
GEMEENTEN = ("GM0363", "GM0088")
SQUARE = (
    b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A"},"geometry":'
    b'{"type":"Polygon","coordinates":[[[5,52],[5.1,52],[5.1,52.1],[5,52.1],[5,52]]]}}]}'
)


@pytest.fixture
def drawn(nl):
    """Draw traces on a sheet of 400 by 200 pixels without margins; return the elements."""

    def make(*traces, **layout):
        axis = {"visible": False}
        layout = {"xaxis": {"range": [0, 10], **axis}, "yaxis": {"range": [0, 10], **axis}} | layout
        svg = draw(figure([trace.to_plotly_json() for trace in traces], nl, 200, **layout), 400)
        return list(ElementTree.fromstring(svg))

    return make


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("page", SHOWN)
def test_every_picture_of_the_app_can_be_drawn(page, gemeente, snapshot, monkeypatch):
    shown, show = [], showing.show
    monkeypatch.setattr(
        showing, "show", lambda exhibit, **settings: (shown.append(exhibit), show(exhibit, **settings))[1]
    )
    alone = map_view.show_picture
    monkeypatch.setattr(
        map_view, "show_picture", lambda exhibit, *given: (shown.append(exhibit), alone(exhibit, *given))[1]
    )
    answer = steps.show_step
    monkeypatch.setattr(
        steps, "show_step", lambda step, *given: (shown.append(step.exhibit), answer(step, *given))[1]
    )
    app = open_page(f"screens/{page}.py", gemeente=gemeente)
    assert not app.exception
    shown = [exhibit for exhibit in shown if exhibit is not None]
    assert bool(shown) == (page not in WITHOUT and (page, gemeente) != ONE_WIJK)
    drawn = [exhibit for exhibit in shown if exhibit.picture is not None]
    assert bool(drawn) == (bool(shown) and page != FIRST_A_TABLE)
    for exhibit in drawn:
        svg = draw(exhibit.picture, 720, shapes_of(exhibit, snapshot))
        assert len(list(ElementTree.fromstring(svg).iter())) > 3
        assert "nan" not in svg
        as_plotly_has_it = go.Figure(exhibit.picture).to_json()
        assert json.loads(to_json(exhibit.picture.to_dict(), validate=False)) == json.loads(as_plotly_has_it)


def test_a_dot_stands_where_its_value_is(drawn):
    (dot,) = drawn(go.Scatter(x=[5], y=[2], mode="markers", marker={"size": 8, "color": "#123456"}))
    assert (dot.tag, dot.get("cx"), dot.get("cy"), dot.get("r")) == (f"{SVG}circle", "200", "160", "4")
    assert dot.get("fill") == "#123456"


def test_a_missing_point_breaks_a_line(drawn):
    first, second = drawn(go.Scatter(x=[0, 1, 2, 3, 4], y=[1, 1, None, 1, 1], line={"color": "#000000"}))
    assert first.get("d") == "M0 180L40 180"
    assert second.get("d") == "M120 180L160 180"


def test_stacked_bars_stand_on_each_other(drawn):
    parts = [go.Bar(x=[2], y=[4], orientation="h", width=2, marker={"color": "#aa0000"}) for _ in range(2)]
    first, second = drawn(*parts, barmode="stack")
    assert [first.get("x"), first.get("width")] == ["0", "80"]
    assert [second.get("x"), second.get("width")] == ["80", "80"]
    assert first.get("y") == "100"
    assert first.get("height") == "40"


def test_a_hatched_bar_takes_its_own_colour_as_the_browser_does(drawn):
    pattern = {"shape": "/", "fgcolor": "#ffffff", "size": 7, "solidity": 0.35}
    bar = go.Bar(x=[2], y=[4], orientation="h", marker={"color": ["#aa0000"], "pattern": pattern})
    defs, drawn_bar = drawn(bar)
    assert drawn_bar.get("fill").startswith("url(#")
    assert defs.find(f".//{SVG}path").get("stroke") == "#aa0000"


def test_text_is_bold_and_broken_where_it_says_so_and_never_markup(drawn):
    notes = [{"x": 5, "y": 5, "text": "<b>60%</b> a &lt; b<br>& c", "showarrow": False}]
    first, second = drawn(annotations=notes)
    assert first.find(f"{SVG}tspan").text == "60%"
    assert "".join(first.itertext()) == "60% a < b"
    assert "".join(second.itertext()) == "& c"
    assert float(second.get("y")) > float(first.get("y"))


def test_a_note_refers_to_paper_axis_or_values_and_is_shifted_upwards(drawn):
    common = {"text": "n", "showarrow": False, "xanchor": "left", "yanchor": "bottom", "borderpad": 0}
    by_value, by_paper, shifted = drawn(
        annotations=[
            common | {"x": 5, "y": 5},
            common | {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "y domain"},
            common | {"x": 5, "y": 5, "yshift": 10},
        ]
    )
    assert by_value.get("x") == by_paper.get("x") == "200"
    assert by_value.get("y") == by_paper.get("y")
    assert float(shifted.get("y")) == pytest.approx(float(by_value.get("y")) - 10)


def test_axes_write_numbers_as_the_language_does(nl):
    axes = {
        "xaxis": {"range": [0, 0.5], "tickformat": ".0%", "tickvals": [0.255]},
        "yaxis": {"visible": False},
    }
    svg = draw(figure([go.Scatter(x=[0.1], y=[1])], nl, 100, **axes), 300)
    assert ">26%<" in svg
    assert write(0.255, ".1%", ",.") == "25,5%"
    assert write(-1234, "", ",.", 1) == "−1234"
    assert write(12345, "", ",.", 1) == "12.345"
    assert write(1.5, ",.2~f", ",.") == "1,5"


def test_titles_along_axes_that_ask_for_room_stay_on_the_sheet(nl):
    title = {"text": "hoeveel<br>waarvan", "font": {"size": 20}, "standoff": 10}
    side = {"automargin": True, "title": title, "range": [0, 1], "tickfont": {"size": 10}}
    margin = dict.fromkeys("lrtb", 8)
    drawn = ElementTree.fromstring(
        draw(figure([go.Scatter(x=[0], y=[0])], nl, 200, margin=margin, xaxis=side, yaxis=side), 400)
    )
    titles = [it for it in drawn.iter(f"{SVG}text") if "".join(it.itertext()) in ("hoeveel", "waarvan")]
    along, upright = titles[:2], titles[2:]
    assert 20 < float(along[0].get("y")) < float(along[1].get("y")) < 200
    # Turned around its place at the side: what lies above it in the text lies to the left on the sheet.
    turned = float(re.search(r"rotate\(-90 ([\d.]+) ", upright[0].get("transform"))[1])
    tops = [
        turned + float(line.get("y")) - float(upright[0].get("transform").split()[2][:-1]) for line in upright
    ]
    # An h is three quarters of its size high.
    assert 0.75 * 20 <= tops[0] < tops[1] < 400


def test_ticks_follow_the_browsers_steps():
    assert nice_step(1, 8) == 0.2
    assert nice_step(0.55, 8) == 0.1
    assert ticks(0.13, 0.51, 0.1) == [0.2, 0.3, 0.4, 0.5]


@pytest.mark.parametrize(
    "asked",
    [
        lambda: go.Pie(values=[1, 2]),
        lambda: go.Scatter(x=[1], y=[1], error_x={"array": [1]}),
        lambda: go.Scatter(x=[1], y=[1], mode="markers", marker={"symbol": "star"}),
        lambda: go.Bar(x=[1], y=[1], marker={"pattern": {"shape": "x"}}),
    ],
)
def test_what_is_not_known_is_refused(drawn, asked):
    with pytest.raises(CannotPrintError):
        drawn(asked())


@pytest.mark.parametrize(
    "layout", [{"barnorm": "percent"}, {"showlegend": True}, {"xaxis": {"rangeslider": {}}}]
)
def test_a_layout_that_is_not_known_is_refused(drawn, layout):
    layout = {key: value or {"visible": True} for key, value in layout.items()}
    if "xaxis" in layout:
        layout["xaxis"] = {"rangeslider": {"visible": True}}
    with pytest.raises(CannotPrintError):
        drawn(go.Scatter(x=[1], y=[1]), **layout)


def _map(nl, z, **trace):
    areas = go.Choroplethmap(
        geojson="x",
        locations=["A"],
        z=z,
        zmin=0,
        zmax=1,
        colorscale=[[0, "#111111"], [0.5, "#111111"], [0.5, "#222222"], [1, "#222222"]],
        **trace,
    )
    view = {"style": "white-bg", "center": {"lon": 5.05, "lat": 52.05003}, "zoom": 3}
    return figure([areas], nl, 200, map=view)


@pytest.mark.parametrize(("value", "colour"), [(0.2, "#111111"), (0.5, "#222222"), (1.0, "#222222")])
def test_an_area_has_the_colour_of_its_class_and_fills_the_picture(nl, value, colour):
    svg = draw(_map(nl, [value]), 400, Shapes.from_geojson(SQUARE))
    area = ElementTree.fromstring(svg).find(f".//{SVG}g/{SVG}path")
    assert area.get("fill") == colour
    heights = [float(y) for y in re.findall(r"[ML][\d.-]+ ([\d.-]+)", area.get("d"))]
    assert min(heights) == pytest.approx(200 * 0.02 / 1.04, abs=1.5)
    assert max(heights) == pytest.approx(200 - 200 * 0.02 / 1.04, abs=1.5)


def test_a_map_without_its_areas_is_refused(nl):
    with pytest.raises(CannotPrintError):
        draw(_map(nl, [0.5]), 400)
    with pytest.raises(CannotPrintError):
        draw(_map(nl, [0.5]), 400, Shapes({}))
