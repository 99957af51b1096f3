"""How long slides and bundles take, and what a bundle costs others: ``python -m tests.benchmarks.bench_bundle``.

Limits: slides in 0.7 s when warm; a page beside a bundle in at most twice its time without; all gemeenten as PDF
over two processes in 4 minutes and 1 GB (``--all``).
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from dashboard.briefing.batch import Order
from dashboard.briefing.bundle import Bundles
from dashboard.briefing.documents import FORMATS, document
from dashboard.findings.data.national import national
from dashboard.language import Language
from data_sources import open_snapshot
from tests.dashboard.test_app import open_page

PAGE = "screens/uw_gemeente.py"


def seconds(work: Callable[[], object]) -> float:
    """Time one run."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def resident_mb(process: int) -> float:
    """Return the memory that a process and its children hold; what they share counts once."""
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        rolled = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        own = next(int(line.split()[1]) / 1000 for line in rolled if line.startswith("Pss:"))
        return own + sum(resident_mb(int(child)) for child in children.read_text().split())
    except (FileNotFoundError, ProcessLookupError, StopIteration):
        return 0.0


def forms() -> None:
    """Time every form of one briefing, warm."""
    snapshot = open_snapshot()
    for form in FORMATS:
        document(snapshot, "GM0344", Language("nl"), form)
        times = [seconds(lambda: document(snapshot, "GM0344", Language("nl"), form)) for _ in range(5)]  # noqa: B023
        print(f"{form:5} warm {median(times):6.2f} s")


def beside(count: int) -> None:
    """Time a page without and with a bundle in the making."""
    codes = tuple(national(open_snapshot()).gemeenten.names)[:count]
    app = open_page(PAGE, gemeente="GM0344")
    idle = median(seconds(app.run) for _ in range(10))
    bundles = Bundles()
    id = bundles.ask(Order(codes))
    busy, memory, began = [], 0.0, time.perf_counter()
    while (progress := bundles.progress(id)).state in ("preparing", "busy"):
        process = bundles._bundles[id].process
        memory = max(memory, resident_mb(process.pid) if process else 0.0)
        busy.append(seconds(app.run))
        time.sleep(0.2)
    took = time.perf_counter() - began
    print(f"page idle {idle * 1000:.0f} ms, beside a bundle {median(busy) * 1000:.0f} ms")
    print(f"bundle of {count}: {progress.state}, {progress.done} made in {took:.0f} s, {memory:.0f} MB")
    bundles.close()


def everyone() -> None:
    """Time the command for all gemeenten."""
    with TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "dashboard.briefing", "--all", "--out", folder]
        began, memory = time.perf_counter(), 0.0
        process = subprocess.Popen(words)
        while process.poll() is None:
            memory = max(memory, resident_mb(process.pid))
            time.sleep(0.5)
        print(
            f"all gemeenten: {time.perf_counter() - began:.0f} s, {memory:.0f} MB, code {process.returncode}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--all", action="store_true")
    chosen = parser.parse_args()
    forms()
    beside(chosen.count)
    if chosen.all:
        everyone()
