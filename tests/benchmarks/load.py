"""Five hundred people at once: real sessions as the three users walk, beside the page that anyone would write.

Run: ``python -m tests.benchmarks.load [scenario ...]``, by default all but the soak; ``--help`` names them. One process
generates the load and shares the cores with the servers: processor per step is the figure to compare, and wall-clock
counts in the quietest of three runs. ``--at`` with ``--process`` measures what runs already, such as a proxy.
"""

import argparse
import asyncio
import random
import resource
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import cycle, islice
from pathlib import Path

from dashboard.findings.data.national import national
from data_sources import open_snapshot
from tests.benchmarks.bench_dashboard import line
from tests.benchmarks.loading.graph import memory_graph
from tests.benchmarks.loading.seen import Seen
from tests.benchmarks.loading.servers import Servers, dashboards, naive, running
from tests.benchmarks.loading.visitor import FailedError, Visitor
from tests.benchmarks.loading.walks import THINKING_S, USERS, one_step, walk

SAME = "GM0344"
PAGE = "uw-gemeente"
FRESH, FEW, MANY = 25, 50, 500
TOGETHER, _TOLD = 20, 10
"""Sessions at a time where thousands come and go, and how often it is told what they leave."""

WARM, ALONE = 4, 12
"""Gemeenten at which one visitor alone looks, and how often each step is done after all have been seen."""

_LOOKS = 10
"""How often the memory of a soak is looked at for each time that it is told."""

BASE_MB, SESSION_MB = 450, 0.5


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    parser.add_argument("scenario", nargs="*", help=", ".join(SCENARIOS))
    parser.add_argument(
        "--sessions", type=int, default=MANY, help="with think time or at once (default: %(default)s)"
    )
    parser.add_argument("--processes", type=int, default=1, help="of the dashboard (default: %(default)s)")
    parser.add_argument(
        "--seconds", type=float, default=60, help="of a load with think time (default: %(default)s)"
    )
    parser.add_argument("--minutes", type=float, default=60, help="of the soak (default: %(default)s)")
    parser.add_argument(
        "--gemeenten",
        type=int,
        default=12,
        help="at which users look; all have been seen (default: %(default)s)",
    )
    parser.add_argument(
        "--churn", type=int, default=5000, help="sessions that come and go (default: %(default)s)"
    )
    parser.add_argument("--graph", type=Path, help="where the memory of a soak is drawn, as SVG")
    parser.add_argument("--cold", action="store_true", help="nobody has looked at any gemeente yet")
    parser.add_argument(
        "--at", action="append", default=[], help="address of a server that runs; may be repeated"
    )
    parser.add_argument(
        "--process", type=int, action="append", default=[], help="whose processor is measured"
    )
    chosen = parser.parse_args()
    if unknown := [one for one in chosen.scenario if one not in SCENARIOS]:
        parser.error(f"no such scenario: {', '.join(unknown)}")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    for name in chosen.scenario or [name for name in SCENARIOS if name != "soak"]:
        print(f"\n{name}: {(SCENARIOS[name].__doc__ or '').splitlines()[0]}", flush=True)
        SCENARIOS[name](chosen)


def steps(chosen: argparse.Namespace) -> None:
    """What each step costs, done by one visitor alone with warm caches."""
    with _servers(chosen) as servers:
        asyncio.run(_alone(servers))


async def _alone(servers: Servers) -> None:
    chance, spent = random.Random(1), {}
    for user, does in USERS.items():
        for nth in range(WARM + ALONE):
            visitor = Visitor(servers.address(0), nth, Seen())
            for step in does:
                before = servers.processor()
                await one_step(visitor, step, (_codes()[nth % WARM], _codes()[(nth + 1) % WARM]), chance)
                await asyncio.sleep(0.02)  # what a server does after its last message
                if nth >= WARM:
                    spent.setdefault((user, step.name), []).append(servers.processor() - before)
            await visitor.close()
    for (user, step), them in spent.items():
        line(f"  {user}: {step}", f"processor {1000 * sum(them) / len(them):6.1f} ms", "")


def thinking(chosen: argparse.Namespace) -> None:
    """So many sessions walk as users do, and think."""
    with _servers(chosen) as servers:
        _look_at_all(servers, chosen)

        async def load(seen: Seen) -> None:
            await _walking(servers, chosen, chosen.seconds, seen)

        _measured(servers, load, "p95 <= 1 s: 500 by two, 200 by one", chosen.sessions)


