"""What a statistician would not read aloud: objections to sentences, found in their words and numbers as written."""

import re
from collections.abc import Iterator

from dashboard.findings.model.finding import Finding
from dashboard.language import Language

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_CHANGES = {
    "nl": re.compile(rf"{_NUMBER} procentpunt\b.{{0,60}}?van {_NUMBER}% naar {_NUMBER}%"),
    "en": re.compile(rf"{_NUMBER} percentage points?\b.{{0,70}}?from {_NUMBER}% to {_NUMBER}%"),
}
_FLOORS = {
    "nl": re.compile(r"(?i)ten minste \S+%?[^.]*\b(meer|minder) dan (landelijk|(bij )?de middelste)"),
    "en": re.compile(r"(?i)at least \S+%?[^.]*\b(more|less) than (nationally|(at )?the median)"),
}
_CAUSES = {
    "nl": re.compile(
        r"(?i)\bwaarschijnlijk\b|\bverklaar(t|d)\b|\bdoordat\b|\bkomt door\b|\bhet gevolg van\b"
    ),
    "en": re.compile(
        r"(?i)\bprobably\b|\bexplain(s|ed)\b|\bbecause\b(?! CBS rounds)|\bcaused by\b|\bthe result of\b"
    ),
}

_ALTERNATIVES = {
    "nl": re.compile(
        r"(?i)\b(geen|niet|ontbre\w+|minder dan twee)\b[^.]*"
        r"\bof (het|hij|zij|ze|er|hun|haar|cijfer|CBS|de helft)\b[^.]*\."
    ),
    "en": re.compile(
        r"(?i)\b(no|not|missing|fewer than two)\b[^.]*\bor (it|they|there|their|its|figure|CBS|that of|half)\b[^.]*\."
    ),
}
_LESS = re.compile(r"(?<![\d.,])0[.,]\d+ (keer zo veel|times as (much|many))")
_NOTHING = re.compile(r"0([.,]0+)?")
_DANGLING = {
    "nl": re.compile(r"(?i)\bgeen van die groepen\b|\bdie stad\b|\bwillekeurige inwoners verschillen\b"),
    "en": re.compile(r"(?i)\bnone of those groups\b|\bthat city\b|\brandom residents differ\b"),
}


def objections(sentence: str, language: Language) -> Iterator[str]:
    """Yield what is wrong with a sentence by its words alone.

    Sums that do not add up, floors that are compared, causes, two reasons for one lack, less that is told as a part of
    as much, and words for something that is named elsewhere.
    """
    code = language.code
    for change, before, after in _CHANGES[code].findall(sentence):
        digits = len(change.replace(",", ".").partition(".")[2])
        between = round(abs(_value(after) - _value(before)), digits)
        if between != _value(change):
            yield f"{before} and {after} are {between} apart, not {change}"
    if _FLOORS[code].search(sentence):
        yield "a floor is compared"
    if found := _CAUSES[code].search(sentence):
        yield f"a cause: {found[0]}"
    if found := _ALTERNATIVES[code].search(sentence):
        yield f"two reasons: {found[0]}"
    if found := _LESS.search(sentence):
        yield f"less told as as much: {found[0]}"
    if found := _DANGLING[code].search(sentence):
        yield f"named elsewhere: {found[0]}"


def comparisons(finding: Finding) -> Iterator[str]:
    """Yield comparisons that the numbers, as they are written, do not bear."""
    for told in finding.told:
        way = told.key.rpartition(".")[2]
        if told.key.startswith("story.variety_alike."):
            # The share of all is many or few first, then the largest group among them.
            way = {"many": "more", "few": "less"}.get(told.key.split(".")[-2], "")
        own = next((told.filled[name] for name in ("share", "value", "number") if name in told.filled), None)
        other = next((told.filled[name] for name in ("national", "middle") if name in told.filled), None)
        if way not in ("more", "less") or own is None or other is None or own.unit != other.unit:
            continue
        if (own.shown > other.shown) != (way == "more") or own.shown == other.shown:
            yield f"{told.key}: {own.shown} beside {other.shown}"


def zeros(finding: Finding, language: Language) -> Iterator[str]:
    """Yield numbers that are written as nothing while there is something."""
    for told in finding.told:
        for name, quantity in told.filled.items():
            number = isinstance(quantity.value, float) and quantity.known and quantity.value
            if number and _NOTHING.fullmatch(re.sub(r"[^\d.,<]", "", quantity.write(language))):
                yield f"{told.key}: {name} of {quantity.value} is told as {quantity.write(language)}"


def _value(written: str) -> float:
    return float(written.replace(",", "."))
