import pytest

from dashboard.meeting.store import HeldError
from dashboard.meeting.store.answering import Kept, answers_of, hand_over, holds, receipt_of_words
from dashboard.meeting.store.secrets import words_of
from tests.dashboard.meeting.store.test_saving import UTRECHT, VAALS, keep


def test_the_four_words_give_another_receipt_and_the_old_one_holds_no_longer(kept, meeting):
    keep(kept, meeting, UTRECHT, "mine", enough=(4, 0))
    assert kept.write(lambda it: receipt_of_words(it, meeting.id, UTRECHT, "appel appel appel appel")) is None
    words = words_of("mine")
    assert kept.write(lambda it: receipt_of_words(it, meeting.id, VAALS, words)) is None
    other = kept.write(lambda it: receipt_of_words(it, meeting.id, UTRECHT, words))
    assert kept.read(lambda it: holds(it, meeting.id, UTRECHT, other))
    with pytest.raises(HeldError):
        keep(kept, meeting, UTRECHT, "mine", enough=(1, 1))
    assert keep(kept, meeting, UTRECHT, other, enough=(5, 1)) == {"enough": 2}


def test_who_leads_hands_the_answers_over(kept, meeting):
    keep(kept, meeting, UTRECHT, "lost", enough=(4, 0))
    receipt = kept.write(lambda it: hand_over(it, meeting.id, UTRECHT))
    assert keep(kept, meeting, UTRECHT, receipt, enough=(3, 1)) == {"enough": 2}


def test_answers_are_read_by_who_holds_them_alone(kept, meeting):
    keep(kept, meeting, UTRECHT, "mine", enough=(4, 0))
    keep(kept, meeting, VAALS, "theirs", enough=(1, 0))
    for receipt, read in (("mine", {"enough": Kept(4, 1)}), ("theirs", {}), ("", {})):
        assert kept.read(lambda it, by=receipt: answers_of(it, meeting.id, UTRECHT, by)) == read
