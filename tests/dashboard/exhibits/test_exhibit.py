import pandas as pd

from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Numbers
from dashboard.language import Language


def made_up(
    table: str, period: str, retrieved: str, partition=("herkomst", 3), holder: str = "CBS"
) -> Citation:
    return Citation(table, "made up", "https://example.invalid", period, retrieved, holder, partition)


def test_sources_of_one_day_and_one_classification_stand_in_one_line():
    sources = (
        made_up("T1", "2024", "2026-01-02T10:00:00+00:00"),
        made_up("T2", "2025", "2026-01-02T11:00:00+00:00"),
        made_up("T3", "2020", "2026-01-03T11:00:00+00:00", ("migratieachtergrond", 7)),
    )
    numbers = Numbers("groups", pd.DataFrame(), {}, sources)
    first, second = Exhibit("x", numbers, Language("nl"), "", "").sources
    assert first.startswith("CBS T1 (2024), T2 (2025) · opgehaald 2 januari 2026 · herkomst")
    assert "T3 (2020) · opgehaald 3 januari 2026" in second
    assert second.endswith("7 groepen")
