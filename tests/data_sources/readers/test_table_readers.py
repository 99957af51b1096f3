"""Both CBS protocols give the same rows, and every failure a named error in one line."""

import threading

import pandas as pd
import pytest

from data_sources.errors import (
    DataSourceError,
    GarbledAnswerError,
    PagingLoopError,
    SourceUnavailableError,
    SourceUnreachableError,
    UnknownTableError,
)
from data_sources.readers import Odata3Reader, Odata4Reader
from data_sources.transport import Transport
from tests.small_services.server import Fault

READERS = {"odata3": Odata3Reader, "odata4": Odata4Reader}
DIMENSIONS = ["Herkomstland", "Geboorteland", "RegioS", "Perioden"]


@pytest.fixture(params=["odata3", pytest.param("odata4", marks=pytest.mark.slow)])
def reader(request, settings_for):
    settings = settings_for()
    transport = Transport(settings)
    yield READERS[request.param](settings, transport)
    transport.close()


def test_keys_are_trimmed_and_all_pages_are_there(reader, services):
    rows = reader.rows("85458NED", DIMENSIONS, ["Bevolking_1"], {})
    assert len(rows) == len(services.tables["85458NED"].rows) > 40
    assert set(rows["RegioS"]) == {"NL01", "GM9001", "GM9002", "GM9003"}


def test_a_condition_on_a_padded_dimension_finds_its_rows(reader):
    rows = reader.rows("03759ned", ["RegioS", "Perioden"], ["BevolkingOp1Januari_1"], {"RegioS": "GM9002"})
    assert set(rows["BevolkingOp1Januari_1"]) == {2000}


def test_a_missing_figure_stays_missing(reader):
    rows = reader.rows(
        "85458NED", DIMENSIONS, ["Bevolking_1"], {"Herkomstland": "1012600", "Geboorteland": "A051736"}
    )
    assert rows["Bevolking_1"].isna().all()


def test_both_protocols_give_the_same_frame(settings_for):
    frames = []
    for kind in READERS.values():
        settings = settings_for()
        rows = kind(settings, Transport(settings)).rows("84799NED", ["WijkenEnBuurten"], ["Marokko_119"], {})
        frames.append(rows.sort_values("WijkenEnBuurten", ignore_index=True).astype({"Marokko_119": "int64"}))
    pd.testing.assert_frame_equal(*frames, check_names=False)


def test_topics_carry_the_groups_around_them(reader):
    topics = {topic.key: topic for topic in reader.topics("84799NED")}
    assert topics["Turkije_122"].path[-1] == "Niet-westers"
    assert topics["Turkije_140"].path == ("Sociale zekerheid",)
    assert topics["Suriname_121"].title == "Suriname"


def test_what_is_said_of_a_table_and_its_subjects_comes_along(reader, services):
    services.tables["03759ned"].text = "Alle cijfers in de tabel zijn definitief.\r\n"
    about, *subjects = reader.texts("03759ned")
    assert (about.title, about.path) == ("", ())
    assert about.text == "Alle cijfers in de tabel zijn definitief."
    assert [(one.title, one.text) for one in subjects] == [
        ("Bevolking op 1 januari", "Wie er woont.\n\nOp 1 januari.")
    ]


def test_a_subject_carries_the_groups_around_it_in_what_is_said_of_it(reader, services):
    services.tables["84799NED"].topics[-1]["text"] = "Personen met een uitkering."
    said = {one.title: one for one in reader.texts("84799NED")}
    last = services.tables["84799NED"].topics[-1]
    assert said[last["title"]].path == last["under"] != ()


def test_codes_have_plain_keys(reader):
    codes = reader.codes("84799NED", "WijkenEnBuurten")
    assert "GM9001" in set(codes["key"])


FAULTS = {
    "status 503": (Fault("status", status=503), SourceUnavailableError, "503"),
    "status 429": (Fault("status", status=429), SourceUnavailableError, "429"),
    "status 500": (Fault("status", status=500), SourceUnavailableError, "500"),
    "refused": (Fault("status", status=403), DataSourceError, "403"),
    "cut in mid-body": (Fault("cut"), SourceUnreachableError, "midden in het antwoord"),
    "truncated JSON": (Fault("truncate"), GarbledAnswerError, "geen geldige JSON"),
    "maintenance page": (Fault("html"), SourceUnavailableError, "onderhoudspagina"),
    "next link that loops": (Fault("loop", "Observations"), PagingLoopError, "leidt terug"),
}


@pytest.mark.parametrize(("fault", "error", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_in_one_line_that_names_the_table(reader, services, fault, error, words):
    services.faults = [Fault(**vars(fault))]
    if fault.kind == "loop":
        services.faults.append(Fault("loop", "TypedDataSet"))
    with pytest.raises(error, match=words) as caught:
        reader.rows("03759ned", ["RegioS", "Perioden"], ["BevolkingOp1Januari_1"], {})
    assert "03759ned" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_time_out_is_told(settings_for, services):
    services.faults = [Fault("slow")]
    settings = settings_for(timeout_s=0.2)
    with pytest.raises(SourceUnreachableError, match=r"0\.2 seconden"):
        Odata3Reader(settings, Transport(settings)).topics("03759ned")


def test_an_unreachable_service_is_told(settings_for):
    settings = settings_for(cbs_url="http://127.0.0.1:9")
    with pytest.raises(SourceUnreachableError, match="niet bereikbaar"):
        Odata3Reader(settings, Transport(settings)).info("03759ned")


def test_an_unknown_table_is_told_at_once(reader, services):
    with pytest.raises(UnknownTableError, match="99999NED"):
        reader.info("99999NED")
    assert len(services.asked) == 1


@pytest.mark.parametrize("kind", ["status", "cut", "truncate", "html"])
def test_a_passing_fault_is_overcome(reader, services, kind):
    services.faults = [Fault(kind, times=1)]
    assert reader.info("03759ned").title == "Verzonnen bevolking"


def test_threads_do_not_see_each_others_pages(settings_for):
    settings = settings_for()
    reader, found = Odata3Reader(settings, Transport(settings)), []

    def read():
        found.append(len(reader.rows("85458NED", DIMENSIONS, ["Bevolking_1"], {})))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1 and len(found) == 4
