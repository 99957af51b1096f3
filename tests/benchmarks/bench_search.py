"""How long a search takes among a thousand questions that were made up, on each store.

Run: ``python -m tests.benchmarks.bench_search``; on PostgreSQL too where `DIVERSITEIT_TEST_POSTGRESQL` is the address
of one. The questions are made of the words of those that are declared, with made-up ones between them; the searches are
of words that are there, that are mistyped, and that are everywhere.
"""

import os
import random
import tempfile
import time
from pathlib import Path
from statistics import median

from dashboard.findings.known.questions import questions
from dashboard.knowledge.store.search import Entry, bring_up_to_date, find
from dashboard.language.stems import words_in
from dashboard.store import Store, open_store
from tests.benchmarks.bench_dashboard import line
from tests.dashboard.stores import ADDRESS, database

QUESTIONS, TIMES, BOUND_MS = 1000, 10, 50
SYLLABLES = ("ba", "ker", "lo", "min", "sta", "rij", "ven", "oe", "gra", "pel", "du", "tis")


def main() -> None:
    """Measure, and print."""
    chance = random.Random(17)
    made = made_up(chance)
    searches = [entry.ask for entry in chance.sample(made, 20)]
    searches += [
        mistyped(word, chance) for word in ("voorspelling", "diversiteit", "herkomst", "gemeente", "wijken")
    ]
    searches += ["wat is de", "van het in een", "hoe waarom wat waar wie welke", "qzxqzxqzx"]
    for kind in ("sqlite", "postgresql"):
        if kind == "postgresql" and ADDRESS not in os.environ:
            continue
        with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
            store = open_store(url)
            start = time.process_time()
            store.write(lambda it: bring_up_to_date(it, made))
            line(f"{kind}: taking in {QUESTIONS} questions", f"{time.process_time() - start:.1f} s", "")
            measure(kind, store, searches)
            store.close()


def measure(kind: str, store: Store, searches: list[str]) -> None:
    """Measure each search by the clock, the database's own work included; the least of ten, as others work here too."""
    least = {}
    for asked in searches:
        times = []
        for _ in range(TIMES):
            start = time.perf_counter()
            store.read(lambda it, asked=asked: find(it, "nl", asked))
            times.append(1000 * (time.perf_counter() - start))
        least[asked] = min(times)
    slowest = max(least, key=lambda asked: least[asked])
    told = f"median {median(least.values()):.0f} ms, slowest {least[slowest]:.0f} ms ({slowest[:40]})"
    line(f"{kind}: a search", told, f"<= {BOUND_MS} ms")


def made_up(chance: random.Random) -> list[Entry]:
    """Questions of as many words as real ones have, with a word in five that nobody else uses."""
    common = [
        word for one in questions().values() for word in words_in(f"{one.ask['nl']} {one.answer['nl']}")
    ]

    def words(count: int) -> str:
        return " ".join(
            "".join(chance.choices(SYLLABLES, k=3)) if chance.random() < 0.2 else chance.choice(common)
            for _ in range(count)
        )

    return [Entry(f"v{place}", "nl", f"{words(9)}?", f"{words(40)}.") for place in range(QUESTIONS)]


def mistyped(word: str, chance: random.Random) -> str:
    """A word with two letters changed round."""
    place = chance.randrange(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


if __name__ == "__main__":
    main()
