"""The servers under load: started for it or running already, with the processor and memory that they take."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.conftest import ROOT

__all__ = ["Servers", "dashboards", "naive", "running"]

_NAIVE = Path(__file__).with_name("naive.py")


@dataclass(frozen=True)
class Servers:
    """Where visitors go, and the processes behind.

    Attributes
    ----------
    addresses : tuple of str
        Each visitor stays with one, as behind a sticky proxy.
    processes : tuple of int
    """

    addresses: tuple[str, ...]
    processes: tuple[int, ...]

    def address(self, nth: int) -> str:
        """Where a visitor goes."""
        return self.addresses[nth % len(self.addresses)]

    def processor(self) -> float:
        """Seconds of processor time of all processes, of all their threads, to the nanosecond."""
        # CPUCLOCK_SCHED of another process, as clock_getcpuclockid(3) makes it: /proc counts in hundredths.
        return sum(time.clock_gettime((~process << 3) | 2) for process in self.processes)

    def megabytes(self) -> tuple[float, ...]:
        """Resident memory of each process."""
        return tuple(_megabytes(process) for process in self.processes)


def _megabytes(process: int) -> float:
    rows = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(row.split()[1]) / 1024 for row in rows if row.startswith("VmRSS:"))


@contextmanager
def dashboards(count: int) -> Iterator[Servers]:
    """Start so many processes of the dashboard, and wait until each says that it is ready."""
    with ExitStack() as stack, TemporaryDirectory() as folder:
        several = {"DIVERSITEIT_DATABASE_URL": f"sqlite:///{folder}/kept.db"}
        began = [
            stack.enter_context(_begun(["dashboard", "--port", "{port}"], ROOT, several))
            for _ in range(count)
        ]
        yield _ready(began, "/health")


@contextmanager
def naive() -> Iterator[Servers]:
    """Start the page that anyone would write in an hour, in Streamlit's own settings."""
    command = ["streamlit", "run", str(_NAIVE), "--server.headless", "true", "--server.port", "{port}"]
    # Elsewhere than in the project, whose settings Streamlit would read.
    with TemporaryDirectory() as folder, _begun(command, Path(folder), {"PYTHONPATH": str(ROOT)}) as begun:
        yield _ready([begun], "/_stcore/health")


def running(addresses: list[str], processes: list[int]) -> Servers:
    """Use servers that run already, perhaps behind a proxy."""
    return Servers(tuple(addresses), tuple(processes))


@contextmanager
def _begun(command: list[str], folder: Path, settings: dict[str, str]) -> Iterator[tuple[str, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [part.format(port=port) for part in command]
    run = [sys.executable, "-m", *words]
    with subprocess.Popen(run, cwd=folder, env=os.environ | settings, stdout=subprocess.DEVNULL) as server:
        try:
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            server.terminate()
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()


def _ready(begun: list[tuple[str, int]], health: str) -> Servers:
    for address, _ in begun:
        for _ in range(1200):
            try:
                with urllib.request.urlopen(address + health, timeout=5):
                    break
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        else:
            raise RuntimeError(f"{address} does not answer")
    return Servers(tuple(address for address, _ in begun), tuple(process for _, process in begun))
