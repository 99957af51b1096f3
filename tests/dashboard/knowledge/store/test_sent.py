"""What is sent and decided, on both stores: kept no longer than is said, and gone when it is taken back."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from dashboard.knowledge.store import sent
from dashboard.knowledge.store.desks import all_desks, close_desk, desk_of, open_desk, signing_key
from dashboard.knowledge.store.search import find
from dashboard.knowledge.store.sent import (
    DECLINED,
    MERGED,
    PUBLISHED,
    QUESTION,
    REACTION,
    WAITING,
    ChangedError,
    all_sent,
    by_key,
    by_receipt,
    clean,
    decide,
    send,
    take_back,
    until,
    withdraw,
)
from dashboard.knowledge.store.tables import sent as table
from dashboard.store import open_store
from dashboard.store.settings import Keeping

RECEIPT_DAYS, UNREAD_DAYS, UNANSWERED_DAYS = 365, 180, 500
KEEP = Keeping(receipt_days=RECEIPT_DAYS, unread_days=UNREAD_DAYS, unanswered_days=UNANSWERED_DAYS)


def sending(kept, kind=QUESTION, words="Waarom zeppelins?", about="/kaart"):
    receipt = kept.write(lambda it: send(it, kind, "nl", words, about))
    return receipt, kept.read(lambda it: by_receipt(it, kind, receipt))


def publishing(kept, one, answer="Daarom luchtballon."):
    told = {"ask": one.words, "answer": answer, "heading": "kaart"} if one.kind == QUESTION else {}
    return kept.write(lambda it: decide(it, one.id, one.version, PUBLISHED, **told))


def aged(kept, days):
    """Everything that is kept was sent and decided longer ago."""
    past = (datetime.date.today() - datetime.timedelta(days=days)).isoformat()

    def job(connection):
        connection.execute(update(table).values(day=past))
        connection.execute(update(table).where(table.c.decided != "").values(decided=past))

    kept.write(job)


def cleaned(kept):
    return kept.write(lambda it: clean(it, KEEP))


def test_a_receipt_opens_what_it_belongs_to_and_nothing_of_another_kind(kept):
    receipt, one = sending(kept)
    assert (one.words, one.about, one.state) == ("Waarom zeppelins?", "/kaart", WAITING)
    assert kept.read(lambda it: by_receipt(it, REACTION, receipt)) is None
    assert receipt not in str(kept.read(lambda it: it.execute(select(table)).all()))


def test_what_is_published_is_found_until_it_is_something_else(kept):
    _, one = sending(kept)
    done = publishing(kept, one)
    assert kept.read(lambda it: by_key(it, done.key)) == done
    assert kept.read(lambda it: find(it, "nl", "luchtbalon")).keys == (done.key,)
    kept.write(lambda it: decide(it, done.id, done.version, MERGED, merged="no-outlook"))
    assert kept.read(lambda it: by_key(it, done.key)) is None
    assert kept.read(lambda it: find(it, "nl", "luchtballon")).keys == ()


def test_of_two_who_decide_one_is_told(kept):
    _, one = sending(kept)
    publishing(kept, one)
    with pytest.raises(ChangedError):
        kept.write(lambda it: decide(it, one.id, one.version, DECLINED, answer="Nee."))
    assert len(kept.read(lambda it: all_sent(it, QUESTION, PUBLISHED))) == 1
    with pytest.raises(ChangedError):
        kept.write(lambda it: decide(it, 999, 1, DECLINED, answer="Nee."))


def test_who_takes_a_question_back_leaves_the_experts_words_only(kept):
    receipt, one = sending(kept)
    publishing(kept, one, "Het antwoord.")
    kept.write(lambda it: take_back(it, QUESTION, receipt))
    left = kept.read(lambda it: by_key(it, one.key))
    assert (left.words, left.about, left.answer) == ("", "", "Het antwoord.")
    assert kept.read(lambda it: by_receipt(it, QUESTION, receipt)) is None


@pytest.mark.parametrize("kind", [QUESTION, REACTION])
def test_who_takes_back_what_waits_leaves_nothing(kept, kind):
    receipt, _ = sending(kept, kind)
    kept.write(lambda it: take_back(it, kind, receipt))
    assert kept.read(lambda it: it.execute(select(table)).all()) == []


def test_what_an_expert_deletes_is_gone_from_the_index_too(kept):
    _, one = sending(kept)
    publishing(kept, one)
    kept.write(lambda it: withdraw(it, one.id))
    assert kept.read(lambda it: it.execute(select(table)).all()) == []
    assert kept.read(lambda it: find(it, "nl", "luchtballon")).keys == ()
    _, other = sending(kept)
    assert other.id != one.id  # its address never becomes another's


def test_what_was_kept_long_enough_goes_and_nothing_else(kept):
    asked, question = sending(kept)
    publishing(kept, question)
    declined, other = sending(kept)
    kept.write(lambda it: decide(it, other.id, 1, DECLINED, answer="Nee."))
    waiting, _ = sending(kept)
    unread, _ = sending(kept, REACTION, about="wonen")
    shown, reaction = sending(kept, REACTION, about="wonen")
    publishing(kept, reaction)
    aged(kept, UNREAD_DAYS)
    assert cleaned(kept) == 0
    aged(kept, UNREAD_DAYS + 1)
    assert cleaned(kept) == 1
    assert kept.read(lambda it: by_receipt(it, REACTION, unread)) is None
    aged(kept, RECEIPT_DAYS)
    assert cleaned(kept) == 0
    aged(kept, RECEIPT_DAYS + 1)
    assert cleaned(kept) == 3
    assert cleaned(kept) == 0
    assert kept.read(lambda it: by_receipt(it, QUESTION, asked)) is None
    assert kept.read(lambda it: by_receipt(it, QUESTION, declined)) is None
    assert kept.read(lambda it: by_receipt(it, REACTION, shown)) is None
    assert kept.read(lambda it: by_receipt(it, QUESTION, waiting)).state == WAITING
    aged(kept, UNANSWERED_DAYS)
    assert cleaned(kept) == 0
    aged(kept, UNANSWERED_DAYS + 1)
    assert cleaned(kept) == 1
    assert kept.read(lambda it: by_receipt(it, QUESTION, waiting)) is None
    assert kept.read(lambda it: by_key(it, question.key)).words == ""
    assert [one.words for one in kept.read(lambda it: all_sent(it, REACTION, PUBLISHED, "wonen"))] == [
        "Waarom zeppelins?"
    ]


def test_the_last_day_is_the_one_after_which_it_goes(kept):
    waiting, _ = sending(kept)
    declined, other = sending(kept, REACTION, about="wonen")
    kept.write(lambda it: decide(it, other.id, 1, DECLINED, answer="Nee."))
    unread, _ = sending(kept, REACTION, about="wonen")
    today = datetime.date.today()
    days = {
        (QUESTION, waiting): UNANSWERED_DAYS,
        (REACTION, declined): RECEIPT_DAYS,
        (REACTION, unread): UNREAD_DAYS,
    }
    for (kind, receipt), term in days.items():
        one = kept.read(lambda it, kind=kind, receipt=receipt: by_receipt(it, kind, receipt))
        assert until(one, KEEP) == today + datetime.timedelta(term)


def test_past_what_can_be_read_no_more_is_taken_of_that_kind(kept, monkeypatch):
    monkeypatch.setattr(sent, "MOST_WAITING", 1)
    sending(kept)
    with pytest.raises(sent.FullError):
        sending(kept)
    sending(kept, REACTION)


def test_a_desk_opens_with_its_secret_until_it_is_closed(kept):
    secret = kept.write(lambda it: open_desk(it, "VNG"))
    assert len(secret) >= 43
    assert kept.read(lambda it: desk_of(it, secret)) == "VNG"
    assert kept.read(lambda it: desk_of(it, "VNG")) is None
    assert [name for name, _ in kept.read(all_desks)] == ["VNG"]
    assert kept.write(lambda it: close_desk(it, "VNG")) == 1
    assert kept.read(lambda it: desk_of(it, secret)) is None


def test_the_key_of_forms_stays_the_same(kept):
    first = kept.write(signing_key)
    assert len(first) == 64
    assert kept.write(signing_key) == first


def test_of_servers_that_make_the_key_at_the_same_moment_all_have_one(kept, url):
    other = open_store(url)
    with ThreadPoolExecutor(1) as another:

        def first(connection):
            made = signing_key(connection)
            waiting = another.submit(other.write, signing_key)
            # It begins while this one is not kept yet.
            with pytest.raises(TimeoutError):
                waiting.result(0.3)
            return made, waiting

        made, waiting = kept.write(first)
        assert waiting.result(10) == made
    other.close()
