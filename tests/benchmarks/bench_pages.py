"""What a change of one control costs on every page: the script run's processor time, and the bytes over the websocket.

Run with ``python -m tests.benchmarks.bench_pages [page ...]``; needs Chromium. A page is first led past a row of
gemeenten (cold caches), then twice past the same (warm); the bounds are on the warm ones. The script run is timed on
its own thread; beside it stands what the whole server spends on such a change, from the message that comes in to the
last that goes out.
"""

import gc
import sys
import time
from statistics import median
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import streamlit as st
from playwright.sync_api import Browser, sync_playwright
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest, local_script_runner

from dashboard.url.pages import PAGES
from tests.benchmarks.bench_dashboard import line, processor, server_of
from tests.browser.conftest import ARGUMENTS, CHROMIUM, DESK, serving
from tests.dashboard.conftest import APP

GEMEENTEN = ("Amsterdam", "Urk", "Vaals", "Het Hogeland", "Gouda", "Almere", "Wassenaar", "Westland")
"""Large and small, merged, at the border; Het Hogeland and Urk have the most peers, Amsterdam the most wijken."""

CODES = ("GM0363", "GM0184", "GM0981", "GM1966", "GM0513", "GM0034", "GM0629", "GM1783")
WARM_ROUNDS = 2
QUIET = 0.35  # seconds without a message: the run is over


def main() -> None:
    """Measure, and print."""
    if CHROMIUM is None:
        sys.exit("This benchmark needs chromium.")
    wanted = set(sys.argv[1:]) or {page.name for page in PAGES}
    for page in PAGES:
        if page.name in wanted:
            times = script_runs(page.name)
            line(f"{page.name}: script run", f"{median(times):.0f} ms (median of {len(times)})", "<= 25 ms")
    with serving(["dashboard", "--port", "{port}"]) as address, sync_playwright() as playwright:
        time.sleep(20)  # what the server prepares after its start is not a page's
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for page in PAGES:
            if page.name in wanted and page.name != "start":
                measure(browser, f"{address}/{page.path}?gemeente=GM0344", page.name)
        browser.close()


def script_runs(name: str) -> list[float]:
    """Milliseconds of processor time of warm script runs, each after a change of gemeente."""
    taken: list[float] = []
    run = ScriptRunner._run_script

    def timed(self: ScriptRunner, *given: Any, **named: Any) -> None:
        before = time.thread_time()
        try:
            run(self, *given, **named)
        finally:
            taken.append(1000 * (time.thread_time() - before))

    app = AppTest.from_file(str(APP), default_timeout=120)
    app.query_params["gemeente"] = "GM0344"
    app.run().switch_page(f"screens/{name}.py").run()
    # What an AppTest does and a server does not: it mocks the browser, and compiles every script again.
    browser, scripts = SimpleNamespace(cookies={}, url="http://localhost/"), ScriptCache()
    with (
        patch.object(st, "context", browser),
        patch.object(local_script_runner, "ScriptCache", lambda: scripts),
        patch.object(ScriptRunner, "_run_script", timed),
    ):
        for round_ in range(1 + WARM_ROUNDS):
            for code in CODES:
                if round_ == 1 and code == CODES[0]:
                    gc.collect()
                    gc.freeze()
                    taken.clear()
                app.query_params["gemeente"] = code
                app.run()
    return taken


def measure(browser: Browser, url: str, name: str) -> None:
    """Lead one page past the gemeenten."""
    server = server_of(url.split("/")[2])
    page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="nl-NL")
    page.set_default_timeout(60_000)
    received: list[int] = []
    heard = [time.perf_counter()]

    def hear(frame: bytes | str) -> None:
        received.append(len(frame))
        heard[0] = time.perf_counter()

    geometry: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", hear))
    page.on("request", lambda asked: geometry.append(asked.url) if "/geometrie/" in asked.url else None)
    page.goto(url)
    page.wait_for_selector(".st-key-footer")
    page.wait_for_timeout(3000)
    sizes, spent = [], []
    for round_ in range(1 + WARM_ROUNDS):
        for gemeente in GEMEENTEN:
            box = page.locator(".st-key-choice_gemeente input")
            box.click()
            box.fill(gemeente)
            page.get_by_role("option", name=gemeente, exact=True).first.wait_for()
            received.clear()
            geometry.clear()
            before = processor(server)
            page.keyboard.press("Enter")
            heard[0] = time.perf_counter()
            page.wait_for_timeout(100)
            while time.perf_counter() - heard[0] < QUIET:
                page.wait_for_timeout(50)
            if round_:
                spent.append(processor(server) - before)
                sizes.append(sum(received))
    page.close()
    line(f"{name}: the whole server's processor", f"{1000 * sum(spent) / len(spent):.0f} ms (mean)", "")
    told = f"{max(sizes) / 1000:.1f} KB at most, {median(sizes) / 1000:.1f} KB median"
    line(f"{name}: websocket", told, "<= 60 KB")


if __name__ == "__main__":
    main()
