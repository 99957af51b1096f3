"""How right the outlook was before: a table, for the page that looks ahead and for the account."""

from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import national
from dashboard.findings.model.finding import BY_ROW
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.trends.record import record_numbers
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["record_exhibit"]


@kept(4)
def record_exhibit(held: Snapshot, language: Language) -> Exhibit | None:
    """Past errors of the outlook beside those of simpler guesses; None where that cannot be told.

    Parameters
    ----------
    held : Snapshot
    language : Language

    Raises
    ------
    NotHeldError
        There are no figures of one of the classifications.
    """
    frames = national(held)
    numbers = record_numbers(frames)
    if numbers is None or frames.record is None:
        return None
    gemeenten = int(frames.record["gemeenten"].iloc[0])
    told = []
    for row in numbers.frame.to_dict("records"):
        filled = {
            name: Quantity(row[name], row["unit"], row["decimals"])
            if unit == BY_ROW
            else Quantity(row[name], unit)
            for name, unit in numbers.units.items()
        }
        told.append(Told("trends.record.told", filled).say(language))
    return Exhibit(
        id="record",
        numbers=numbers,
        language=language,
        title=language.say("trends.record.title"),
        alt=language.say("trends.record.alt", told=" ".join(told)),
        subtitle=language.say("trends.record.subtitle", gemeenten=language.formats.integer(gemeenten)),
        terms=("vooruitblik", "interval", "procentpunt"),
    )
