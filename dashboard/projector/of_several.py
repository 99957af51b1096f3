"""The slides of several gemeenten beside one another."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dashboard.exhibits.exhibit import Exhibit, short_source
from dashboard.exhibits.several import course_of_some, groups_of_some
from dashboard.exhibits.variety import variety_of_some
from dashboard.findings.data.national import National
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.several import (
    several_alike,
    several_changed,
    several_groups,
    several_types,
    several_varied,
)
from dashboard.findings.peers.type_counts import type_counts
from dashboard.language import Language
from dashboard.projector.made import Asked, Made, Maker
from dashboard.projector.of_country import questions

__all__ = ["SEVERAL_SLIDES"]

_Draw = Callable[[National, Sequence[str], Language, int, int], Exhibit]


def _made(asked: Asked, id: str, told: Sequence[Told], **more: object) -> Made:
    say = asked.language.say
    names = Quantity(tuple(asked.frames.gemeenten.names[code] for code in asked.codes), "names")
    title = say(f"dia.title.naast.{id}")
    said = [one.say(asked.language) for one in told]
    return Made(
        title=say("dia.of", name=title, title=names.write(asked.language)),
        sentence=said[0] if said else names.write(asked.language),
        under=" ".join(said[1:]),
        note=say(f"dia.note.naast.{id}"),
        **more,  # type: ignore[arg-type]
    )


def _picture(id: str, told: Callable[[National, Sequence[str]], Sequence[Told]], exhibit: _Draw) -> Maker:
    def slide(asked: Asked) -> Made:
        about = asked.frames, asked.codes
        return _made(
            asked,
            id,
            told(*about),
            draw=lambda width, height: exhibit(*about, asked.language, height, width),
        )

    return slide


def _variety(held: National, codes: Sequence[str], language: Language, height: int, width: int) -> Exhibit:
    alt = " ".join(one.say(language) for one in several_varied(held, codes))
    return variety_of_some(held, codes, alt, language, height, width)


def _types(asked: Asked) -> Made:
    found = several_types(asked.frames, asked.codes)
    say = asked.language.say
    points = tuple((say("dia.kind", name=name, kind=kind.write(asked.language)), "") for name, kind in found)
    source = short_source(type_counts(asked.frames).numbers.sources, asked.language)
    alike = several_alike(asked.frames, asked.codes)
    return _made(asked, "types", alike, points=points, numbered=False, source=source)


def _questions(asked: Asked) -> Made:
    return _made(asked, "questions", (Told("dia.said.land.questions"),), points=questions(asked))


SEVERAL_SLIDES: Mapping[str, Maker] = MappingProxyType(
    {
        "groups": _picture("groups", lambda held, codes: several_groups(held, codes).told, groups_of_some),
        "change": _picture("change", several_changed, course_of_some),
        "variety": _picture("variety", several_varied, _variety),
        "types": _types,
        "questions": _questions,
    }
)
