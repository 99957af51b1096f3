"""The picture on paper lies where Plotly puts it in Chromium: every mark and every word of each kind of chart."""

import base64
import json
from functools import cache
from importlib import resources
from pathlib import Path

import plotly
import pytest

from dashboard.charts.printing import draw
from data_sources import open_snapshot
from tests.browser.conftest import DESK
from tests.dashboard.exhibits.cases import GEMEENTEN, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

WITHIN = 2.0
"""Pixels."""

APART = {
    "lenses": 3.5,
    "theme_": 3.6,
    "trends_lines": 2.2,
    "trends_multiples": 3.0,
    "national_origins": 2.5,
    "national_growth": 3.0,
    "relation": 2.8,
    "differences": 2.1,
}
"""Kinds of which words, not marks, lie further apart: what is written above or below a point."""

UNSIGNED = {"+0,0": "0,0"}
"""What Plotly writes of no change, and the paper better."""

WORDS = """(root) => {
  const at = root.getBoundingClientRect(), found = [];
  for (const text of root.querySelectorAll("text")) {
    const lines = text.querySelectorAll("tspan.line");
    for (const line of lines.length ? lines : [text]) {
      const words = line.textContent.replace(/\\s+/g, " ").trim(), box = line.getBoundingClientRect();
      const shown = getComputedStyle(text).visibility !== "hidden";
      const middle = [(box.left + box.right) / 2 - at.left, (box.top + box.bottom) / 2 - at.top];
      if (words && shown) found.push([words, ...middle]);
    }
  }
  return found;
}"""
MARKS = """([root, which]) => {
  const at = root.getBoundingClientRect();
  return [...root.querySelectorAll(which)].map((mark) => mark.getBoundingClientRect())
    .filter((box) => box.width > 0 || box.height > 0)
    .map((box) => [box.left - at.left, box.top - at.top, box.right - at.left, box.bottom - at.top]);
}"""
DRAW = """([figure, width, height]) => {
  const place = document.getElementById("screen");
  place.style.width = `${width}px`;
  place.style.height = `${height}px`;
  figure.layout.width = width;
  return Plotly.newPlot(place, figure.data, figure.layout, { staticPlot: true });
}"""


@cache
def _letters() -> str:
    """The typeface under the names that screen and paper have for it."""
    folder = resources.files("dashboard.style.fonts")
    rules = []
    for name in ("Source Sans Pro", "Source Sans"):
        for file, weight in (("Regular", "400"), ("Semibold", "600 700")):
            data = base64.b64encode(folder.joinpath(f"SourceSansPro-{file}.otf").read_bytes()).decode()
            rules.append(
                f'@font-face {{ font-family: "{name}"; font-weight: {weight}; '
                f"src: url(data:font/otf;base64,{data}); }}"
            )
    return "\n".join(rules)


def _kinds(snapshot):
    """One case of each kind of chart, but maps, which Chromium draws as pixels."""
    found = {}
    for page in ("uw_gemeente", "trends", "vergelijk", "wijken", "opgaven", "presentatie"):
        for case in PAGES[page](snapshot, GEMEENTEN["large"]):
            exhibit = case.exhibit
            kind = next((one for one in ("theme_", "relation") if exhibit.id.startswith(one)), exhibit.id)
            if exhibit.picture is not None and exhibit.map is None:
                found.setdefault(kind, exhibit)
    return found


def _apart(told, drawn):
    """How far what is told lies from the nearest that is drawn."""
    return min(
        (max(abs(one - other) for one, other in zip(told, place, strict=True)) for place in drawn),
        default=float("inf"),
    )


def test_marks_and_words_on_paper_lie_where_chromium_puts_them(new_page):
    page = new_page(DESK)
    page.set_content(
        f"<style>{_letters()} body {{ margin: 0; }}</style><div id=screen></div><div id=paper></div>"
    )
    page.add_script_tag(path=str(Path(plotly.__file__).parent / "package_data" / "plotly.min.js"))
    page.evaluate(
        "Promise.all(['Source Sans Pro', 'Source Sans'].flatMap((name) => ['', '600 ']"
        ".map((weight) => document.fonts.load(`${weight}16px '${name}'`))))"
    )
    kinds = _kinds(open_snapshot())
    assert len(kinds) > 20
    for kind, exhibit in kinds.items():
        width = max(700, exhibit.width)
        figure = json.loads(exhibit.picture.to_json())
        page.evaluate(DRAW, [figure, width, figure["layout"]["height"]])
        page.evaluate(
            "(svg) => { document.getElementById('paper').innerHTML = svg; }", draw(exhibit.picture, width)
        )
        screen, paper = page.query_selector("#screen .svg-container"), page.query_selector("#paper svg")
        marks = page.evaluate(MARKS, [screen, ".points path, path.point, path.js-line, .shapelayer path"])
        printed = page.evaluate(MARKS, [paper, "circle, rect, path, line, polyline, polygon"])
        assert marks, kind
        assert max(_apart(mark, printed) for mark in marks) <= WITHIN, kind
        words, written = screen.evaluate(WORDS), paper.evaluate(WORDS)
        for told, *place in words:
            same = [other for text, *other in written if text == UNSIGNED.get(told, told)]
            assert _apart(place, same) <= APART.get(kind, WITHIN), (kind, told)
