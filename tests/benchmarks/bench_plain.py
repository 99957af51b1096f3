"""What the plain page costs: processor and bytes of a page, the first time and warm, and five hundred visitors at once.

Run: ``python -m tests.benchmarks.bench_plain``. The processor is that of the server, measured over many requests; the
visitors are as many connections, opened together, each of which asks for a page once.
"""

import asyncio
import http.client
import re
import time
from collections.abc import Callable
from statistics import quantiles
from urllib.parse import urlsplit

from dashboard.findings.data.national import national
from data_sources import open_snapshot
from tests.benchmarks.bench_cold import rest
from tests.benchmarks.bench_dashboard import line, processor, server_of
from tests.browser.conftest import serving

FIRST = "GM0344"
SOME, WARM, AT_ONCE = 30, 1000, 500


def main() -> None:
    """Measure, and print."""
    codes = list(national(open_snapshot()).gemeenten.names)
    some = codes[:: len(codes) // SOME][:SOME]
    with serving(["dashboard", "--port", "{port}"]) as address:
        server, host = server_of(address), urlsplit(address).netloc
        _fetch(host, f"/gemeente/{FIRST}")
        rest(server)
        first = _spent(server, lambda: [_fetch(host, f"/gemeente/{code}") for code in some])
        line("a gemeente the first time, processor", f"{1000 * first / SOME:.0f} ms (mean)", "")
        for what, known in (("sent", False), ("not changed", True)):
            again = _spent(server, lambda: _again(host, some, known))  # noqa: B023
            line(f"a page once warm, {what}, processor", f"{1000 * again / WARM:.2f} ms", "<= 5 ms")
        sizes = [_in_all(host, code) for code in some]
        line("bytes in all, with style and letters", f"{max(sizes) / 1000:.0f} kB (largest)", "<= 150 kB")
        before = processor(server)
        times = asyncio.run(_at_once(host, some))
        line(
            f"{AT_ONCE} visitors at once",
            f"p50 {quantiles(times, n=20)[9]:.2f} s, p95 {quantiles(times, n=20)[18]:.2f} s, "
            f"processor {processor(server) - before:.2f} s",
            "",
        )
        card = _spent(server, lambda: [_fetch(host, f"/gemeente/{code}/beeld.png") for code in some])
        line("a picture of a link the first time, processor", f"{1000 * card / SOME:.0f} ms (mean)", "")


def _spent(server: int, work: Callable[[], object]) -> float:
    before = processor(server)
    work()
    return processor(server) - before


def _fetch(host: str, path: str, headers: dict[str, str] | None = None) -> tuple[bytes, str]:
    """Ask once; give what was sent and its ETag."""
    connection = http.client.HTTPConnection(host)
    connection.request("GET", path, headers={"Accept-Encoding": "br"} | (headers or {}))
    answer = connection.getresponse()
    assert answer.status in (200, 304), (path, answer.status)
    sent, etag = answer.read(), answer.getheader("etag", "")
    connection.close()
    return sent, etag


def _again(host: str, codes: list[str], known: bool) -> None:
    """Ask again and again, over a connection that stays open as that of a proxy does."""
    etags = {code: _fetch(host, f"/gemeente/{code}")[1] for code in codes}
    connection = http.client.HTTPConnection(host)
    for nth in range(WARM):
        code = codes[nth % len(codes)]
        headers = {"Accept-Encoding": "br"} | ({"If-None-Match": etags[code]} if known else {})
        connection.request("GET", f"/gemeente/{code}", headers=headers)
        answer = connection.getresponse()
        assert answer.status == (304 if known else 200)
        answer.read()
    connection.close()


def _in_all(host: str, code: str) -> int:
    connection = http.client.HTTPConnection(host)
    connection.request("GET", f"/gemeente/{code}")
    html = connection.getresponse().read().decode()
    connection.close()
    own = set(re.findall(r'<link rel="(?:preload|stylesheet)" href="([^"]+)"', html))
    return sum(len(_fetch(host, path)[0]) for path in (f"/gemeente/{code}", *own))


async def _at_once(host: str, codes: list[str]) -> list[float]:
    """Seconds until each of many visitors, who come together, has the whole page."""
    name, port = host.split(":")

    async def visit(code: str) -> float:
        start = time.perf_counter()
        reader, writer = await asyncio.open_connection(name, int(port))
        asked = f"GET /gemeente/{code} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
        writer.write(asked.encode())
        whole = await reader.read()
        assert whole.startswith(b"HTTP/1.1 200")
        writer.close()
        return time.perf_counter() - start

    return await asyncio.gather(*(visit(codes[nth % len(codes)]) for nth in range(AT_ONCE)))


if __name__ == "__main__":
    main()
