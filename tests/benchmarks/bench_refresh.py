"""A full refresh beside the plain sequence of cbsodata.get_data calls on the same tables, in one run.

Needs the address of a server that speaks as CBS and can be told to wait (STANDIN_URL). Each side runs in a process
of its own, so that memory is its own. Prints a table; the ratios are what counts.

    STANDIN_URL=http://127.0.0.1:8790 python tests/benchmarks/bench_refresh.py
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

TABLES = [
    "85458NED",
    "84799NED",
    "85039NED",
    "85318NED",
    "85984NED",
    "84910NED",
    "70072ned",
    "03759ned",
    "83220NED_extract",
    "37325_extract",
]


def plain(address: str) -> None:
    """Fetch every table as cbsodata's documentation shows."""
    import cbsodata

    cbsodata.options.use_https = False
    for table in TABLES:
        cbsodata.get_data(table, catalog_url=address.removeprefix("http://"))


def ours(address: str, tables: list[str]) -> None:
    """Refresh into an empty folder."""
    from data_sources.refresh import refresh
    from data_sources.settings import Settings

    # Tables alone make no dashboard: they are read and checked as ever, and not tried.
    trial = {"trial": ""} if tables else {}
    with tempfile.TemporaryDirectory() as folder:
        outcome = refresh(Settings(cbs_url=address, pdok_url=address, snapshot=folder, **trial), tables)
        assert not outcome.failed, outcome.failed


def measured(name: str, address: str) -> tuple[float, float]:
    """Return seconds and peak memory (MB) of one side in a fresh process."""
    done = subprocess.run(
        [sys.executable, __file__, name, address], capture_output=True, text=True, check=True, env=os.environ
    )
    seconds, megabytes = done.stdout.split()[-2:]
    return float(seconds), float(megabytes)


def latency(address: str, milliseconds: int) -> None:
    """Tell the server to wait before each answer."""
    body = json.dumps({"latency_ms": milliseconds}).encode()
    urllib.request.urlopen(
        urllib.request.Request(f"{address}/_standin/faults", data=body, method="POST")
    ).close()


def main() -> None:
    """Measure both sides without and with latency, and everything at once for the memory."""
    address = os.environ["STANDIN_URL"]
    print(f"{'':28}{'cbsodata':>12}{'refresh':>12}{'ratio':>8}")
    try:
        for milliseconds in (0, 200):
            latency(address, milliseconds)
            before, after = measured("plain", address), measured("ours", address)
            seconds = f"{before[0]:12.1f}{after[0]:12.1f}{before[0] / after[0]:8.1f}"
            print(f"{f'{milliseconds} ms latency, seconds':28}{seconds}")
            print(f"{'  peak memory, MB':28}{before[1]:12.0f}{after[1]:12.0f}")
        latency(address, 0)
        seconds, megabytes = measured("everything", address)
        print(f"{'everything, with boundaries':28}{'':12}{seconds:12.1f}  peak {megabytes:.0f} MB")
    finally:
        latency(address, 0)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        sys.path.insert(0, str(Path(__file__).parents[2]))
        side, where = sys.argv[1:]

        start = time.perf_counter()
        {"plain": plain, "ours": lambda at: ours(at, TABLES), "everything": lambda at: ours(at, [])}[side](
            where
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(time.perf_counter() - start, peak)
