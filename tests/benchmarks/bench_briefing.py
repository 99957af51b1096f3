"""How long a briefing on paper takes: one of them warm, and all gemeenten over two processes.

Run: ``python -m tests.benchmarks.bench_briefing`` (one), with ``--all`` for every gemeente.
"""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

import numpy as np

from dashboard.briefing.parts import briefing
from dashboard.briefing.pdf import pdf
from dashboard.briefing.pictures import picture
from dashboard.findings.data.national import national
from dashboard.language import Language
from data_sources import Snapshot, open_snapshot

WARM = ("GM0363", "GM0184", "GM0981", "GM1966", "GM0088")
ADDRESS = "https://made.up"
PROCESSES = 2


@cache
def held() -> Snapshot:
    """The embedded figures, opened once in every process."""
    return open_snapshot()


def make(gemeente: str) -> tuple[float, float, int, float]:
    """Make one; return seconds for its words and pictures, seconds for its pages, bytes, memory of the process (MB)."""
    snapshot = held()
    start = time.perf_counter()
    told = briefing(snapshot, gemeente, Language("nl"), base_url=ADDRESS)
    middle = time.perf_counter()
    size = len(pdf(told, snapshot))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return middle - start, time.perf_counter() - middle, size, used


def one() -> None:
    """Measure single briefings, and single pictures."""
    start = time.perf_counter()
    make("GM0344")
    print(f"first of a process, with all national frames: {time.perf_counter() - start:.1f} s")
    for gemeente in WARM:
        start = time.process_time()
        told, pages, size, _ = make(gemeente)
        cpu = time.process_time() - start
        print(
            f"{gemeente}: {told + pages:.2f} s (findings {told:.2f}, pages {pages:.2f}; CPU {cpu:.2f}), {size >> 10} KB"
        )
    snapshot = held()
    shown = [
        e for part in briefing(snapshot, "GM0363", Language("nl")).parts for e in part.exhibits if e.picture
    ]
    for form in ("png", "svg"):
        times = []
        for exhibit in shown:
            start = time.perf_counter()
            picture(exhibit, snapshot, form)
            times.append(time.perf_counter() - start)
        print(f"{form}: {1000 * np.mean(times):.0f} ms a picture, highest {1000 * max(times):.0f} ms")


def all_of_them() -> None:
    """Measure every gemeente over two processes."""
    codes = list(national(held()).types.index)
    start = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        made = list(pool.map(make, codes, chunksize=8))
    took = time.perf_counter() - start
    print(f"{len(made)} briefings over {PROCESSES} processes: {took:.0f} s, {took / len(made):.2f} s each")
    highest, size = max(used for *_, used in made), sum(size for _, _, size, _ in made)
    print(f"memory: {PROCESSES} × {highest:.0f} MB at most; {size / 2**20:.0f} MB of PDF")


if __name__ == "__main__":
    if "--all" in sys.argv:
        all_of_them()
    else:
        one()
