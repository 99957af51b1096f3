"""Figures that contradict each other are found, with the place where."""

import pandas as pd
import pytest

from data_sources import catalogue, open_snapshot
from data_sources.checks import check_alone, check_together, gemeente_lists
from data_sources.errors import EmptyTableError, FiguresDoNotFitError, UnknownRegionError

SOURCES = {entry.id: catalogue.find(entry.id) for entry in open_snapshot().sources()}


@pytest.fixture(scope="module")
def frames():
    """Recorded figures as the pipeline hands them to the checks."""
    import io

    snapshot = open_snapshot()
    wanted = ["85458NED", "85318NED", "84910NED", "03759ned", "wijken-en-buurten-2024"]
    return {
        name: {
            file.kind: pd.read_parquet(io.BytesIO(snapshot.content(file)))
            for file in snapshot.source(name).files
        }
        for name in wanted
    }


def changed(frames, source, kind, change):
    frame = frames[source][kind].copy()
    left = change(frame)
    frame = frame if left is None else left
    return {**frames, source: {**frames[source], kind: frame}}


def place(frame, **where):
    mask = pd.Series(True, index=frame.index)
    for column, value in where.items():
        mask &= frame[column] == value
    return mask


def test_the_recorded_figures_fit(frames):
    for name, kinds in frames.items():
        check_alone(SOURCES[name], kinds)
    check_together(frames, SOURCES)


def test_a_gemeente_more_or_less_is_found(frames):
    def change(frame):
        frame.loc[
            place(frame, region="GM0363", year=2024, group="Nederland", birthplace="nl"), "persons"
        ] += 1

    with pytest.raises(FiguresDoNotFitError, match="85458NED: de gemeenten tellen voor Nederland in 2024"):
        check_alone(SOURCES["85458NED"], changed(frames, "85458NED", "origin", change)["85458NED"])


def test_a_year_that_does_not_reach_the_population_is_found(frames):
    def change(frame):
        return frame[~place(frame, region="GM0599")]

    with pytest.raises(FiguresDoNotFitError, match="84910NED: de 18 groepen tellen in 2022 op tot"):
        check_together(changed(frames, "84910NED", "origin", change), SOURCES)


def test_declared_gaps_are_no_fault_but_others_are(frames):
    present = frames["85458NED"]["origin"]
    assert not place(present, region="GM0457").any()  # Weesp is absent in 2022, and declared so

    def change(frame):
        return frame[~place(frame, region="GM0014", year=2022)]

    with pytest.raises(FiguresDoNotFitError, match="85458NED"):
        check_together(changed(frames, "85458NED", "origin", change), SOURCES)


def test_a_region_of_another_year_is_found(frames):
    def change(frame):
        frame.loc[place(frame, region="GM0014"), "region"] = "GM0053"  # Winsum, gone since 2019

    with pytest.raises(UnknownRegionError, match="85318NED: GM0053"):
        check_together(changed(frames, "85318NED", "regions", change), SOURCES)


def test_a_missing_figure_never_becomes_zero(frames):
    def change(frame):
        frame.loc[place(frame, region="GM0014", group="Turkije"), "persons"] = pd.NA

    with pytest.raises(FiguresDoNotFitError, match="85318NED"):
        check_together(changed(frames, "85318NED", "origin", change), SOURCES)


def test_a_wrong_shape_is_found(frames):
    def change(frame):
        frame["value"] = frame["value"].astype("str")

    with pytest.raises(FiguresDoNotFitError, match="niet de juiste vorm"):
        check_alone(SOURCES["85318NED"], changed(frames, "85318NED", "indicators", change)["85318NED"])


def test_an_empty_frame_is_found(frames):
    with pytest.raises(EmptyTableError, match="85318NED: origin is leeg"):
        check_alone(SOURCES["85318NED"], {"origin": frames["85318NED"]["origin"].iloc[:0]})


def test_lists_of_gemeenten_are_those_of_the_population_table(frames):
    lists = gemeente_lists(frames)
    assert len(lists[2022]) == 345 and len(lists[2026]) == 342
