"""A meeting with answers, some of them let through, and what is told of it."""

from datetime import UTC, datetime

import pytest

from dashboard.language import Language
from dashboard.meeting.report.report import own_report, report
from dashboard.meeting.report.shown import seen
from dashboard.meeting.store.answering import answers_of
from dashboard.meeting.store.curating import Curated, curate
from dashboard.meeting.store.meetings import Member, by_token, create
from dashboard.meeting.store.notes import note
from dashboard.meeting.store.publishing import publish
from dashboard.meeting.store.saving import Save, save
from dashboard.meeting.store.seating import sit

MOMENT = datetime(2026, 12, 10, 13, 30, tzinfo=UTC)
CODES = ("GM0344", "GM0310", "GM0981", "GM0059", "GM0363", "GM1699", "GM0518", "GM0599")
NAMES = {
    "GM0344": "Utrecht",
    "GM0310": "De Bilt",
    "GM0981": "Vaals",
    "GM0059": "Achtkarspelen",
    "GM0363": "Amsterdam",
    "GM1699": "Noordenveld",
    "GM0518": "'s-Gravenhage",
    "GM0599": "Rotterdam",
}
TYPES = {"GM0344": "grote-stad", "GM0981": "grens", "GM0363": "grote-stad"}


class Hall:
    """A meeting that is answered to and told of."""

    def __init__(self, kept, **about):
        members = [Member(code, type="grens" if code == "GM0310" else None) for code in CODES]
        self.kept = kept
        self.made = kept.write(lambda it: create(it, "VNG <b>", "2026-12-10", "Utrecht", members, **about))

    @property
    def meeting(self):
        return self.kept.read(lambda it: by_token(it, self.made.meeting.token))

    @property
    def seen(self):
        meeting = self.meeting
        return self.kept.read(lambda it: seen(it, meeting))

    def answer(self, gemeente, version=0, **answers):
        asked = {key: (value, version) for key, value in answers.items()}

        def job(it):
            save(it, Save(self.made.meeting.id, gemeente, f"receipt of {gemeente}", asked))
            publish(it, self.made.meeting)

        self.kept.write(job)

    def allow(self, question, gemeente, under=""):
        decided = Curated(shown=True, under=under)
        self.kept.write(lambda it: curate(it, self.made.meeting.id, question, gemeente, decided))

    def sit(self, at):
        self.kept.write(lambda it: sit(it, self.made.meeting.id, at, None))

    def note(self, table, words):
        self.kept.write(lambda it: note(it, self.made.meeting.id, table, words, 0))

    def close(self):
        self.kept.write(lambda it: publish(it, self.meeting, closing=True))

    def report(self, code="nl"):
        return report(self.seen, NAMES, TYPES, Language(code), MOMENT)

    def own_report(self, gemeente, code="nl"):
        kept = self.kept.read(lambda it: answers_of(it, self.made.meeting.id, gemeente))
        own = {key: one.value for key, one in kept.items()}
        return own_report(self.seen, gemeente, own, NAMES, Language(code), MOMENT)


def fill(hall):
    """Let all answer, and let two of them be read."""
    for number, code in enumerate(CODES):
        hall.answer(
            code,
            recognise=("yes", "no", "partly")[number % 3],
            proactive=number % 2 + 1,
            plural=5,
            themes=("housing",) if number % 2 else ("housing", "work"),
            targeted=("yes", "no", "no")[number % 3],
            bottlenecks=("no_bottleneck",) if number == 2 else ("housing", "language"),
            help_vng=f"Wens {number} <i>#let x = 1</i>\nvan $ons$ 😀",
        )
    hall.allow("help_vng", CODES[1])
    hall.allow("help_vng", CODES[5], under="Samen & anders")
    hall.close()
    return hall


def item(told, id):
    """What a report has under one heading."""
    return next(one for part in told.parts for one in part.items if one.id == id)


@pytest.fixture
def hall(kept):
    return Hall(kept)


@pytest.fixture
def told(hall):
    return fill(hall)
