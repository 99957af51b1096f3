from tests.dashboard.meeting.report.conftest import CODES


def test_what_is_read_is_what_was_published_and_let_through(told):
    seen = told.seen
    assert dict(seen.totals["recognise"].counts) == {"yes": 3, "partly": 2, "no": 3}
    assert seen.totals["recognise"].answers == 8
    assert seen.said["help_vng"] == [
        ("", [("Wens 1 <i>#let x = 1</i>\nvan $ons$ 😀", False)]),
        ("Samen & anders", [("Wens 5 <i>#let x = 1</i>\nvan $ons$ 😀", False)]),
    ]
    assert seen.said["help_szw"] == []
    assert (set(seen.who), seen.came) == (set(CODES), 8)


def test_between_two_steps_nothing_moves_but_how_many_came(hall):
    for code in CODES[:4]:
        hall.answer(code, recognise="yes", enough=1)
    assert hall.seen.totals == {}
    hall.answer(CODES[4], recognise="no", enough=2)
    before = hall.seen
    assert before.totals["recognise"].answers == 5
    for code in CODES[5:7]:
        hall.answer(code, recognise="partly", enough=5, help_vng="Nooit getoond")
        now = hall.seen
        assert (now.totals, now.said) == (before.totals, before.said)
    # Nor by changing what was counted already.
    hall.answer(CODES[0], version=1, recognise="no")
    assert hall.seen.totals == before.totals


def test_what_all_said_is_not_read(hall):
    for code in CODES:
        hall.answer(code, recognise="yes", themes=("work",) if code == CODES[0] else ("work", "care"))
    hall.close()
    assert hall.seen.totals["recognise"] is None
    assert hall.seen.totals["themes"].counts["work"] is None


def test_words_that_were_let_through_and_are_gone_are_not_read(told):
    told.answer(CODES[1], version=1, help_vng=None)
    assert [under for under, _ in told.seen.said["help_vng"]] == ["Samen & anders"]
