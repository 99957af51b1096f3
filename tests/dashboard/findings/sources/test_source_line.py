from dashboard.findings.sources.source_line import source_line


def test_tables_named_together_are_linked_one_by_one(snapshot, nl):
    line = source_line(snapshot, ["70072ned, 84799NED"], [2019, 2020], ("migratieachtergrond", 7), nl)
    assert line.count("https://") == 2
    assert "1 januari 2019–2020" in line
    assert line.endswith("7 groepen")
    retrieved = max(snapshot.source(table).retrieved for table in ("70072ned", "84799NED"))
    assert nl.formats.date(retrieved) in line
