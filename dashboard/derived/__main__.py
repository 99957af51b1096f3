"""Compute what follows from the figures and put it beside them: ``python -m dashboard.derived``, after every refresh.

Whoever starts the dashboard next computes none of it. What lies beside the embedded figures belongs to the repository.
"""

from dashboard.derived import shipped
from dashboard.derived.decorator import Value, gathered, key
from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.findings.sources.account import account
from dashboard.findings.sources.grounds import grounds
from data_sources import Snapshot, open_snapshot
from data_sources.faults import in_one_line

__all__ = ["everything"]


def main() -> None:
    """Compute, write, and remove what was written before."""
    snapshot = open_snapshot()
    values = everything(snapshot)
    shipped.put(
        snapshot, {name: (key(snapshot, value.item), value.content) for name, value in values.items()}
    )
    size = sum(len(value.content) for value in values.values()) / 1e6
    print(f"{snapshot.beside(shipped.FOLDER)}: {len(values)} values, {size:.1f} MB")


def everything(snapshot: Snapshot) -> dict[str, Value]:
    """Compute anew all that is derived, by name; of a snapshot of which nothing was asked yet."""
    with gathered(snapshot) as values:
        told = story(snapshot, next(iter(national(snapshot).regions)))
        assert isinstance(told.lacking, dict)  # to know what it lacks, all of it is made
        assert grounds(snapshot)
        assert account(national(snapshot))
        assert national(snapshot).buurt_themes  # of all buurten, which no story asks for
    return values


if __name__ == "__main__":
    in_one_line(main)
