"""The slides of the country: ever more and ever smaller groups, the types of gemeenten, what explorations say."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.exhibits.country import survey_exhibit, types_exhibit
from dashboard.exhibits.national_origins import origins_exhibit
from dashboard.exhibits.start import beginning
from dashboard.exhibits.variety import variety_of_some
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Told
from dashboard.findings.peers.several import several_varied, varied_ends
from dashboard.findings.peers.type_counts import type_counts
from dashboard.findings.themes.explorations import explorations
from dashboard.findings.themes.options import advice, literature
from dashboard.findings.trends.national_origins import national_classic, national_sizes, national_variety
from dashboard.projector.made import Asked, Made, Maker

__all__ = ["COUNTRY_SLIDES", "QUESTIONS", "questions"]

QUESTIONS = ("diverse", "anticipate", "help")
"""The three questions of the invitation."""

_FORMS = ("specific", "domains", "programme")
"""Of policy, as the exploration tells them apart; see ``meeting/questions/questions.toml``."""

_EXPLORATION = "vng2018"
"""The work that tells them apart."""


def _made(asked: Asked, id: str, sentence: str, **more: object) -> Made:
    say = asked.language.say
    texts = {"title": say(f"dia.title.land.{id}"), "note": say(f"dia.note.land.{id}")}
    return Made(sentence=sentence, **texts, **more)  # type: ignore[arg-type]


def _elsewhere(asked: Asked) -> Made:
    told = beginning(asked.held, (480, 520), asked.language)
    under = " ".join(f"{one.number} {one.told}." for one in told.figures[:1])
    draw = None if told.map is None else lambda *size: beginning(asked.held, size, asked.language).map
    return _made(asked, "elsewhere", told.sentence, draw=draw, under=under)


def _course(id: str, panel: str, finding: Callable[[National], Finding]) -> Maker:
    """A slide of a course of the country: what it comes to, short enough to be read out, then what it rests on."""

    def slide(asked: Asked) -> Made:
        told, *more = finding(asked.frames).told
        said = Told(f"dia.said.land.{id}.{_form(told)}", told.filled)
        under = [Told(f"dia.under.land.{id}", told.filled)]
        under += (Told(f"dia.under.land.{_form(one)}", one.filled) for one in more)
        return _made(
            asked,
            id,
            said.say(asked.language),
            under=" ".join(one.say(asked.language) for one in under),
            draw=lambda width, height: origins_exhibit(
                asked.frames, asked.language, width, height=height, shown=(panel,)
            ),
        )

    return slide


def _form(told: Told) -> str:
    return told.key.rpartition(".")[2]


def _variety(asked: Asked) -> Made:
    """All gemeenten, of which those at both ends are named."""
    ends = varied_ends(asked.frames)
    under = " ".join(one.say(asked.language) for one in several_varied(asked.frames, ends))
    sentence = asked.language.say("dia.said.land.variety")
    alt = f"{sentence} {under}"
    return _made(
        asked,
        "variety",
        sentence,
        under=under,
        draw=lambda width, height: variety_of_some(asked.frames, ends, alt, asked.language, height, width),
    )


def _types(asked: Asked) -> Made:
    found = type_counts(asked.frames)
    return _made(
        asked,
        "types",
        found.told.say(asked.language),
        under=" ".join(one.say(asked.language) for one in found.under),
        draw=lambda width, height: types_exhibit(asked.frames, asked.language, height, width),
    )


def _survey(asked: Asked) -> Made:
    say = asked.language.say
    return _made(
        asked,
        "survey",
        say("dia.said.land.survey"),
        draw=lambda width, height: survey_exhibit(asked.language, height, width),
        under=say("dia.under.land.survey"),
        source=_works(asked, dict.fromkeys(one.source for one in explorations())),
    )


def _forms(asked: Asked) -> Made:
    say = asked.language.say
    points = tuple((say(f"meeting.question.policy.{one}"), "") for one in _FORMS)
    return _made(
        asked, "forms", say("dia.said.land.forms"), points=points, source=_works(asked, (_EXPLORATION,))
    )


def _advice(asked: Asked) -> Made:
    options = [one for one in advice().option if one.theme is None]
    points = tuple((one.text[asked.language.code], "") for one in options)
    used = dict.fromkeys(source for one in options for source in one.sources)
    sentence = asked.language.say("dia.said.land.advice")
    return _made(asked, "advice", sentence, points=points, source=_works(asked, used))


def questions(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return the three questions of the invitation."""
    return tuple((asked.language.say(f"meeting.part.{one}"), "") for one in QUESTIONS)


def _questions(asked: Asked) -> Made:
    return _made(asked, "questions", asked.language.say("dia.said.land.questions"), points=questions(asked))


def _works(asked: Asked, keys: Mapping[str, None] | tuple[str, ...]) -> str:
    lines = ", ".join(literature()[key].short for key in keys)
    return asked.language.say("download.source_line", lines=lines)


COUNTRY_SLIDES: Mapping[str, Maker] = MappingProxyType(
    {
        "elsewhere": _elsewhere,
        "groups": _course("groups", "effective", national_variety),
        "sizes": _course("sizes", "sizes", national_sizes),
        "classic": _course("classic", "classic", national_classic),
        "variety": _variety,
        "types": _types,
        "survey": _survey,
        "forms": _forms,
        "advice": _advice,
        "questions": _questions,
    }
)