def _look_at_all(servers: Servers, chosen: argparse.Namespace) -> None:
    """Let every page of these gemeenten have been seen once, as on a server that has been there for a while."""
    if chosen.cold:
        return

    async def look(address: str) -> None:
        for nth, gemeente in enumerate(_codes()[: chosen.gemeenten]):
            for does in USERS.values():
                visitor = Visitor(address, nth, Seen())
                for step in does:
                    await one_step(visitor, step, (gemeente, gemeente), random.Random(nth))
                await visitor.close()

    for address in servers.addresses:
        asyncio.run(look(address))
    _rest(servers)


async def _walking(servers: Servers, chosen: argparse.Namespace, seconds: float, seen: Seen) -> None:
    """Let all come within one think time, and count from then on."""
    codes = _codes()[: chosen.gemeenten]
    now = time.perf_counter()
    seen.count_from, end = now + THINKING_S, now + THINKING_S + seconds

    async def somebody(nth: int) -> None:
        chance = random.Random(nth)
        await asyncio.sleep(chance.uniform(0, THINKING_S))
        for user in islice(cycle(USERS), nth % len(USERS), None):
            mine, other = chance.sample(codes, 2)
            await walk(Visitor(servers.address(nth), nth, seen), user, (mine, other), chance)

    people = [asyncio.create_task(_as_well_as_it_goes(somebody(nth))) for nth in range(chosen.sessions)]
    await asyncio.sleep(end - time.perf_counter())
    for one in people:
        one.cancel()
    await asyncio.gather(*people, return_exceptions=True)


def at_once(chosen: argparse.Namespace) -> None:
    """All open the same page at the same second, on a warm server."""
    with _servers(chosen) as servers:
        for what in ("a first time", "again"):
            line(f"{chosen.sessions} at once, {what}", "", "")
            _many_at_once(servers, [SAME], chosen.sessions, "p95 <= 6 s (two processes)")
            _rest(servers)


def fresh(chosen: argparse.Namespace) -> None:
    """25 at once on a server that just said ready: the same gemeente, each another, and the naive page."""
    times = {}
    for what, codes, bound in (
        ("the same gemeente", [SAME], "p95 <= 1 s"),
        ("each another", _codes(), "p95 <= 3 s"),
    ):
        with _servers(chosen) as servers:
            line(f"{FRESH} at once, just ready, {what}", "", "")
            times[what] = _many_at_once(servers, codes, FRESH, bound)
    for count in (FRESH, FEW):
        with naive() as servers:
            line(f"{count} at once, the naive page", "", "")
            times[f"naive {count}"] = _many_at_once(servers, [""], count, "")
    faster = times[f"naive {FRESH}"] / times["the same gemeente"]
    line("times as fast as the naive page", f"{faster:.0f}", ">= 30")


def _many_at_once(servers: Servers, codes: list[str], count: int, bound: str) -> float:
    many = list(islice(cycle(codes), count))

    async def load(seen: Seen) -> None:
        await _together(servers, many, seen)

    return _measured(servers, load, bound, count)


async def _together(servers: Servers, codes: list[str], seen: Seen) -> None:
    """Let one visitor for each gemeente come at the same moment; none is a page that knows no gemeente."""

    async def somebody(nth: int, gemeente: str) -> None:
        visitor = Visitor(servers.address(nth), nth, seen)
        try:
            if gemeente:
                await visitor.open(PAGE, {"gemeente": gemeente}, f"open {PAGE}")
            else:
                await visitor.open("", {}, "open the map")
        finally:
            await visitor.close()

    await asyncio.gather(*(_as_well_as_it_goes(somebody(nth, code)) for nth, code in enumerate(codes)))


def plain(chosen: argparse.Namespace) -> None:
    """All ask for the page from the server at the same second."""
    with _servers(chosen) as servers:

        async def all_of_them(seen: Seen, count: int = chosen.sessions) -> None:
            people = (Visitor(servers.address(nth), nth, seen) for nth in range(count))
            await asyncio.gather(
                *(_as_well_as_it_goes(one.fetch(f"/gemeente/{SAME}", "fetch /gemeente")) for one in people)
            )

        asyncio.run(all_of_them(Seen(), 1))
        _rest(servers)
        _measured(servers, all_of_them, "p95 <= 1 s", chosen.sessions)


