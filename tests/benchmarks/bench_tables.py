"""Tables of 24, 60, 120 and 200 people of real gemeenten: how good, how near to what cannot be bettered, how long.

Run: ``python -m tests.benchmarks.bench_tables``. One person of each gemeente, and one or two of each, tables of 6 to
10. Beside the value stand the mean of seatings by lot and the bound; the seconds are those of the clock, and of the
processor, which a busy machine does not lengthen as much. Asked: 200 people in at most 20 seconds.
"""

import sys
import time

import numpy as np

from dashboard.analysis.seating.bound import nearest_bound
from dashboard.analysis.seating.problem import Problem, problem
from dashboard.analysis.seating.seating import seat
from dashboard.analysis.seating.unlikeness import unlikeness
from dashboard.analysis.seating.wishes import Guest, Wishes
from dashboard.findings.data.national import national
from data_sources import open_snapshot

PEOPLE = (24, 60, 120, 200)
DRAWS = 200
ASKED = 20  # seconds


def by_lot(asked: Problem, random: np.random.Generator) -> float:
    """Mean value of seatings in which tables are filled from a shuffled row, of about one size."""
    values = []
    while len(values) < DRAWS:
        row = random.permutation(len(asked.gemeenten))
        tables = int(random.integers(-(-asked.people // asked.largest), asked.most_tables + 1))
        places = np.empty(len(row), dtype=np.int64)
        places[row] = (np.cumsum(asked.seats[row]) - 1) * tables // asked.people
        if asked.allowed(places):
            values.append(asked.value(places))
    return float(np.mean(values))


def main() -> None:
    """Measure and print; ends with 1 where 200 people took longer than asked."""
    held = national(open_snapshot())
    codes, types, scores = sorted(held.types.index), held.types["type"], held.scores
    print("people gemeenten tables    value   by lot  nearest    bound  above bound  seconds  of processor")
    late = False
    for most in (1, 2):
        for people in PEOPLE:
            random = np.random.default_rng(people)
            chosen = random.permutation(codes)
            seats = random.integers(1, most + 1, len(chosen))
            count = int((np.cumsum(seats) <= people).sum())
            guests = [Guest(str(code), int(n)) for code, n in zip(chosen[:count], seats[:count], strict=True)]
            apart = unlikeness(chosen[:count], held.signals, types, scores=scores)
            asked = problem(guests, apart, Wishes())
            clock, processor = time.perf_counter(), time.process_time()
            found = seat(guests, apart)
            clock, processor = time.perf_counter() - clock, time.process_time() - processor
            assert found.bound is not None and found.better is None
            print(
                f"{asked.people:6} {count:9} {len(found.at):6} {found.value:8.2f} {by_lot(asked, random):8.2f} "
                f"{nearest_bound(asked):8.2f} {found.bound:8.2f} {found.value / found.bound - 1:12.2%} "
                f"{clock:8.1f} {processor:13.1f}",
                flush=True,
            )
            late |= people == max(PEOPLE) and clock > ASKED
    sys.exit(late)


if __name__ == "__main__":
    main()
