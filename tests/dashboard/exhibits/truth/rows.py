"""A bar a row, of one part or of several, with its name before it and its number behind it."""

from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.telling import GROUPS, INK, LINE, OTHERS, OWN, TYPES, agree, says

__all__ = ["of_groups", "of_peers", "of_shares", "of_types"]


def of_groups(seen: Marks, case: Case) -> None:
    """The groups of each gemeente, from the left in their order, and behind them the share from elsewhere."""
    frame = case.exhibit.numbers.frame
    names = list(dict.fromkeys(frame["name"]))
    told, totals = [], []
    for place, name in enumerate(names):
        shares = frame[frame["name"] == name].set_index("group")["share"]
        ordered = [group for group in GROUPS if group in shares.index]
        told += [((place, GROUPS[group]), shares[group]) for group in ordered]
        totals.append(100 * (1 - shares["Nederland"]))
    _bars(seen, told)
    _words(seen, names, totals)


def of_types(seen: Marks, case: Case) -> None:
    """How many gemeenten there are of each type, in its colour."""
    frame = case.exhibit.numbers.frame
    names = [name for name, _ in frame["type"]]
    colours = [TYPES.get(name, OTHERS) for name in names]
    counts = frame["municipalities"]
    _bars(seen, [((place, colours[place]), float(count)) for place, count in enumerate(counts)])
    _words(seen, names, list(counts))


def of_peers(seen: Marks, case: Case) -> None:
    """The share from elsewhere of a gemeente and of its peers, the own one in its colour."""
    frame = case.exhibit.numbers.frame
    names, shares = list(frame["name"]), list(frame["now"])
    colours = [OWN if name == case.exhibit.own else OTHERS for name in names]
    _bars(seen, [((place, colours[place]), share) for place, share in enumerate(shares)])
    _words(seen, names, [100 * share for share in shares])


def of_shares(seen: Marks, case: Case) -> None:
    """Shares of a whole, each with what is left of it."""
    frame = case.exhibit.numbers.frame
    told = [((place, INK), share) for place, share in enumerate(frame["share"])]
    told += [((place, LINE), 1 - share) for place, share in enumerate(frame["share"])]
    _bars(seen, told)
    _words(seen, [nl for nl, _ in frame["fact"]], list(100 * frame["share"]))


def _bars(seen: Marks, told: list[tuple[tuple[int, str], float]]) -> None:
    read = [((seen.whole(sum(bar.y) / 2, way=1), bar.fill), bar.x[1] - bar.x[0]) for bar in seen.bars]
    agree(read, [(key, long) for key, long in told if long], seen.within(1e-5), "bars", seen)
    # They lie against one another: each begins where another ends, and the first at nothing.
    for place in {key[0] for key, _ in told}:
        ends = sorted(bar.x for bar in seen.bars if seen.whole(sum(bar.y) / 2, way=1) == place)
        for before, (begin, _) in zip([(0.0, 0.0), *ends], ends, strict=False):
            assert abs(begin - before[1]) <= seen.within(1e-5)


def _words(seen: Marks, names: list[str], numbers: list[float]) -> None:
    """The name of each row, perhaps in lines, and its number."""
    for place, (name, value) in enumerate(zip(names, numbers, strict=True)):
        here = [word for word in seen.words if abs(word.spot[1] - place) < 0.5]
        written = " ".join(word.text for word in sorted(here, key=lambda one: one.spot[1]) if word.bold)
        assert written.casefold() == name.casefold(), f"{seen.where} row {place} is called {written}"
        (told,) = (word.text for word in here if not word.bold)
        says(told, value, f"the label of {name}", seen)
