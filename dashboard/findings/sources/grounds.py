"""What each caveat rests on: CBS's own sentence where the descriptions at hand still say it, or a check of our own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from dashboard.analysis.themes import themes
from dashboard.derived import derived
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.sources.own_checks import OWN_CHECKS
from data_sources import Snapshot, catalogue, said
from data_sources.catalogue.grounds import sentences
from data_sources.catalogue.models import Source
from data_sources.declared import Declared, NotDeclaredError, read_declaration
from data_sources.errors import NotHeldError
from data_sources.kept import kept

__all__ = ["Ground", "about_us", "grounds", "named", "names_of", "of_caveats", "of_source", "rests_on"]

State = said.State | Literal["own", "unreckoned"]


@dataclass(frozen=True)
class Ground:
    """What a caveat rests on.

    Attributes
    ----------
    name : str
        As caveats name it.
    state : State
        Of CBS's words as :data:`data_sources.said.State` has it; `own`, or a comparison that is `unreckoned` because
        figures for it are not held.
    told : Told
    """

    name: str
    state: State
    told: Told


class _Rests(Declared):
    """What stands in ``rests.toml``."""

    text: dict[str, tuple[str, ...]]
    about_us: tuple[str, ...]


@kept()
def grounds(snapshot: Snapshot) -> Mapping[str, Ground]:
    """Look for every sentence in the descriptions of a snapshot, and make every comparison of our own.

    Parameters
    ----------
    snapshot : Snapshot

    Returns
    -------
    mapping of name to Ground
    """
    found = {name: _one(snapshot, name) for name in (*sentences(), *OWN_CHECKS)}
    return MappingProxyType(found)


def of_caveats(snapshot: Snapshot, caveats: Iterable[Told]) -> tuple[Told, ...]:
    """Say what caveats rest on, each ground once; of what says something of our own drawing there is none."""
    return named(snapshot, names_of(caveats))


def names_of(caveats: Iterable[Told]) -> tuple[str, ...]:
    """Return the names of what caveats rest on, each once."""
    return tuple(dict.fromkeys(name for caveat in caveats for name in rests_on(caveat) or ()))


def of_source(snapshot: Snapshot, source_id: str, title: str) -> tuple[Told, ...]:
    """Say what the caveat of a table rests on."""
    declared: Source = catalogue.find(source_id, title)
    return named(snapshot, declared.rests)


def named(snapshot: Snapshot, names: Iterable[str]) -> tuple[Told, ...]:
    """Say what stands under these names, each once."""
    return tuple(_one(snapshot, name).told for name in dict.fromkeys(names))


def rests_on(caveat: Told) -> tuple[str, ...] | None:
    """Return the names of the grounds of a caveat: of its text, or of the declaration whose words it tells.

    Of what only says what we draw or reckon ourselves there are none; None where nothing says what it rests on.
    """
    declared = _declared()
    if caveat.key in declared.text:
        return declared.text[caveat.key]
    if any(f"{caveat.key}.".startswith(f"{key}.") for key in declared.about_us):
        return ()
    for quantity in caveat.filled.values():
        if quantity.unit == "both" and (names := _of_words().get(quantity.value[0])):
            return names
    return None


def about_us() -> tuple[str, ...]:
    """Return the keys of caveats that only say what we draw or reckon ourselves."""
    return _declared().about_us


@kept(128)
def _one(snapshot: Snapshot, name: str) -> Ground:
    return _ground(snapshot, name)


def _ground(snapshot: Snapshot, name: str) -> Ground:
    if name in OWN_CHECKS:
        filled = _reckoned(snapshot, name)
        if filled is None:
            return Ground(name, "unreckoned", Told("ground.unreckoned"))
        return Ground(name, "own", Told(f"ground.own.{name}", filled))
    sentence = sentences()[name]
    place = said.found(snapshot, sentence)
    filled = {
        "table": Quantity(place.title, "name"),
        "id": Quantity(place.table, "name"),
        "subject": Quantity(sentence.at or sentence.of, "name"),
        "words": Quantity(sentence.words, "name"),
    }
    key = "said_at" if place.state == "said" and sentence.at else place.state
    return Ground(name, place.state, Told(f"ground.{key}", filled))


@derived
def _reckoned(snapshot: Snapshot, name: str) -> dict[str, Quantity] | None:
    """What a comparison of our own comes to; None where years or tables are not held together."""
    try:
        return OWN_CHECKS[name](snapshot)
    except (NotHeldError, ValueError, StopIteration, KeyError):
        return None


@cache
def _declared() -> _Rests:
    """What texts rest on.

    Raises
    ------
    NotDeclaredError
        A ground is named that is nowhere declared.
    """
    found = read_declaration("dashboard.content", "rests.toml", _Rests)
    named = {name for names in found.text.values() for name in names}
    named |= {name for one in themes().indicator.values() for name in one.rests}
    named |= {name for source in catalogue.tables() for name in source.rests}
    if unknown := sorted(named - {*sentences(), *OWN_CHECKS}):
        raise NotDeclaredError(f"caveats rest on what is not declared: {', '.join(unknown)}")
    return found


@cache
def _of_words() -> Mapping[str, tuple[str, ...]]:
    """What the caveats of figures of tasks rest on, by their Dutch words."""
    return MappingProxyType({one.caveat.nl: one.rests for one in themes().indicator.values()})
