"""What can be shown, as declared, held against the figures."""

from dashboard.findings.model.indicators import FINEST, indicators


def test_every_indicator_counts_groups_that_its_partition_has(snapshot):
    figures = snapshot.origin("gemeente", years=[2022])
    for indicator in indicators().values():
        assert indicator.counterpart in indicators()
        if indicator.groups == FINEST:
            continue
        rows = figures[
            (figures["classification"] == indicator.classification) & (figures["groups"] == indicator.groups)
        ]
        assert set(indicator.of) <= set(rows["group"].unique())
