"""Kinds of faults in the words of texts and sentences, each as what it looks like; one of each was once on a page."""

import re
from collections.abc import Iterator

_COUNTED = (
    "andere|gekozen|meer|meest|overige|genoemde?|gemeenten?|buurgemeenten?|wijk(en)?|rij(en)?|cel(len)?|cijfers?|groep(en)?|"
    "land(en)?|inwoners|buurten|gebieden|mensen|personen"
)
_COUNTED_EN = (
    "other|chosen|more|most|named|municipality|municipalities|neighbours?|districts?|rows?|cells?|figures?|groups?|"
    "country|countries|residents|neighbourhoods|areas|people|persons"
)
_DUTCH_ADJECTIVES = (
    "afghaanse|antilliaanse|belgische|britse|bulgaarse|chinese|duitse|europese|franse|griekse|indiase|indonesische|iraakse|"
    "italiaanse|marokkaanse|nederlandse|oekraïense|poolse|portugese|roemeense|spaanse|surinaamse|syrische|turkse"
)
_ENGLISH_ADJECTIVES = (
    "afghan|antillean|belgian|british|bulgarian|chinese|dutch|european|french|german|greek|indian|indonesian|iraqi|"
    "italian|moroccan|polish|portuguese|romanian|spanish|surinamese|syrian|turkish|ukrainian"
)

_ISLANDS = (
    "Texel|Vlieland|Terschelling|Ameland|Schiermonnikoog|Goeree-Overflakkee|Schouwen-Duiveland|Noord-Beveland"
)

KINDS = {
    "nl": {
        "an island as a town": rf"\b[Ii]n ({_ISLANDS}|Urk)(?![\w-])",
        "one as a number": rf"(?<![\d.,–−+-])\b1 ({_COUNTED})\b",
        "the same of": r"(zelfde (type|grootte|provincie)|gelijkende gemeenten?|buurgemeenten?) van ['A-ZÀ-Ý]",
        "in the middle of": r"(?i)\bhet midden van\b",
        "thousands of euros": r"\bduizend(en)? euro",
        "a background as a place": (
            r"(?i)(?<!met een )(migratie)?achtergrond (in het )?buurland|achtergrond over die grens"
        ),
        "people as a label": r"(?i)(^|[.;:] )(herkomst|achtergrond) [^.;:]*: [<\d]|\baandeel van de groep\b",
        "a share as it": r"\bging het van\b",
        "bounds of a part": r"(?i)\b(grenzen|marge|interval) van \d+%|\d+%-grenzen|voor \d+% bedoeld",
        "what is not": r"heeft geen verborgen diversiteit|\bdaarvoor moet\b",
        "a country without a capital": rf"\b({_DUTCH_ADJECTIVES})\b",
        "none as a number": r"(?<![\d.,–−+-])\b0 (andere|gekozen|gemeenten|wijken|buurten|gebieden|groepen|landen)\b",
    },
    "en": {
        "an island as a town": rf"\b[Ii]n ({_ISLANDS})(?![\w-])",
        "one as a number": rf"(?<![\d.,–−+-])\b1 ({_COUNTED_EN})\b",
        "the type of": r"\b(is of the type|[Tt]he type of \S+ is)\b",
        "in the middle of": r"(?i)\bthe middle of (?!a year)|\bmiddle municipality\b|^middle\b(?! half)|\(middle \b",
        "thousands of euros": r"\bthousands? (of )?euros?",
        "a background as a place": r"(?i)background in the neighbouring country \d|background across that border",
        "people as a label": r"(?i)(^|[.;:] )(origin|background) [^.;:]*: [<\d]|\bshare of the group\b",
        "bounds of a part": r"(?i)\bbounds of \d+%|\d+% bounds|meant for \d+%",
        "what is not": r"has no hidden diversity|\bfor that the chance\b",
        "a country without a capital": rf"\b({_ENGLISH_ADJECTIVES})\b",
        "none as a number": (
            r"(?<![\d.,–−+-])\b0 (other|municipalities|districts|neighbourhoods|areas|groups|countries)\b"
        ),
        "translated Dutch": (
            r"\b(Part below|is no (cause|group|pace)|are no group|to speak of|went over to|most possible|the account|"
            r"over (the )?neighbourhoods|what part of|nothing stands|what to mind|held too seldom|In proportion)\b"
        ),
    },
}
"""By language and kind, the pattern of a fault."""


def faults(text: str, code: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds of faults in a text, with the words."""
    for kind, pattern in KINDS[code].items():
        if found := re.search(pattern, text):
            yield kind, found[0]
