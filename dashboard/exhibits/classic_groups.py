"""The four classic groups in one gemeente over the years, beside the country."""

from dashboard.charts.bounded import BoundedPanel, Track, bounded
from dashboard.charts.key import Key, KeyEntry
from dashboard.charts.lines import BAND
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.findings.data.national import National, national
from dashboard.findings.trends.classic_groups import classic_course
from dashboard.language import Language
from dashboard.style.colours import MUTED, OWN
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["classic_exhibit", "classic_picture"]

_OWN_BAND = "rgba(11,60,140,0.16)"


@kept(400)
def classic_picture(held: Snapshot, gemeente: str, width: int, narrow: bool, language: Language) -> Headed:
    """The course in a gemeente, with what can be said of it.

    Raises
    ------
    NotHeldError
        There are no figures in seven groups.
    """
    frames = national(held)
    told = classic_course(frames, gemeente).told
    words = " ".join(sentence.say(language) for sentence in told)
    return Headed(classic_exhibit(frames, gemeente, language, width, narrow), (words,))


def classic_exhibit(
    held: National, gemeente: str, language: Language, width: int, narrow: bool = False, height: int = 300
) -> Exhibit:
    """The share of the four groups among residents with a migration background.

    Raises
    ------
    NotHeldError
        There are no figures in seven groups.
    """
    found = classic_course(held, gemeente)
    say, name = language.say, held.gemeenten.names[gemeente]
    tracks = [Track("" if narrow else name, found.own, OWN, _OWN_BAND)]
    key: Key = ()
    if tracks[0].is_open.any():
        key = (*key, KeyEntry("band", say("trends.classic.key.band"), _OWN_BAND))
    if not tracks[0].is_open.all():
        key = (*key, KeyEntry("line", say("trends.classic.key.exact"), OWN, size=3))
    if len(found.country):
        tracks.append(Track(say("site.country"), found.country, MUTED, BAND, at_most=True))
        key = (*key, KeyEntry("line", say("trends.classic.key.country"), MUTED, size=3, dash="dotted"))
    panel = BoundedPanel(say("trends.classic.panel"), "share", 1, tuple(tracks))
    return Exhibit(
        id="classic_course",
        numbers=found.numbers,
        language=language,
        title=say("trends.classic.title"),
        subtitle=say("trends.classic.subtitle", name=name),
        alt=" ".join(sentence.say(language) for sentence in found.told),
        picture=bounded((panel,), language, width, narrow, height) if len(found.own) > 1 else None,
        key=key,
        terms=("migratieachtergrond", "klassieke_groepen", "herindeling"),
        width=width,
    )
