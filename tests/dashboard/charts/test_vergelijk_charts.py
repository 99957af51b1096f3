"""The pictures of a gemeente beside its peers: on the embedded figures, and on made-up numbers."""

import re
from itertools import pairwise
from urllib.parse import unquote

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.peers import PeerSet
from dashboard.charts.differences import profile_of_differences
from dashboard.charts.dots import dot_groups, drawn, offsets
from dashboard.charts.labels import placed
from dashboard.charts.scatter import scatter
from dashboard.charts.strip import strip_plots
from dashboard.findings.data.national import national
from dashboard.findings.peers.chosen_peers import peer_set
from dashboard.findings.peers.comparison_table import comparison_table
from dashboard.findings.peers.correlation import correlation
from dashboard.findings.peers.differences import differences
from dashboard.findings.peers.distributions import distributions
from dashboard.findings.peers.measures import measure, measure_groups
from dashboard.language import Language
from dashboard.markup.sparklines import lines_key, span, sparkline_table
from dashboard.style.colours import OWN
from dashboard.style.fonts.widths import text_width
from tests.dashboard.newest import NOW

NL = Language("nl")


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


@pytest.fixture(scope="module")
def peers(held):
    return peer_set(held, "GM0344", "nearest")


def rows(html):
    return re.findall(r"<tr.*?(?=<tr|</table)", html.split("<tbody>")[1])


def points_of(path):
    """The points of a line that is written in steps."""
    found = []
    for piece in path.split("M")[1:]:
        start, _, steps = piece.partition("l")
        place = [int(number) for number in start.split()]
        found.append(tuple(place))
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            place = [place[0] + x, place[1] + y]
            found.append(tuple(place))
    return found


def test_every_row_has_its_line_told_in_words(held, peers):
    found = comparison_table(held, peers, "herkomst", NOW, "naam")
    written = rows(sparkline_table(found, "GM0344", NL))
    assert len(written) == 11
    own = next(row for row in written if "class=own" in row)
    assert ">Utrecht<" in own
    before, now = (
        NL.formats.decimal(100 * held.values("buiten_nederland")["value"]["GM0344", year], 1) + "%"
        for year in (2022, NOW)
    )
    assert f"{before} in 2022 tot {now} in {NOW}" in own
    assert OWN in unquote(own)
    assert sum(OWN in unquote(row) for row in written) == 1


def test_the_two_series_never_touch_and_a_missing_year_breaks_the_line(held):
    found = comparison_table(held, peer_set(held, "GM1992", "nearest"), "herkomst", NOW, "naam")
    own = next(row for row in rows(sparkline_table(found, "GM1992", NL)) if "class=own" in row)
    old, new = re.findall(r"<path d='([^']*)' stroke-width='(\d)'", unquote(own))
    assert (old[1], new[1]) == ("2", "4")
    points = [[x for x, _ in points_of(path)] for path, _ in (old, new)]
    assert min(points[1]) - max(points[0]) > 12
    # Voorne aan Zee has no figure of 2022 in the new classification.
    assert len(points[1]) == 3


def test_lines_lie_within_their_picture(held, peers):
    found = comparison_table(held, peers, "herkomst", NOW, "naam")
    low, high = span(found, "GM0344")
    assert low < high
    heights = [
        y
        for row in rows(sparkline_table(found, "GM0344", NL))
        for path in re.findall(r"<path d='([^']*)'", unquote(row))
        for _, y in points_of(path)
    ]
    assert min(heights) == 4
    assert max(heights) == 44
    (told,) = lines_key(found, "GM0344", (7, 3), NL)
    assert NL.formats.decimal(100 * low, 1) in told.words


def test_a_long_table_is_drawn_around_the_own_gemeente(held):
    found = comparison_table(held, peer_set(held, "GM1966", "size"), "herkomst", NOW, "aandeel")
    html = sparkline_table(found, "GM1966", NL)
    assert sum("class=gap" not in row for row in rows(html)) == 50
    assert html.count("class=gap") == 2
    assert "class=own" in html
    assert len(html.encode()) < 45_000
    assert "50 van de 180" in lines_key(found, "GM1966", (7, 3), NL)[0].words


def test_a_phone_sees_the_share_and_the_column_of_the_order(held, peers):
    html = sparkline_table(
        comparison_table(held, peers, "herkomst", NOW, "inwoners"), "GM0344", NL, narrow=True
    )
    heads = re.findall(r"<th scope=col>([^<]*)", html)
    assert heads == [
        "Naam",
        f"Verloop van het aandeel, 1996 tot {NOW}",
        "Inwoners",
        f"Herkomst buiten Nederland {NOW}",
    ]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=80))
def test_stacked_dots_lie_around_the_middle_and_never_on_one_another(values):
    values = np.array(values)
    up = offsets(values)
    column = np.round((values - values.min()) / (np.ptp(values) or 1) * 90)
    assert not pd.DataFrame({"column": column, "up": up}).duplicated().any()
    assert abs(int(up.sum())) <= len(values)
    assert (up == 0).sum() == len(set(column))


def test_no_dots_are_no_trouble():
    assert len(offsets(np.array([]))) == 0


def test_dots_are_divided_with_the_own_one_in_front():
    regions = pd.Index(["a", "b", "c", "d"])
    groups = dot_groups(regions, PeerSet("own", "c", ("a",)))
    assert [(who, list(regions[which])) for who, which, _ in groups] == [
        ("others", ["b", "d"]),
        ("peers", ["a"]),
        ("own", ["c"]),
    ]


