"""The country by origin: how varied, how large the classic groups, how many origins of a size, and which grew."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dashboard.charts.bounded import BoundedPanel, Track, bounded
from dashboard.charts.key import Key, KeyEntry
from dashboard.charts.lines import BAND
from dashboard.charts.small_multiples import Cells, small_multiples
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.findings.data.national import National, national
from dashboard.findings.model.finding import Finding
from dashboard.findings.trends.national_origins import (
    SIZES,
    growth_multiples,
    national_classic,
    national_growth,
    national_numbers,
    national_sizes,
    national_variety,
)
from dashboard.language import Language
from dashboard.style.colours import INK, MUTED
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["growth_picture", "national_picture", "national_sentence", "origins_exhibit"]

_TOLD: Mapping[str, Callable[[National], Finding]] = MappingProxyType(
    {"effective": national_variety, "classic": national_classic, "sizes": national_sizes}
)
"""What is drawn of the country, a panel each, with what makes its sentence."""


@kept(50)
def national_picture(held: Snapshot, width: int, narrow: bool, language: Language) -> Headed:
    """The country through the years, with what is to be seen.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    frames = national(held)
    words = tuple(finding(frames).sentence(language) for finding in _TOLD.values())
    return Headed(origins_exhibit(frames, language, width, narrow), words)


def origins_exhibit(
    held: National,
    language: Language,
    width: int,
    narrow: bool = False,
    height: int = 300,
    shown: Sequence[str] = tuple(_TOLD),
) -> Exhibit:
    """How varied, the classic groups, and how many origins of a size; of these what is `shown`.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    numbers = national_numbers(held, tuple(shown))
    say, frame = language.say, numbers.frame.set_index("year")

    def within(part: str) -> tuple[Track, ...]:
        pair = frame[[f"{part}_low", f"{part}_high"]].set_axis(["low", "high"], axis=1).astype(float)
        return (Track("", pair, INK, BAND, at_most=part == "classic"),)

    def over(_: str) -> tuple[Track, ...]:
        return tuple(
            Track(
                say("trends.land.over", size=language.formats.decimal(size, 0)),
                frame[[f"over_{size}"] * 2].set_axis(["low", "high"], axis=1).astype(float),
                INK if size == max(SIZES) else MUTED,
                BAND,
            )
            for size in SIZES
        )

    tracks = {"effective": ("count", 1, within), "classic": ("share", 1, within), "sizes": ("count", 0, over)}
    panels = [
        BoundedPanel(say(f"trends.land.panel.{one}"), unit, digits, made(one))
        for one, (unit, digits, made) in ((one, tracks[one]) for one in shown)
    ]
    return Exhibit(
        id="national_origins",
        numbers=numbers,
        language=language,
        title=say("trends.land.title"),
        subtitle=say("trends.land.subtitle", first=int(frame.index[0]), last=int(frame.index[-1])),
        alt=" ".join(_TOLD[one](held).sentence(language) for one in shown),
        picture=bounded(panels, language, width, narrow, height),
        key=_key(panels, language),
        terms=("migratieachtergrond", "klassieke_groepen", "effectief_aantal"),
        width=width,
    )


def _key(panels: Sequence[BoundedPanel], language: Language) -> Key:
    """What bands and lines mean, of those that are drawn."""
    say = language.say
    tracks = [track for panel in panels for track in panel.tracks]
    open_ = [track for track in tracks if track.is_open.any()]
    marks = (
        (any(not one.at_most for one in open_), KeyEntry("band", say("trends.land.key.band"), BAND)),
        (
            any(one.at_most for one in open_),
            KeyEntry("line", say("trends.land.key.at_most"), INK, size=3, dash="dotted"),
        ),
        (
            # Lines need no words where there is nothing else.
            bool(open_) and any((~track.is_open).any() for track in tracks),
            KeyEntry("line", say("trends.land.key.exact"), INK, size=3),
        ),
    )
    return tuple(entry for drawn, entry in marks if drawn)


@kept(50)
def growth_picture(held: Snapshot, narrow: bool, language: Language) -> Headed:
    """The origins that grew most, a small picture each.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    frames = national(held)
    found, told = growth_multiples(frames), national_growth(frames).sentence(language)
    names = tuple(name.write(language) for name in found.names)
    years = found.series[0][1].columns
    exhibit = Exhibit(
        id="national_growth",
        numbers=found.numbers,
        language=language,
        title=language.say("trends.land.growth.title"),
        subtitle=language.say(
            "trends.land.growth.subtitle", count=len(names), first=int(years[0]), last=int(years[-1])
        ),
        alt=told,
        picture=small_multiples(Cells("aantal", found.regions, names, found.series), language, narrow),
        terms=("migratieachtergrond",),
    )
    return Headed(exhibit, (told,))


def national_sentence(held: Snapshot, language: Language) -> str:
    """One sentence on the country, for other pages.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    return national_variety(national(held)).sentence(language)
