"""The slides of a gemeente: its five answers, and the questions to take along."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.five_steps import STEPS, Step, step_picture, step_unkept
from dashboard.exhibits.five_steps import Asked as AskedStep
from dashboard.projector.made import Asked, Made, Maker

__all__ = ["GEMEENTE_SLIDES"]

_TRIED = 600
"""Pixels of a picture that is made to know whether there is one, and what is said of it."""


def _step(id: str) -> Maker:
    def slide(asked: Asked) -> Made:
        told = _told(asked, id)
        (code,), say = asked.codes, asked.language.say

        def draw(width: int, height: int) -> Exhibit | None:
            return step_picture(id, AskedStep(asked.held, code, asked.year, width, asked.language, height))

        return Made(
            title=say("dia.of", name=asked.frames.gemeenten.names[code], title=told.question),
            sentence=told.sentence,
            under=told.under,
            draw=draw if told.exhibit is not None else None,
            note=say(f"dia.note.gemeente.{id}"),
        )

    return slide


def _told(asked: Asked, id: str) -> Step:
    (code,) = asked.codes
    return step_unkept(asked.held, code, id, asked.year, _TRIED, asked.language)


def _questions(asked: Asked) -> Made:
    (code,), say = asked.codes, asked.language.say
    name = asked.frames.gemeenten.names[code]
    told = _told(asked, STEPS[-1])
    return Made(
        title=say("dia.of", name=name, title=say("dia.title.gemeente.questions")),
        sentence=say("dia.said.gemeente.questions", name=name),
        points=told.questions,
        source=told.source,
        note=say("dia.note.gemeente.questions"),
    )


GEMEENTE_SLIDES: Mapping[str, Maker] = MappingProxyType(
    {id: _step(id) for id in STEPS} | {"questions": _questions}
)
