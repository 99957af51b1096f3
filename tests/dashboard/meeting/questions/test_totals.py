from dashboard.language import Language
from dashboard.meeting.questions import given
from dashboard.meeting.questions.totals import total
from dashboard.meeting.report.shown import bars

NL = Language("nl")
THEMES = next(one for one in given() if one.key == "themes")
POLICY = next(one for one in given() if one.key == "policy")


def test_of_several_choices_a_room_cannot_tell_all_from_all_but_one():
    everyone = total(THEMES, [("work",)] * 5 + [("work", "housing")])
    but_one = total(THEMES, [("work",)] * 5 + [("housing",)])
    assert everyone.counts["work"] is None
    assert everyone == but_one
    shown = [[(bar.told(NL), bar.share) for bar in bars(THEMES, it, NL)] for it in (everyone, but_one)]
    assert shown[0] == shown[1]
    assert total(THEMES, [("work",)] * 4 + [("housing",)] * 2).counts["work"] == 4


def test_of_one_choice_that_all_made_nothing_is_shown():
    assert total(POLICY, ["none"] * 6) is None
    assert total(POLICY, ["none"] * 5 + ["domains", None]).counts["none"] == 5
