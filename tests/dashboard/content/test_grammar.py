"""None, one and several; names; countries: what fills a text fits in it."""

import re
from collections.abc import Iterator, Mapping

import pytest

from dashboard.content import LANGUAGES, texts
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language
from data_sources.catalogue import groups
from tests.dashboard.content.kinds import faults
from tests.dashboard.content.told import sentences

COUNTS = {"count", "n", "unsure", "near", "window", "more"}
"""Names of the gap for the number that decides the form of a text."""

CONTROLS = {"share.kept", "briefing.ready", "legend.unsure"}
"""Texts of controls and legends, where one is a number as two is."""

FORMLESS = {"trends.multiples.passed_one", "trends.multiples.fell_one", "eigen_cijfers.rows"}
"""Where the forms for one and for several need not differ in what they count."""

PARTS = re.compile(r"start\.told|steps\.(who|variety)")
"""One in so many, and several: in English they have the same."""


def counted(code: str) -> list[str]:
    """The texts of which a number decides the form."""
    found = texts(code)
    return [key.removesuffix(".one") for key in found if key.endswith(".one")]


def decides(said: Mapping[str, str], key: str) -> set[str]:
    """The gap of the number that decides, which the form for one has in words."""
    gaps = [set(re.findall(r"{(\w+)}", said[f"{key}.{form}"])) & COUNTS for form in ("other", "one")]
    return gaps[0] - gaps[1] if key not in CONTROLS else gaps[0]


def filled(language: Language, key: str, number: int) -> str:
    """A counted text with its number, and 12 in every other gap."""
    said = texts(language.code)
    forms = " ".join(said.get(f"{key}.{form}", "") for form in ("none", "one", "other"))
    given: dict[str, object] = dict.fromkeys(re.findall(r"{(\w+)}", forms), "12")
    return language.count(key, number, **given | dict.fromkeys(decides(said, key), str(number)))


def oddities(sentence: str) -> Iterator[str]:
    """Yield what is odd in the shape of a sentence: doubled words, gaps, stray signs, no capital, no stop."""
    for kind, pattern in {
        "a word twice": r"(?i)\b([a-zà-ÿ]+) \1\b",
        "a gap": r"[{}]|\bNone\b|\bnan\b",
        "a stray space": r"  |\s[,.;:?!)]|\(\s|\(\)",
        "two brackets": r"\)\s?\(|\(\(",
        "no capital": r"^[a-zà-ÿ]",
        "no stop": r"[^.?!]$",
    }.items():
        if found := re.search(pattern, sentence):
            yield f"{kind}: {found[0]}"
    if sentence.count("(") != sentence.count(")"):
        yield "brackets that do not close"


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_is_a_word_and_no_number(code):
    language = Language(code)
    found = {key: filled(language, key, 1) for key in counted(code) if key not in CONTROLS}
    assert len(found) > 50
    digit = re.compile(r"(?<![\d.,])\b1 (?!januari|January|op de|in 12)")
    assert {key: said for key, said in found.items() if digit.search(said) or [*faults(said, code)]} == {}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("number", [0, 2])
def test_none_and_several_have_the_plural_or_words_of_their_own(code, number):
    language, said = Language(code), texts(code)
    for key in counted(code):
        form = "none" if number == 0 and f"{key}.none" in said else "other"
        told = filled(language, key, number)
        gaps = decides(said, key)
        assert (str(number) in re.findall(r"\d+", told)) == (bool(gaps) and form == "other"), (key, told)
        assert key in FORMLESS or (code == "en" and PARTS.match(key)) or told != filled(language, key, 1), key


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("classification", ["herkomst", "migratieachtergrond"])
def test_what_residents_of_every_group_have_can_stand_in_a_sentence(code, classification):
    language = Language(code)
    for name in [*(group.name for group in groups()), "Benin"]:
        having = language.having(name, classification)
        article = {"nl": r"een |als ", "en": r"an? |another |the "}[code]
        assert re.match(article, having), having
        assert language.say(f"having.{classification}.noun") in having
        assert not re.search(
            r"(?i)\boverige? (?!niet|Ned|herk|acht)|\bother\b|in (Verenigd|United|Filip|Phil)", having
        )
        assert not list(oddities(f"Het is {having}.")), having
        assert not list(faults(having, code)), having


@pytest.mark.parametrize(
    ("names", "nl", "en"),
    [
        (("Goes",), "Goes", "Goes"),
        (("'s-Gravenhage", "Goes"), "'s-Gravenhage en Goes", "'s-Gravenhage and Goes"),
        (
            ("Bergen (NH.)", "Súdwest-Fryslân", "Urk"),
            "Bergen (NH.), Súdwest-Fryslân en Urk",
            "Bergen (NH.), Súdwest-Fryslân and Urk",
        ),
    ],
)
def test_names_are_listed_as_they_are(names, nl, en):
    told = Quantity(names, "names")
    assert (told.write(Language("nl")), told.write(Language("en"))) == (nl, en)


@pytest.mark.slow
@pytest.mark.xdist_group("all stories")
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_of_the_sample_has_an_odd_shape(snapshot, code):
    # A name that ends in brackets, such as Bergen (NH.), is as it is.
    shaped = ((where, re.sub(r" \(\w{1,3}\.\)", "", said)) for where, said in sentences(snapshot, code))
    assert [(where, odd, said) for where, said in shaped for odd in oddities(said)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "Het aandeel van van Goes.",
        "Het aandeel van {name}.",
        "Het aandeel in Goes , meer dan landelijk.",
        "Een herkomst in Europa (zonder Nederland) (1 januari 2025).",
        "het aandeel in Goes.",
        "Het aandeel in Goes",
        "Het aandeel (in Goes.",
    ],
)
def test_an_odd_shape_is_found(wrong):
    assert list(oddities(wrong))
    assert not list(oddities("Het aandeel in 's-Gravenhage (4,1%; 2025)."))
