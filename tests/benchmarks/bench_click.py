"""From choosing a year to the new picture of the national map in Chromium, beside a plain Streamlit page.

The plain page draws the same values with ``px.choropleth_map`` on the same geometry, which it puts into every figure.
Of both is measured when the colours of the year are first drawn, which the dashboard does ahead of the server's
answer, and when the picture that the server sent is drawn. Both are measured in one run, in turns, so that a busy
machine hinders both. Run with ``python -m tests.benchmarks.bench_click``; needs Chromium. The bound is on the ratio of
the medians.
"""

from statistics import median

from playwright.sync_api import Page

from tests.benchmarks.bench_dashboard import line
from tests.benchmarks.beside_plain import beside_plain
from tests.browser.conftest import DESK

YEARS = [str(year) for year in range(2024, 2012, -1)]
SETTLE = 1000  # milliseconds in which a tab that comes to the front draws itself again

_PLAIN = """
import json, sys
sys.path.insert(0, {root!r})
import plotly.express as px
import streamlit as st
from dashboard.findings.data.national import national
from data_sources import open_snapshot
from geo.web import web_geometry
import gzip

@st.cache_resource
def held():
    return national(open_snapshot())

@st.cache_resource
def geometry():
    return json.loads(gzip.decompress(web_geometry("gemeente", held().year, snapshot=held().snapshot).gzip))

st.set_page_config(layout="wide")
year = st.selectbox("Jaar", list(range(2025, 2012, -1)))
values = held().values("index" if year >= 2022 else "index_7").reset_index()
values = values[values["year"] == year]
figure = px.choropleth_map(
    values, geojson=geometry(), locations="region", featureidkey="properties.code", color="value",
    map_style="white-bg", center={{"lat": 52.1, "lon": 5.3}}, zoom=6, height=640,
)
st.plotly_chart(figure, key="map")
st.text(f"shown: {{year}}")
"""

# Tells, in milliseconds from now, when the fills of all gemeenten that get another colour are first drawn as they end,
# and since when all are drawn as they end on the map that the server sent. Fills are pixels, read from every frame.
_WATCH = """
async () => {
  const QUIET = 1500; // milliseconds without a frame, after which nothing more comes
  const EDGE = null; // where borders are drawn as well
  const plot = () => [...document.querySelectorAll(".js-plotly-plot")].find((it) => it._fullLayout?.map?._subplot);
  const mapNow = () => plot()?._fullLayout.map._subplot.map;
  const values = () => {
    // Ours tells the values beside their classes, the plain page draws them.
    const { customdata, z } = plot()?.data?.[0] ?? {}, told = customdata ?? z, held = told?._inputArray ?? told;
    return held && (held.bdata ? held.bdata.slice(0, 400) : Array.from(held).slice(0, 60).map(String).join());
  };
  const { geojson } = plot().data[0];
  const { features } = typeof geojson === "string" ? await (await fetch(geojson)).json() : geojson;
  const places = features.map(({ geometry: { type, coordinates } }) => {
    const rings = type === "Polygon" ? [coordinates[0]] : coordinates.map((it) => it[0]);
    const ring = rings.reduce((most, it) => (it.length > most.length ? it : most));
    return [0, 1].map((axis) => ring.reduce((sum, it) => sum + it[axis], 0) / ring.length);
  });
  const fills = (map) => {
    const { gl } = map.painter.context, { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    const drawn = new Uint32Array(width * height), scale = width / map.getContainer().clientWidth;
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(drawn.buffer));
    return places.map((place) => {
      const { x, y } = map.project(place);
      const at = (height - 1 - Math.round(y * scale)) * width + Math.round(x * scale), around = [-1, 1, -width, width];
      return around.every((it) => drawn[at + it] === drawn[at]) ? drawn[at] : EDGE;
    });
  };
  const frames = [], followed = new Set(), first = mapNow(), before = values();
  const follow = (map) => {
    if (!map || followed.has(map)) return;
    followed.add(map);
    map.on("render", () => frames.push({ map, fills: fills(map), at: performance.now() - start }));
  };
  let start = 0;
  follow(first);
  await new Promise((resolve) => { first.once("render", resolve); first.triggerRepaint(); });
  const old = frames.pop().fills;
  window.__told = null;
  const look = () => {
    follow(mapNow());
    const last = frames.at(-1), sent = values() && values() !== before && last?.map === mapNow() && last.map.loaded();
    if (!sent || performance.now() - start - last.at < QUIET) return void requestAnimationFrame(look);
    const inside = last.fills.flatMap((it, at) => (old[at] === EDGE || it === EDGE ? [] : [at]));
    const changed = inside.filter((at) => old[at] !== last.fills[at]);
    const ends = (some) => (frame) => some.every((at) => frame.fills[at] === last.fills[at]);
    const awaited = frames.findLastIndex((frame) => frame.map !== last.map || !ends(inside)(frame));
    window.__told = { changed: changed.length, seen: frames.find(ends(changed)).at, settled: frames[awaited + 1].at };
  };
  start = performance.now();
  look();
}
"""


def main() -> None:
    """Measure, and print."""
    with beside_plain(_PLAIN) as (browser, ours, theirs):
        pages = {}
        for name, address in (("dashboard", f"{ours}/kaart?gemeente=GM0344"), ("plain page", theirs)):
            pages[name] = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="nl-NL")
            pages[name].set_default_timeout(60_000)
            pages[name].goto(address)
            pages[name].wait_for_selector("canvas.maplibregl-canvas")
            pages[name].wait_for_timeout(4000)
        seen: dict[str, list[float]] = {name: [] for name in pages}
        settled: dict[str, list[float]] = {name: [] for name in pages}
        for warm in (False, True):
            for year in YEARS:
                for name, page in pages.items():
                    page.bring_to_front()
                    page.wait_for_timeout(SETTLE)  # a reader looks at the page before choosing
                    told = change(page, year)
                    if warm:
                        seen[name].append(told["seen"])
                        settled[name].append(told["settled"])
    for words, times, bound in (
        ("until its colours are seen", seen, "<= 0.33"),
        ("until the server's own picture is drawn", settled, ""),
    ):
        for name, taken in times.items():
            line(f"from choice {words}, {name}", f"{median(taken):.0f} ms (median of {len(taken)})", "")
        line(f"ratio {words}", f"{median(times['dashboard']) / median(times['plain page']):.2f}", bound)


def change(page: Page, year: str) -> dict[str, float]:
    """Choose a year; milliseconds from the key press until the map has its colours, and until all of it is drawn."""
    # The header's choice of year is the second box of the dashboard and the only one of the plain page.
    own = page.locator(".st-key-choice_year input")
    box = own if own.count() else page.locator("[data-testid=stSelectbox] input").first
    box.click()
    box.fill(year)
    page.get_by_role("option", name=year).first.wait_for()
    page.evaluate(f"() => ({_WATCH})()")
    page.keyboard.press("Enter")
    told: dict[str, float] = page.wait_for_function("() => window.__told").json_value()
    if not told["changed"]:
        raise ValueError(f"no gemeente gets another colour in {year}")
    return told


if __name__ == "__main__":
    main()
