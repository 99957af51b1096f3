"""Where slides are, as it is kept: in SQLite and in PostgreSQL."""

from functools import partial

from sqlalchemy import func, select

from dashboard.projector.presentations import HOURS, Place, begin, move, notes_of, place, presentations
from tests.dashboard.stores import kept, url

__all__ = ["kept", "url"]

NOW, NOTES = 1_900_000_000, "/dia/land?notities=1"


def begun(kept, at=NOW) -> str:
    return kept.write(partial(begin, notes=NOTES, at=Place(2, 1), now=at))


def test_who_has_the_link_reads_where_slides_are_and_moves_them(kept):
    token = begun(kept)
    assert kept.read(partial(place, token=token, now=NOW)) == Place(2, 1, 1)
    assert kept.read(partial(notes_of, token=token, now=NOW)) == NOTES
    assert kept.write(partial(move, token=token, to=Place(3, 0), now=NOW)) == Place(3, 0, 2)
    assert kept.read(partial(place, token=token, now=NOW)) == Place(3, 0, 2)
    assert kept.write(partial(move, token=token, to=Place(3, 0, dark=True), now=NOW)) == Place(3, 0, 3, True)
    assert kept.read(partial(place, token=token, now=NOW)).dark


def test_another_link_leads_nowhere_and_moves_nothing(kept):
    token, other = begun(kept), begun(kept)
    assert token != other
    assert kept.write(partial(move, token=other[:-1], to=Place(9, 9), now=NOW)) is None
    kept.write(partial(move, token=other, to=Place(9, 9), now=NOW))
    assert kept.read(partial(place, token=token, now=NOW)) == Place(2, 1, 1)
    assert kept.read(partial(notes_of, token="", now=NOW)) is None


def test_of_the_link_only_a_hash_is_kept(kept):
    token = begun(kept)
    (row,) = kept.read(lambda connection: connection.execute(select(presentations)).all())
    assert token not in map(str, row)


def test_a_link_that_is_over_leads_nowhere_and_goes_when_another_is_made(kept):
    over = NOW + HOURS * 3600
    token = begun(kept)
    assert kept.read(partial(place, token=token, now=over - 1)) is not None
    assert kept.read(partial(place, token=token, now=over)) is None
    assert kept.write(partial(move, token=token, to=Place(0, 0), now=over)) is None
    begun(kept, over)
    assert kept.read(lambda it: it.execute(select(func.count()).select_from(presentations)).scalar()) == 1
