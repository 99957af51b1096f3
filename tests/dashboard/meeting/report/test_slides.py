"""The report as slides, opened again."""

from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from dashboard.meeting.report.model import Bars
from dashboard.meeting.report.slides import slides
from dashboard.meeting.store.meetings import Member, set_members
from tests.dashboard.meeting.report.conftest import CODES, Hall, item

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite"])
def url(request, tmp_path):
    """One store: what differs between the two is tested where they are."""
    return f"sqlite:///{tmp_path / 'meetings.sqlite'}"


def opened(report):
    return Presentation(BytesIO(slides(report)))


def texts(deck):
    return [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in deck.slides
    ]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_question_that_was_counted_has_a_chart_of_its_numbers(told, code):
    report = told.report(code)
    deck = opened(report)
    charts = {
        slide.shapes.title.text: shape for slide in deck.slides for shape in slide.shapes if shape.has_chart
    }
    counted = [one for part in report.parts for one in part.items if isinstance(one, Bars)]
    assert list(charts) == [one.title for one in counted]
    for one in counted:
        plot = charts[one.title].chart.plots[0]
        assert list(plot.series[0].values) == [bar.count for bar in one.bars]
        assert [name.split(" (al")[0] for name in plot.categories] == [bar.name for bar in one.bars]
    for slide in deck.slides:
        assert slide.shapes.title.text.strip()
        assert all(place.text_frame.text.strip() for place in slide.placeholders)
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
                assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr", "")) > 20


def test_what_all_chose_has_no_number(hall):
    for code in CODES:
        hall.answer(code, themes=("work",) if code == CODES[0] else ("work", "care"))
    hall.close()
    chart = next(
        shape.chart for slide in opened(hall.report()).slides for shape in slide.shapes if shape.has_chart
    )
    plot = chart.plots[0]
    assert (
        dict(zip(plot.categories, plot.series[0].values, strict=True))["Werk (allen, of op één na)"] is None
    )


def test_what_is_not_shown_is_told_on_one_slide_of_its_part(told):
    said = texts(opened(told.report()))
    assert sum("Te weinig antwoorden" in slide for slide in said) == 3
    anticipate = next(slide for slide in said if slide.startswith("Hoe anticipeert"))
    assert "Heeft uw gemeente een visie op verscheidenheid?" in anticipate
    assert anticipate.count("Te weinig antwoorden") == 4


def test_words_stand_as_they_were_typed_and_only_those_that_were_let_through(told):
    said = "\n".join(texts(opened(told.report())))
    assert "“Wens 1 <i>#let x = 1</i>\vvan $ons$ 😀”" in said
    assert "Wens 0" not in said


def test_many_words_and_many_gemeenten_go_on_on_further_slides(hall, known):
    hall.kept.write(lambda it: set_members(it, hall.meeting.id, [Member(code) for code in known.names]))
    for code in CODES:
        hall.answer(code, help_szw="lang woord " * 80)
        hall.allow("help_szw", code)
    report = hall.report()
    deck = opened(report)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles.count("Waarmee kan het ministerie van SZW u helpen? (vervolg)") >= 2
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) > 2
    assert max(len(table.rows) for table in tables) <= 15
    cells = " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    names = item(report, "types").numbers.frame["gemeente"]
    assert all(name in cells for name in names)


def test_who_sits_where_is_a_table_with_its_foot(hall):
    hall.sit({CODES[0]: 1, CODES[1]: 2})
    slide = next(one for one in opened(hall.report()).slides if one.shapes.title.text == "Tafels")
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Tafel", "Mensen", "Gemeenten"],
        ["1", "1", "Utrecht"],
        ["2", "1", "De Bilt"],
    ]
    assert all(place.text_frame.text.strip() for place in slide.placeholders)


def test_a_long_note_of_a_table_is_cut_over_slides_and_whole(hall):
    words = [f"woord{number}" for number in range(400)]
    hall.note(1, " ".join(words))
    said = [slide for slide in texts(opened(hall.report())) if slide.startswith("Wat de tafels noteerden")]
    assert len(said) > 1
    assert all(len(slide) < 2400 for slide in said)
    noted = " ".join(said).replace("“", "").replace("”", "").split()
    assert [word for word in noted if word.startswith("woord")] == words


def test_of_a_meeting_to_practise_with_every_slide_says_so(kept):
    said = texts(opened(Hall(kept, practice=True).report()))
    assert len(said) > 3
    assert all("Dit is een oefening" in slide for slide in said)
    assert not any("Dit is een oefening" in slide for slide in texts(opened(Hall(kept).report())))
