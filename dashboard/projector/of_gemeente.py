"""The slides of a gemeente: its five answers, and the questions to take along."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.five_steps import STEPS, made_step, step_picture
from dashboard.exhibits.five_steps import Asked as AskedStep
from dashboard.findings.profile.steps import answer
from dashboard.projector.made import Asked, Made, Maker

__all__ = ["GEMEENTE_SLIDES"]

_TRIED = (600, 300)
"""Pixels of a picture that is made to know whether there is one."""


def _step(id: str) -> Maker:
    def slide(asked: Asked) -> Made:
        (code,), say = asked.codes, asked.language.say
        found = answer(asked.held, code, id, asked.year)
        told = made_step(id, say(f"steps.question.{id}"), found, None, asked.language)

        def draw(width: int, height: int) -> Exhibit | None:
            return step_picture(id, AskedStep(asked.held, code, asked.year, width, asked.language, height))

        return Made(
            title=say("dia.of", name=asked.frames.gemeenten.names[code], title=told.question),
            sentence=told.sentence,
            under=told.under,
            draw=draw if draw(*_TRIED) is not None else None,
            note=say(f"dia.note.gemeente.{id}"),
        )

    return slide


def _questions(asked: Asked) -> Made:
    (code,), say = asked.codes, asked.language.say
    found = answer(asked.held, code, STEPS[-1], asked.year)
    told = made_step(STEPS[-1], "", found, None, asked.language)
    name = asked.frames.gemeenten.names[code]
    return Made(
        title=say("dia.of", name=name, title=say("dia.title.gemeente.questions")),
        sentence=say("dia.said.gemeente.questions", name=name),
        points=told.questions,
        note=say("dia.note.gemeente.questions"),
    )


GEMEENTE_SLIDES: Mapping[str, Maker] = MappingProxyType(
    {id: _step(id) for id in STEPS} | {"questions": _questions}
)
