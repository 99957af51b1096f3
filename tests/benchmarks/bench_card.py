"""From a click on an area of the map to what is told of it, beside a plain Streamlit page that reruns on a click.

The plain page holds the same figures and boundaries ready, draws with ``px.choropleth_map`` and is told of a click by
``on_select``. Both are clicked in one run, in turns, on gemeenten that nobody asked for before. The bound is on what we
ourselves do of a click: the part of the page that runs again. The whole server's is Streamlit's session and socket too.
Run with ``python -m tests.benchmarks.bench_card``; needs Chromium.
"""

import time
from statistics import median
from types import SimpleNamespace
from unittest.mock import patch
from urllib.parse import urlsplit

import shapely
import streamlit as st
from playwright.sync_api import Browser, Page
from streamlit.testing.v1 import AppTest

from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.national import national
from dashboard.shell import map_view
from data_sources import open_snapshot
from geo.web import web_geometry
from tests.benchmarks.bench_dashboard import line, processor, server_of
from tests.benchmarks.beside_plain import beside_plain
from tests.browser.conftest import DESK, ROOT

CLICKS, FIRST = 40, 4
"""Gemeenten that are clicked, and those before them that only warm up."""
REST = 300
"""Milliseconds between clicks, in which a server comes to rest."""
BOUND, PART = 5, 0.1
"""Milliseconds of processor of the part that runs again; part of what the plain page's server takes."""

_PLAIN = """
import json, sys
sys.path.insert(0, {root!r})
import plotly.express as px
import streamlit as st
from dashboard.findings.data.national import national
from data_sources import open_snapshot
from geo.web import web_geometry

@st.cache_data
def figures():
    found = national(open_snapshot())
    latest = found.values("buiten_nederland").groupby("region").tail(1).reset_index()
    return latest.assign(naam=latest["region"].map(found.gemeenten.names))

@st.cache_data
def boundaries():
    held = open_snapshot()
    return json.loads(web_geometry("gemeente", national(held).year, snapshot=held).raw)

st.set_page_config(layout="wide")
drawn = px.choropleth_map(
    figures(), geojson=boundaries(), locations="region", featureidkey="properties.code", color="value",
    hover_name="naam", map_style="white-bg", center={{"lat": 52.2, "lon": 5.3}}, zoom=6, height=640,
)
left, right = st.columns(2)
with left:
    picked = st.plotly_chart(drawn, key="map", on_select="rerun")
with right:
    for point in picked.selection.points:
        row = figures().set_index("region").loc[point["location"]]
        st.subheader(row["naam"])
        st.metric("Herkomst buiten Nederland", f"{{row['value']:.1%}}")
"""

_PICTURE = '[...document.querySelectorAll(".js-plotly-plot")].find((it) => it._fullLayout?.map)'
_MAP = f"{_PICTURE}?._fullLayout.map._subplot.map"

_PLACED = f"""(place) => {{
    const map = {_MAP}, {{ left, top }} = map.getContainer().getBoundingClientRect(), {{ x, y }} = map.project(place);
    return [left + x, top + y];
}}"""

# Holds the milliseconds from the next press of the mouse until a heading says a name.
_WATCH = """(name) => {
    window.told = new Promise((resolve) => addEventListener("mousedown", () => {
        const start = performance.now();
        const look = () => {
            const heads = [...document.querySelectorAll(".card thead th, h3")];
            if (heads.some((it) => it.textContent.trim() === name)) resolve(performance.now() - start);
            else requestAnimationFrame(look);
        };
        look();
    }, { once: true, capture: true }));
}"""


class Clicked:
    """A page of which areas are clicked.

    Parameters
    ----------
    browser : Browser
    address : str
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.server = server_of("http://" + urlsplit(address).netloc)
        self.page: Page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="nl-NL")
        self.page.set_default_timeout(60_000)
        self.received: list[int] = []
        self.page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda frame: self.received.append(len(frame))),
        )
        self.page.goto(address)
        self.page.wait_for_function(f"() => {_MAP}?.loaded()")
        self.page.wait_for_timeout(3000)

    def click(self, name: str, place: tuple[float, float]) -> tuple[float, float, int]:
        """Click an area; return milliseconds until it is told of, milliseconds of processor, and bytes received."""
        self.page.bring_to_front()
        x, y = self.page.evaluate(_PLACED, place)
        # The map knows what it is pointed at some time after the pointer came.
        self.page.mouse.move(x, y)
        self.page.wait_for_timeout(REST)
        self.page.evaluate(_WATCH, name)
        self.received.clear()
        before = processor(self.server)
        self.page.mouse.click(x, y)
        waited = float(self.page.evaluate("() => window.told"))
        self.page.wait_for_timeout(REST)
        return waited, 1000 * (processor(self.server) - before), sum(self.received)


def largest(count: int) -> dict[str, tuple[str, tuple[float, float]]]:
    """Return the code of the gemeenten with the most land, and where they can be clicked, by name."""
    held = open_snapshot()
    known: Gemeenten = national(held).gemeenten
    shapes = web_geometry("gemeente", known.year, snapshot=held).shapes
    codes = sorted(known.names, key=lambda code: -shapely.area(shapes[code]))[:count]
    inside = {code: shapely.point_on_surface(shapes[code]) for code in codes}
    return {known.names[code]: (code, (point.x, point.y)) for code, point in inside.items()}


def parts(codes: list[str]) -> list[float]:
    """Return milliseconds of processor of the part of the page that runs again, each for another gemeente."""
    taken: list[float] = []
    run = map_view._picture

    def timed(*given: object) -> None:
        before = time.thread_time()
        run(*given)  # type: ignore[arg-type]
        taken.append(1000 * (time.thread_time() - before))

    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120)
    app.run().switch_page("screens/kaart.py").run()
    # An AppTest mocks the browser.
    browser = SimpleNamespace(cookies={}, url="http://localhost/")
    with patch.object(st, "context", browser), patch.object(map_view, "_picture", timed):
        for code in codes:
            app.query_params["kies"] = code
            app.run()
    return taken


def main() -> None:
    """Measure, and print."""
    areas = largest(FIRST + CLICKS)
    ran = parts([code for code, _ in areas.values()])[FIRST:]
    line(
        "a click: the part that runs again", f"{median(ran):.1f} ms (median of {len(ran)})", f"<= {BOUND} ms"
    )
    with beside_plain(_PLAIN) as (browser, ours, theirs):
        pages = {"dashboard": Clicked(browser, f"{ours}/kaart"), "plain page": Clicked(browser, theirs)}
        told: dict[str, list[tuple[float, float, int]]] = {name: [] for name in pages}
        for nth, (name, (_, place)) in enumerate(areas.items()):
            for whose, page in pages.items():
                measured = page.click(name, place)
                if nth >= FIRST:
                    told[whose].append(measured)
    means = {}
    for whose, clicks in told.items():
        waited, spent, sent = zip(*clicks, strict=True)
        means[whose] = sum(spent) / len(spent)
        spent_told = f"{means[whose]:.1f} ms of processor (mean of {len(spent)})"
        line(f"a click, {whose}: the whole server", spent_told, "")
        line(f"a click, {whose}: until it is told", f"{median(waited):.0f} ms (median)", "")
        line(f"a click, {whose}: websocket", f"{median(sent) / 1000:.1f} KB (median)", "")
    part = means["dashboard"] / means["plain page"]
    line("a click: the whole server, part of the plain page's", f"{part:.2f}", f"<= {PART}")


if __name__ == "__main__":
    main()
