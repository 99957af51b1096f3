"""A meeting to practise with: marked as one, of real gemeenten, with answers that are made up by chance."""

import random
from collections.abc import Collection, Sequence
from functools import partial

from dashboard.meeting.questions import SCALE, Question
from dashboard.meeting.questions.answers import Answer
from dashboard.meeting.store import Store
from dashboard.meeting.store.meetings import Made, Member, create
from dashboard.meeting.store.publishing import publish
from dashboard.meeting.store.saving import Save
from dashboard.meeting.store.taking import Sent, take
from dashboard.store.tokens import new_token

__all__ = ["rehearse"]

_WORDS = {
    "nl": (
        "Meer taallessen op het werk",
        "Taallessen, ook op het werk",
        "Betere registratie van wie hier kort woont",
        "Weten wie hier kort woont: registratie",
        "Huisvesting voor wie hier werkt",
        "Contact met collega's die hetzelfde zien",
        "Geld voor ontmoeting in de wijk",
    ),
    "en": (
        "More language lessons at work",
        "Language lessons, also at work",
        "Better registration of short stays",
        "Housing for who works here",
        "Contact with colleagues who see the same",
    ),
}


def rehearse(
    store: Store,
    name: str,
    gemeenten: Sequence[str],
    answering: int,
    language: str,
    seed: int = 1,
    marked: Collection[str] | None = None,
) -> Made:
    """Make a practice meeting.

    Parameters
    ----------
    store : Store
    name : str
    gemeenten : sequence of str
        Codes.
    answering : int
        How many of them answer.
    language : str
        Of the words that are made up.
    seed : int
    marked : collection of str, optional
        Those with many, or fast more, EU migrants; None where that is not known.
    """
    members = [Member(code) for code in gemeenten]
    made = store.write(lambda it: create(it, name, members=members, practice=True))
    chance = random.Random(seed)  # noqa: S311 (nothing secret: answers that are made up)
    sent = []
    for code in chance.sample(list(gemeenten), min(answering, len(gemeenten))):
        answers = {one.key: (_made_up(one, chance, language), 0) for one in made.meeting.questions}
        sent.append(Sent(made.meeting, Save(made.meeting.id, code, new_token(), answers), marked))
    store.write(lambda it: take(it, sent))
    # Who answered is told at a moment at which no total moves: here, where all is answered at once, there was none.
    store.write(partial(publish, meeting=made.meeting))
    return made


def _made_up(question: Question, chance: random.Random, language: str) -> Answer:
    if chance.random() < 0.1:
        return None
    if question.form == "scale":
        return chance.choice(SCALE)
    if question.form == "one":
        return chance.choice(question.options)
    if question.form == "several":
        chosen = [one for one in question.options if one != question.alone and chance.random() < 0.4]
        return tuple(chosen) or ((question.alone,) if question.alone else None)
    return None if question.after else chance.choice(_WORDS[language])
