"""What the dashboard costs: the first page's data, a change on the national map, geometry, a warm script run.

Run with ``python -m tests.benchmarks.bench_dashboard``; needs Chromium. Prints one line per measure with its bound.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from geo.web import web_geometry
from tests.browser.conftest import ARGUMENTS, CHROMIUM, DESK, serving

CHANGES = 24
YEARS = [str(year) for year in range(2024, 1999, -1)]
_TICK = os.sysconf("SC_CLK_TCK")

_FIRST_PAGE = """
import time, resource
from pathlib import Path
def megabytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
import pandas, pyarrow.parquet, pyarrow.compute
from data_sources import open_snapshot
before, start = megabytes(), time.perf_counter()
snapshot = open_snapshot()
snapshot.origin("gemeente", classification="herkomst", groups=3)
snapshot.regions("gemeente")
snapshot.areas("gemeente", 2025)
print(time.perf_counter() - start, megabytes(), megabytes() - before)
"""


def main() -> None:
    """Measure, and print."""
    if CHROMIUM is None:
        sys.exit("This benchmark needs chromium.")
    first_page_data()
    geometry()
    with serving(["dashboard", "--port", "{port}"]) as address, sync_playwright() as playwright:
        server = server_of(address)
        line("memory of the server after start", f"{_memory(server):.0f} MB", "")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="nl-NL")
        received: list[int] = []
        page.on(
            "websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame)))
        )
        start = time.perf_counter()
        page.goto(f"{address}/kaart?gemeente=GM0344")
        page.wait_for_selector("canvas.maplibregl-canvas")
        line("first map in Chromium (software rendering)", f"{time.perf_counter() - start:.1f} s", "")
        page.wait_for_timeout(2000)
        line("first page over the websocket", f"{sum(received) / 1000:.1f} KB", "")
        changes(page, received, server)
        browser.close()
        line("memory of the server at the end", f"{_memory(server):.0f} MB", "")


def first_page_data() -> None:
    """Time and memory of reading what the first page needs, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _FIRST_PAGE], capture_output=True, text=True, check=True)
    seconds, total, grown = map(float, done.stdout.split())
    line("data of the first page", f"{seconds:.2f} s", "< 1 s")
    line("memory of that process", f"{total:.0f} MB, of which {grown:.0f} MB for the data", "< 250 MB")


def geometry() -> None:
    """Bytes of geometry on the wire."""
    for level, year, gemeente, bound in (
        ("gemeente", 2025, None, 200),
        ("wijk", 2024, None, 500),
        ("buurt", 2024, None, 1200),
        ("buurt", 2024, "GM0363", 80),
    ):
        size = len(web_geometry(level, year, gemeente).brotli) / 1000
        line(f"geometry of {level} {year} {gemeente or 'country'}, brotli", f"{size:.0f} KB", f"< {bound} KB")


def changes(page: Page, received: list[int], server: int) -> None:
    """Bytes and processor time of a change of year, first with cold and then with warm caches."""
    for state in ("cold", "warm"):
        sizes, spent, waited = [], [], []
        for year in YEARS[:CHANGES]:
            received.clear()
            before, start = processor(server), time.perf_counter()
            _choose_year(page, year)
            page.get_by_text(f"1 januari {year} ·", exact=False).first.wait_for()
            waited.append(time.perf_counter() - start)
            page.wait_for_timeout(250)
            spent.append(processor(server) - before)
            sizes.append(sum(received))
        line(f"change of year ({state}), websocket", f"{max(sizes) / 1000:.1f} KB at most", "< 30 KB")
        line(
            f"change of year ({state}), server's processor",
            f"{1000 * sum(spent) / len(spent):.0f} ms",
            "<= 25 ms warm",
        )
        line(f"change of year ({state}), until the words stand there", f"{1000 * median(waited):.0f} ms", "")


def _choose_year(page: Page, year: str) -> None:
    box = page.locator(".st-key-choice_year input")
    box.click()
    box.fill(year)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")


def server_of(address: str) -> int:
    """Process that serves an address."""
    port = address.rsplit(":", 1)[1]
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"port\0{port}\0" in (folder / "cmdline").read_text():
                return int(folder.name)
        except OSError:
            continue
    raise RuntimeError("the server is not there")


def processor(process: int) -> float:
    """Seconds of processor time, of all threads."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _memory(process: int) -> float:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def line(what: str, measured: str, bound: str) -> None:
    """Print a measure with its bound."""
    print(f"{what:<58}{measured:<44}{bound}", flush=True)


if __name__ == "__main__":
    main()
