"""What Debian's Hunspell, and a list of words of our own, say of the spelling of texts."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

DICTIONARIES = {"nl": "nl", "en": "en_GB"}
"""Of each language the name of its dictionary (hunspell-nl, hunspell-en-gb)."""

_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"  # of our alphabet: formulas have others
_WORD = re.compile(rf"(?<!\w){_LETTER}+(?:['’-]{_LETTER}+)*(?!\w)")


def words(text: str) -> set[str]:
    """Return the words of a text; with the apostrophes and hyphens within them.

    Examples
    --------
    >>> sorted(words("Eén op 5: thema's van WRR-rapporten, 2018."))
    ['Eén', 'WRR-rapporten', 'op', "thema's", 'van']
    """
    return {found.replace("’", "'") for found in _WORD.findall(text)}


@cache
def own(code: str) -> tuple[str, ...]:
    """Return our own words, in the order of the list."""
    file = Path(__file__).parent / f"words_{code}.txt"
    return tuple(file.read_text(encoding="utf-8").splitlines())


def misspelled(asked: Iterable[str], code: str, known: Iterable[str] = ()) -> set[str]:
    """Return those of some words that the dictionary does not have, nor others that are known.

    With a hyphen, or as an owner (`'s`), a word is known where its parts are. At the start of a sentence it has a
    capital that neither need know; a capital that is wanted is never missed.
    """
    given = set(known)
    parts = {word: (word, *word.removesuffix("'s").split("-")) for word in asked}
    small = {part: part[:1].lower() + part[1:] for found in parts.values() for part in found}
    wrong = _unknown(frozenset(small) | frozenset(small.values()), code) - given
    right = {part for part in small if not {part, small[part]} <= wrong}
    return {word for word, found in parts.items() if word not in right and not right.issuperset(found[1:])}


def _unknown(asked: frozenset[str], code: str) -> set[str]:
    if not asked:
        return set()
    _there(code)
    said = _hunspell(code, "\n".join(sorted(asked)))
    found = set(said.stdout.split())
    assert not said.stderr and found <= asked, f"{said.stderr} {found - asked}"
    return found


@cache
def _there(code: str) -> None:
    """Where Hunspell or a dictionary is not here the test is skipped, except where it must run (CI)."""
    if shutil.which("hunspell") is None or _hunspell(code, "").returncode:
        if os.environ.get("CI"):
            pytest.fail(f"no hunspell with {DICTIONARIES[code]} here, and these tests must run")
        pytest.skip(f"no hunspell with {DICTIONARIES[code]} here")


def _hunspell(code: str, given: str) -> subprocess.CompletedProcess[str]:
    command = ["hunspell", "-d", DICTIONARIES[code], "-i", "utf-8", "-l"]
    return subprocess.run(command, input=given, capture_output=True, text=True)
