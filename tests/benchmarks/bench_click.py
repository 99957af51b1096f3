"""From choosing a year to the new picture of the national map in Chromium, beside a plain Streamlit page.

The plain page draws the same values with ``px.choropleth_map`` on the same geometry, which it puts into every figure.
Both are measured in one run, in turns, so that a busy machine hinders both. Run with
``python -m tests.benchmarks.bench_click``; needs Chromium. The bound is on the ratio of the medians.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.bench_dashboard import line
from tests.browser.conftest import ARGUMENTS, CHROMIUM, DESK, serving

YEARS = [str(year) for year in range(2024, 2012, -1)]
SETTLE = 1000  # milliseconds in which a tab that comes to the front draws itself again
ROOT = Path(__file__).parents[2]

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

# Resolves with the milliseconds from now until the map holds other values and has drawn them.
_WATCH = """
() => new Promise((resolve) => {
  const values = () => {
    const gd = [...document.querySelectorAll(".js-plotly-plot")].find((it) => it._fullLayout && it._fullLayout.map);
    if (!gd || !gd.data || !gd.data[0] || !gd.data[0].z) return [null, null];
    // Ours tells the values beside their classes, the plain page draws them.
    const told = gd.data[0].customdata || gd.data[0].z, held = told._inputArray || told;
    return [gd, held.bdata ? held.bdata.slice(0, 400) : Array.from(held).slice(0, 60).map(String).join()];
  };
  const before = values()[1], start = performance.now();
  const look = () => {
    const [gd, now] = values();
    if (gd && now !== before) {
      const map = gd._fullLayout.map._subplot.map;
      map.once("idle", () => requestAnimationFrame(() => resolve(performance.now() - start)));
      map.triggerRepaint();
    } else {
      requestAnimationFrame(look);
    }
  };
  window.__watched = null;
  look();
})
"""


def main() -> None:
    """Measure, and print."""
    if CHROMIUM is None:
        sys.exit("This benchmark needs chromium.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        plain = Path(folder, "plain.py")
        plain.write_text(_PLAIN.format(root=str(ROOT)), encoding="utf-8")
        command = ["streamlit", "run", str(plain), "--server.port", "{port}", "--server.headless", "true"]
        with (
            serving(["dashboard", "--port", "{port}"]) as ours,
            serving(command, "/_stcore/health") as theirs,
        ):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            pages = {}
            for name, address in (("dashboard", f"{ours}/kaart?gemeente=GM0344"), ("plain page", theirs)):
                pages[name] = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="nl-NL")
                pages[name].set_default_timeout(60_000)
                pages[name].goto(address)
                pages[name].wait_for_selector("canvas.maplibregl-canvas")
                pages[name].wait_for_timeout(4000)
            waited: dict[str, list[float]] = {name: [] for name in pages}
            for warm in (False, True):
                for year in YEARS:
                    for name, page in pages.items():
                        page.bring_to_front()
                        page.wait_for_timeout(SETTLE)  # a reader looks at the page before choosing
                        taken = change(page, year)
                        if warm:
                            waited[name].append(taken)
            browser.close()
    for name, times in waited.items():
        line(f"from choice to new picture, {name}", f"{median(times):.0f} ms (median of {len(times)})", "")
    ratio = median(waited["dashboard"]) / median(waited["plain page"])
    line("ratio", f"{ratio:.2f}", "<= 0.5")


def change(page: Page, year: str) -> float:
    """Choose a year; milliseconds from the key press until the map shows other values."""
    # The header's choice of year is the second box of the dashboard and the only one of the plain page.
    own = page.locator(".st-key-choice_year input")
    box = own if own.count() else page.locator("[data-testid=stSelectbox] input").first
    box.click()
    box.fill(year)
    page.get_by_role("option", name=year).first.wait_for()
    page.evaluate(f"() => {{ window.__drawn = ({_WATCH})(); }}")
    page.keyboard.press("Enter")
    taken: float = page.evaluate("() => window.__drawn")
    return taken


if __name__ == "__main__":
    main()
