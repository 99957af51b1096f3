"""Why who sits where, in words: of all tables, of one, and of one gemeente."""

from collections import Counter
from collections.abc import Mapping

from dashboard.analysis.seating.errors import (
    ConflictError,
    SeatingError,
    SizesError,
    TooManySeatsError,
)
from dashboard.analysis.seating.reasons import Place, Step
from dashboard.analysis.seating.seating import Seating
from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import National
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from dashboard.meeting.seated.asked import Accounted
from dashboard.meeting.store.meetings import Member

__all__ = ["cannot", "of_all", "of_place", "of_table", "type_name", "type_of"]

_HARDLY = 0.005
"""A smaller part than this is told as hardly anything: it would be written as 0%."""


def type_of(held: National, member: Member) -> str | None:
    """Return the type that a gemeente has at this meeting."""
    return member.type or held.types["type"].get(member.gemeente)


def type_name(held: National, member: Member, language: Language) -> str:
    """Name that type; where there is none, say so."""
    kind = type_of(held, member)
    return typology().type[kind].one[language.code] if kind else language.say("bijeenkomst.no_type")


def of_all(held: National, found: Accounted, tables: Mapping[int, tuple[Member, ...]]) -> list[Told]:
    """Tell of the tables together: how many, how good, and whether an exchange makes them better."""
    names = held.gemeenten.names
    everyone = [one for sitting in tables.values() for one in sitting]
    told = [
        Told(
            "tafels.all.tables",
            {
                "n": Quantity(len(tables), "count"),
                "people": Quantity(sum(one.seats for one in everyone), "count"),
                "gemeenten": Quantity(len(everyone), "count"),
            },
            "n",
        )
    ]
    for table, people in found.wrong.items():
        told.append(Told("tafels.all.wrong", {"table": _number(table), "n": Quantity(people, "count")}, "n"))
    for one, other in found.broken:
        both = {"one": Quantity(names[one], "name"), "other": Quantity(names[other], "name")}
        told.append(Told("tafels.all.broken", both))
    if (seating := found.seating) is None or len(tables) < 2:
        return told
    if seating.better is not None:
        gain = Quantity(-seating.better.worse / seating.value, "share", 0)
        return [*told, Told("tafels.all.better", {"step": _step(held, seating.better), "share": gain})]
    told.append(Told("tafels.all.no_exchange"))
    if seating.bound:
        above = seating.value / seating.bound - 1
        best = above < 1e-9
        share = {"share": Quantity(above, "share", 1)}
        told.append(Told("tafels.all.proven") if best else Told("tafels.all.bound", share))
    return told


def of_table(held: National, sitting: tuple[Member, ...]) -> Told:
    """Tell how many sit at a table, and of what types they are."""
    declared = typology().type
    kinds = Counter(type_of(held, one) for one in sitting)
    order = [*declared, None]
    listed = tuple(
        Told(
            "tafels.table.kind",
            {"n": Quantity(count, "count"), "one": _type(kind, 1), "many": _type(kind, 2)},
            "n",
        )
        for kind, count in sorted(kinds.items(), key=lambda it: (-it[1], order.index(it[0])))
    )
    people = Quantity(sum(one.seats for one in sitting), "count")
    return Told("tafels.table.people", {"n": people, "kinds": Quantity(listed, "list")}, "n")


def of_place(held: National, place: Place, seating: Seating, fixed: bool) -> list[Told]:
    """Tell of a gemeente why it sits where it sits, and what the next best table would be."""
    names = held.gemeenten.names
    told = []
    if fixed:
        told.append(Told("tafels.place.fixed"))
    if place.mates:
        nearest = tuple(names[one] for one in place.mates[:2])
        told.append(Told("tafels.place.nearest", {"names": Quantity(nearest, "names")}))
    if len(seating.at) > 1:
        told += _elsewhere(held, place, seating)
    return told


def cannot(held: National, error: SeatingError) -> Told:
    """Tell why nobody can be seated as was asked, and what would do."""
    names = held.gemeenten.names
    if isinstance(error, SizesError):
        sizes = {
            "n": Quantity(error.people, "count"),
            "smallest": Quantity(error.smallest, "count"),
            "largest": Quantity(error.largest, "count"),
        }
        if not error.works:
            return Told("tafels.cannot.nobody", sizes, "n")
        works = tuple(
            Told("tafels.cannot.size", {"low": Quantity(low, "count"), "high": Quantity(high, "count")})
            for low, high in error.works
        )
        return Told("tafels.cannot.sizes", {**sizes, "works": Quantity(works, "any")}, "n")
    if isinstance(error, TooManySeatsError):
        about = {
            "name": Quantity(names[error.gemeente], "name"),
            "n": Quantity(error.seats, "count"),
            "largest": Quantity(error.largest, "count"),
        }
        return Told("tafels.cannot.seats", about, "n")
    if isinstance(error, ConflictError):
        wishes = (
            *(
                Told("tafels.wish.fixed", {"name": Quantity(names[one], "name"), "table": _number(table)})
                for one, table in error.fixed
            ),
            *(
                Told(
                    "tafels.wish.apart",
                    {"one": Quantity(names[a], "name"), "other": Quantity(names[b], "name")},
                )
                for a, b in error.apart
            ),
        )
        return Told("tafels.cannot.wishes", {"wishes": Quantity(wishes, "list")})
    return Told("tafels.cannot.undecided")


def _elsewhere(held: National, place: Place, seating: Seating) -> list[Told]:
    step = place.next_best
    if step is None:
        return [Told("tafels.place.nowhere")]
    own = Quantity(step.mean_distance / place.mean_distance - 1 if place.mean_distance else None, "share", 0)
    told = [_next(held, step)]
    if own.known and abs(own.value) >= _HARDLY:
        key = "tafels.place.further" if own.value > 0 else "tafels.place.nearer"
        told.append(Told(key, {"share": Quantity(abs(own.value), "share", 0)}))
    whole = step.worse / seating.value if seating.value else 0.0
    if abs(whole) < _HARDLY:
        told.append(Told("tafels.place.hardly"))
    else:
        key = "tafels.place.worse" if whole > 0 else "tafels.place.better"
        told.append(Told(key, {"share": Quantity(abs(whole), "share", 0)}))
    return told


def _next(held: National, step: Step) -> Told:
    """Tell where a gemeente would sit otherwise."""
    if step.instead_of is None:
        return Told("tafels.place.next_move", {"table": _number(step.table)})
    other = Quantity(held.gemeenten.names[step.instead_of], "name")
    return Told("tafels.place.next_swap", {"table": _number(step.table), "other": other})


def _step(held: National, step: Step) -> Quantity:
    """Tell which gemeente would go where, and who would come in its place."""
    names = held.gemeenten.names
    about = {"name": Quantity(names[step.gemeente], "name"), "table": _number(step.table)}
    if step.instead_of is None:
        return Quantity(Told("tafels.step.move", about), "told")
    return Quantity(
        Told("tafels.step.swap", {**about, "other": Quantity(names[step.instead_of], "name")}), "told"
    )


def _type(kind: str | None, number: int) -> Quantity:
    if kind is None:
        return Quantity("tafels.table.unknown_type", "text")
    named = typology().type[kind]
    text = named.one if number == 1 else named.many
    # They are declared as they begin a line.
    return Quantity(tuple(text[code][:1].lower() + text[code][1:] for code in ("nl", "en")), "both")


def _number(table: int) -> Quantity:
    return Quantity(table, "count")
