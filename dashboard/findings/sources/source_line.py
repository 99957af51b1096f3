"""Where a figure comes from, in the words that stand under it."""

from collections.abc import Iterable

from dashboard.findings.model.indicators import Partition
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["source_line"]


def source_line(
    snapshot: Snapshot, tables: Iterable[str], years: Iterable[int], partition: Partition, language: Language
) -> str:
    """Name the tables, the reference date, the day of retrieval and the number of groups.

    Parameters
    ----------
    snapshot : Snapshot
    tables : iterable of str
        Ids of the tables (also several in one text, joined by commas).
    years : iterable of int
        Years of the figures, each as of 1 January.
    partition : Partition
    language : Language

    Returns
    -------
    str
        Markdown, with a link to each table at CBS.
    """
    ids = sorted({table.strip() for joined in tables for table in str(joined).split(",") if table.strip()})
    entries = [snapshot.source(table) for table in ids]
    linked = ", ".join(f"[{entry.id}]({entry.url})" for entry in entries)
    retrieved = max(entry.retrieved for entry in entries)
    known = sorted(set(years))
    period = str(known[0]) if len(known) == 1 else f"{known[0]}–{known[-1]}"
    classification, groups = partition
    return language.say(
        "source.line",
        tables=linked,
        period=period,
        retrieved=language.formats.date(retrieved),
        classification=language.say(f"classification.{classification}"),
        groups=groups,
    )
