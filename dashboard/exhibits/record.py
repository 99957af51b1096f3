"""How right an outlook was before: a table, for the page of the trends and for the account."""

from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import national
from dashboard.findings.model.finding import BY_ROW
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.trends.record import record_numbers
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["record_exhibit"]


@kept(16)
def record_exhibit(held: Snapshot, language: Language, gemeente: str | None = None) -> Exhibit | None:
    """Past errors of the outlook beside those of 'no change'; None where that cannot be told.

    Parameters
    ----------
    held : Snapshot
    language : Language
    gemeente : str, optional
        Of whose size class; by default of every one.

    Raises
    ------
    NotHeldError
        There are no figures of one of the classifications.
    """
    numbers = record_numbers(national(held), gemeente)
    if numbers is None:
        return None
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
        subtitle=language.say(f"trends.record.subtitle.{'all' if gemeente is None else 'own'}"),
        terms=("vooruitblik", "interval", "procentpunt"),
    )