@given(
    st.lists(
        st.tuples(st.floats(0, 900), st.floats(0, 500), st.text("abc", min_size=1, max_size=12)), max_size=30
    )
)
def test_placed_names_do_not_overlap(points):
    x, y = (np.array([point[side] for point in points], dtype=float) for side in (0, 1))
    names = [point[2] for point in points]
    places = placed(x, y, names, [12] * len(names))
    assert len(places) == len(points)
    boxes = [
        box_of(px, py, name, place) for px, py, name, place in zip(x, y, names, places, strict=True) if place
    ]
    for nth, one in enumerate(boxes):
        for other in boxes[:nth]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart


def box_of(x, y, name, place):
    wide, high = text_width(name, 12), 1.3 * 12
    right = {"middle right": 1, "middle left": -1}.get(place, 0)
    down = {"top center": -1, "bottom center": 1}.get(place, 0)
    middle = x + right * (wide / 2 + 9), y + down * (high / 2 + 7)
    return middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2


@pytest.mark.parametrize("narrow", [False, True])
def test_strips_draw_every_gemeente_with_a_figure_and_mark_the_own_value(held, peers, narrow):
    measures = [measure(held, key, NOW) for key in ("index", "buiten_europa", "inhabitants", "wmo")]
    figure = strip_plots(distributions(held, peers, measures), peers, held.gemeenten.names, NL, narrow)
    for nth, one in enumerate(measures, start=1):
        axis = "x" if nth == 1 else f"x{nth}"
        traces = [trace for trace in figure.data if trace.xaxis == axis and trace.mode == "markers"]
        assert sum(len(trace.x) for trace in traces) == one.values.notna().sum()
        own = traces[-1]
        assert own.marker.color == OWN
        assert own.x[0] == pytest.approx(drawn(one)["GM0344"], rel=1e-5)
    assert figure.layout.xaxis3.type == "log"
    words = " ".join(note.text for note in figure.layout.annotations)
    assert f"Herkomst buiten Europa, {NOW} (% van" in words
    assert "<b>Utrecht 29,9%</b> · middelste 25,2%" in words


def test_strips_do_not_reach_into_one_another(held, peers):
    keys = ("index", "europa", "index_18", "menging_h", "bijstand")
    found = distributions(held, peers, [measure(held, key, NOW) for key in keys])
    layout = strip_plots(found, peers, held.gemeenten.names, NL).layout
    domains = [layout[f"yaxis{'' if nth == 1 else nth}"].domain for nth in range(1, 6)]
    assert all(0 <= low < high <= 1 for low, high in domains)
    assert all(above[0] > below[1] for above, below in pairwise(domains))


@pytest.mark.parametrize("named", [False, True])
def test_the_scatter_draws_all_and_names_the_own_gemeente_always(held, peers, named):
    x, y = measure(held, "wmo", NOW), measure(held, "buiten_nederland", NOW)
    found = correlation(held, peers, x, y)
    figure = scatter(found, peers, held.gemeenten.names, NL, named)
    assert sum(len(trace.x) for trace in figure.data) == len(found.regions)
    others, ringed, own = figure.data
    assert own.text == ("<b>Utrecht</b>",)
    assert own.y[0] == pytest.approx(100 * y.values["GM0344"], rel=1e-5)
    assert others.mode == "markers"
    assert len(ringed.hovertext) == len(peers.members)
    assert (ringed.mode == "markers+text") == named
    assert figure.layout.yaxis.title.text == f"Herkomst buiten Nederland, {NOW} (% van inwoners)"


@pytest.mark.parametrize("narrow", [False, True])
def test_differences_draw_a_dot_for_each_measure_and_an_arrow_beyond_the_edge(held, narrow):
    peers = peer_set(held, "GM0344", "nearest")
    every = (measure(held, key, NOW) for keys in measure_groups().values() for key in keys)
    measures = [one for one in every if one is not None]
    found = differences(held, peers, measures, 15)
    figure = profile_of_differences(found, NL, narrow)
    dots = figure.data[-1]
    spreads = found.numbers.frame["spreads"].to_numpy()
    assert np.asarray(dots.x) == pytest.approx(np.clip(spreads, -4, 4), abs=0.001)
    assert [symbol != "circle" for symbol in dots.marker.symbol] == (np.abs(spreads) > 4).tolist()
    words = " ".join(note.text for note in figure.layout.annotations)
    for one, value in zip(found.measures, found.numbers.frame["value"], strict=True):
        assert one.name.write(NL).split()[0] in words
        assert NL.formats.decimal(one.quantity(value).shown, one.quantity(value).decimals) in words


def test_a_year_between_two_missing_ones_ends_no_line(held):
    found = comparison_table(held, peer_set(held, "GM1966", "size"), "herkomst", NOW, "aandeel")
    paths = re.findall(r"<path d='([^']*)'", unquote(sparkline_table(found, "GM1966", NL)))
    assert all(re.fullmatch(r"(M\d+ \d+(l-?\d+[ -]\d+([ -]\d+[ -]\d+)*)?)*", path) for path in paths)
    assert all(0 < x < 240 and 4 <= y <= 44 for path in paths for x, y in points_of(path))
