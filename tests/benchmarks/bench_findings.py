"""How long the story of a gemeente takes: the first of a snapshot, and any after it.

Run: ``python -m tests.benchmarks.bench_findings``.
"""

import time

import numpy as np

from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources import open_snapshot

STORIES = 60


def main() -> None:
    """Measure and print."""
    snapshot = open_snapshot()
    start = time.perf_counter()
    story(snapshot, "GM0344")
    print(f"first story, with all national frames: {time.perf_counter() - start:.1f} s")
    codes = [code for code in national(snapshot).types.index if code != "GM0344"]
    made, told = [], []
    for code in codes[:: len(codes) // STORIES]:
        start = time.perf_counter()
        whole = story(snapshot, code)
        made.append(time.perf_counter() - start)
        start = time.perf_counter()
        for finding in whole.findings:
            finding.sentence(Language("nl"))
        told.append(time.perf_counter() - start)
    for name, times in (("warm story", made), ("its Dutch sentences", told)):
        print(f"{name}: median {1000 * np.median(times):.0f} ms, highest {1000 * max(times):.0f} ms")


if __name__ == "__main__":
    main()
