"""How light the story is: messages and processor of a run of *Uw gemeente*, and what a first visit waits for.

Run with ``python -m tests.benchmarks.bench_light``; needs Chromium. Messages are those that Streamlit sends for one
run, those of the header apart. The first visit is a browser that knows nothing, over a line of 10 Mbit/s with 50 ms of
latency: until the first page says its sentence, until its map is there as the server prints it, and until it is alive.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import streamlit as st
from playwright.sync_api import Browser, sync_playwright
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest, local_script_runner

from tests.benchmarks.bench_dashboard import line
from tests.benchmarks.bench_pages import CODES, WARM_ROUNDS
from tests.browser.conftest import ARGUMENTS, CHROMIUM, DESK, PHONE, serving
from tests.dashboard.conftest import APP

PAGE = "screens/uw_gemeente.py"
LINE = {"offline": False, "latency": 50, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
"""10 Mbit/s both ways, in bytes a second."""

VISITS = 3


def main() -> None:
    """Measure, and print."""
    if CHROMIUM is None:
        sys.exit("This benchmark needs chromium.")
    first, warm, sent = runs()
    line(
        "first view of a gemeente: script run",
        f"{median(first):.0f} ms (median of {len(first)})",
        "<= 120 ms",
    )
    line("a view again: script run", f"{median(warm):.0f} ms (median of {len(warm)})", "<= 16 ms")
    line("messages of a run", f"{max(len(run) for run in sent)} at most", "<= 45")
    line("of these in the header", f"{max(map(in_header, sent))} at most", "<= 8")
    with serving(["dashboard", "--port", "{port}"]) as address, sync_playwright() as playwright:
        time.sleep(20)  # what the server prepares after its start is not a page's
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, size in (("desk", DESK), ("phone", PHONE)):
            visits = [visit(browser, address, size) for _ in range(VISITS)]
            said, printed, drawn = (min(times) for times in zip(*visits, strict=True))
            line(f"first visit on a {name}: sentence", f"{said:.1f} s", "")
            line(f"first visit on a {name}: map, printed", f"{printed:.1f} s", "<= 2.5 s")
            line(f"first visit on a {name}: map, alive", f"{drawn:.1f} s", "")
        browser.close()


def runs() -> tuple[list[float], list[float], list[list[tuple[int, ...]]]]:
    """Return milliseconds of first and of later runs, and where each run's messages go."""
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.query_params["gemeente"] = "GM0344"
    app.run().switch_page(PAGE).run()
    with watched() as (taken, sent):
        for _ in range(1 + WARM_ROUNDS):
            for code in CODES:
                app.query_params["gemeente"] = code
                app.run()
    return taken[: len(CODES)], taken[len(CODES) :], sent


@contextmanager
def watched() -> Iterator[tuple[list[float], list[list[tuple[int, ...]]]]]:
    """Time script runs on their own thread, and keep the places of what each sends."""
    taken: list[float] = []
    sent: list[list[tuple[int, ...]]] = []
    run, parse = ScriptRunner._run_script, local_script_runner.parse_tree_from_messages

    def timed(self: ScriptRunner, *given: Any, **named: Any) -> None:
        before = time.thread_time()
        try:
            run(self, *given, **named)
        finally:
            taken.append(1000 * (time.thread_time() - before))

    def kept(messages: list[Any]) -> Any:
        there = [one for one in messages if one.WhichOneof("type") == "delta"]
        sent.append([tuple(one.metadata.delta_path) for one in there])
        return parse(messages)

    # What an AppTest does and a server does not: it mocks the browser, and compiles every script again.
    browser, scripts = SimpleNamespace(cookies={}, url="http://localhost/"), ScriptCache()
    with (
        patch.object(st, "context", browser),
        patch.object(local_script_runner, "ScriptCache", lambda: scripts),
        patch.object(local_script_runner, "parse_tree_from_messages", kept),
        patch.object(ScriptRunner, "_run_script", timed),
    ):
        yield taken, sent


def in_header(places: list[tuple[int, ...]]) -> int:
    """Count the messages of the header: its row, and the bar with the menu under it."""
    return sum(place[:2] in ((0, 0), (0, 1)) for place in places)


def visit(browser: Browser, address: str, size: tuple[int, int]) -> tuple[float, float, float]:
    """Return after how many seconds a browser that knows nothing shows the sentence, the printed map, and the map."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.set_default_timeout(60_000)
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", LINE)
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(".country li").first.wait_for()
    said = time.perf_counter() - began
    while not page.evaluate("document.querySelector('.land')?.complete ?? false"):
        page.wait_for_timeout(20)
    # Drawn, and not only fetched.
    page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
    printed = time.perf_counter() - began
    page.locator("[class*=st-key-start_map] canvas.maplibregl-canvas").wait_for()
    # A map that is drawn has asked for its boundaries, and has them.
    asked = "performance.getEntriesByType('resource').some((it) => it.name.includes('/geometrie/') && it.responseEnd)"
    while not page.evaluate(asked):
        page.wait_for_timeout(20)
    drawn = time.perf_counter() - began
    context.close()
    return said, printed, drawn


if __name__ == "__main__":
    main()
