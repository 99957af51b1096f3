from functools import partial

import pytest

from dashboard.meeting.store import ConflictError
from dashboard.meeting.store.notes import MOST_NOTED, Note, note, notes


def test_what_a_table_notes_is_kept_beside_that_of_others(kept, meeting):
    assert kept.write(partial(note, meeting=meeting.id, table=2, words="Taal op het werk", version=0)) == 1
    assert kept.write(partial(note, meeting=meeting.id, table=1, words="é" * MOST_NOTED, version=0)) == 1
    assert kept.write(partial(note, meeting=meeting.id, table=2, words="Taal, wonen", version=1)) == 2
    held = kept.read(partial(notes, meeting=meeting.id))
    assert held == {1: Note("é" * MOST_NOTED, 1), 2: Note("Taal, wonen", 2)}


def test_of_two_who_note_at_once_the_second_is_told_and_what_was_sent_again_is_kept_once(kept, meeting):
    first = partial(note, meeting=meeting.id, table=1, words="Eerst", version=0)
    assert kept.write(first) == 1
    assert kept.write(first) == 1, "sent again: its reply was lost"
    with pytest.raises(ConflictError) as told:
        kept.write(partial(note, meeting=meeting.id, table=1, words="Tegelijk", version=0))
    assert (told.value.value, told.value.version) == ("Eerst", 1)
    assert kept.read(partial(notes, meeting=meeting.id)) == {1: Note("Eerst", 1)}