def churn(chosen: argparse.Namespace) -> None:
    """Thousands of sessions come, look at a page and go, a few at a time: memory is to stay flat."""
    with _servers(chosen) as servers:
        codes = cycle(_codes()[: chosen.gemeenten])

        async def come_and_go() -> None:
            for _ in range(chosen.churn // _TOLD // TOGETHER):
                await _together(servers, list(islice(codes, TOGETHER)), Seen())

        line("  at first", _memory(servers), "")
        for nth in range(1, _TOLD + 1):
            asyncio.run(come_and_go())
            line(f"  after {nth * chosen.churn // _TOLD} sessions", _memory(servers), "flat")


def soak(chosen: argparse.Namespace) -> None:
    """So many sessions with think time, for an hour unless told otherwise: memory is to stay flat."""
    with _servers(chosen) as servers:
        _look_at_all(servers, chosen)

        minutes: list[float] = []
        held: list[tuple[float, ...]] = []

        async def watched(seen: Seen) -> None:
            load = asyncio.create_task(_walking(servers, chosen, 60 * chosen.minutes, seen))
            while not load.done():
                minutes.append((time.perf_counter() - seen.began) / 60)
                held.append(servers.megabytes())
                if len(held) % _LOOKS == 1:
                    line(f"  after {minutes[-1]:.1f} minutes", _memory(servers), "flat")
                await asyncio.wait([load], timeout=60 * chosen.minutes / 20 / _LOOKS)
            await load

        _measured(servers, watched, "", chosen.sessions)
    if chosen.graph and all(held):
        chosen.graph.write_text(memory_graph(minutes, held, _may_hold(servers, chosen.sessions)), "utf-8")


def _measured(servers: Servers, load: Callable[[Seen], Awaitable[None]], bound: str, sessions: int) -> float:
    """Load, print what was seen, and return the 95th percentile."""
    seen, spent, own = Seen(), servers.processor(), time.process_time()

    async def run() -> None:
        await load(seen)

    asyncio.run(run())
    took = time.perf_counter() - seen.began
    spent, own = servers.processor() - spent, time.process_time() - own
    seen.tell()
    line("  of all steps together", f"p95 {seen.p95():.2f} s", bound)
    line("  failed", str(seen.errors.total()), "0")
    every = 1000 * spent / max(seen.steps, 1)
    line("  processor of the servers", f"{spent:.1f} s in {took:.1f} s, {every:.1f} ms a step", "")
    line("  processor of this generator", f"{own:.1f} s", "")
    line("  memory of a server", _memory(servers), f"<= {_may_hold(servers, sessions):.0f} MB")
    return seen.p95()


def _may_hold(servers: Servers, sessions: int) -> float:
    return BASE_MB + SESSION_MB * sessions / max(len(servers.processes), 1)


def _memory(servers: Servers) -> str:
    return ", ".join(f"{size:.0f} MB" for size in servers.megabytes()) or "not known"


def _rest(servers: Servers) -> None:
    """Wait until the servers do nothing."""
    while True:
        before = servers.processor()
        time.sleep(2)
        if servers.processor() - before < 0.05:
            return


def _servers(chosen: argparse.Namespace) -> AbstractContextManager[Servers]:
    if chosen.at:
        return nullcontext(running(chosen.at, chosen.process))
    return dashboards(chosen.processes)


async def _as_well_as_it_goes(visit: Awaitable[None]) -> None:
    """Let one visitor fail without the others: the failure is written down."""
    try:
        await visit
    except FailedError:
        return


def _codes() -> list[str]:
    """All gemeenten, in an order in which large and small follow one another."""
    if not _KNOWN:
        _KNOWN.extend(national(open_snapshot()).gemeenten.names)
        random.Random(18).shuffle(_KNOWN)
    return _KNOWN


_KNOWN: list[str] = []
SCENARIOS: dict[str, Callable[[argparse.Namespace], None]] = {
    "steps": steps,
    "fresh": fresh,
    "plain": plain,
    "at-once": at_once,
    "thinking": thinking,
    "churn": churn,
    "soak": soak,
}

if __name__ == "__main__":
    main()
